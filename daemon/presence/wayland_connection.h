// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "daemon/sources.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <wayland-client-core.h>

namespace unknot {

/// A connection to the Wayland compositor at $WAYLAND_DISPLAY, served by the loop: its events arrive as calls
/// of libwayland's listeners, in this thread. No exception may leave those, since libwayland is C: what may
/// throw there is wrapped in EventLoop::guard(). Nor may this be destroyed from there. Loop thread only; the
/// loop outlives this.
class WaylandConnection {
public:
    struct Reactions {
        EventLoop::Callback lost;    ///< once: it hung up, or found fault with us; this may be destroyed here
        EventLoop::Callback drained; ///< the end of congested()
    };

    /// Throws std::runtime_error with a sentence when nobody listens at the socket.
    WaylandConnection(EventLoop& loop, Reactions reactions);
    ~WaylandConnection();
    WaylandConnection(const WaylandConnection&) = delete;
    WaylandConnection& operator=(const WaylandConnection&) = delete;

    /// Valid as long as this; after the loss it takes requests and forgets them.
    [[nodiscard]] wl_display* display() const { return display_.get(); }

    /// Sends what was requested; call it after the last of some requests. What the compositor does not take
    /// at once follows when it does. Never blocks.
    void flush();

    /// The compositor takes in nothing at present. Few further requests have room (4 KiB in all): keep them.
    [[nodiscard]] bool congested() const;

    /// Serves the connection, and nothing else, until `done` or for so long at most.
    void serve_until(const std::function<bool()>& done, Duration at_most);

private:
    static int on_io(sd_event_source* source, int fd, std::uint32_t events, void* self);
    void wait_for(std::uint32_t events);
    void receive();
    void lose();

    struct Disconnect {
        void operator()(wl_display* display) const { wl_display_disconnect(display); }
    };

    EventLoop& loop_;
    Reactions reactions_;
    std::unique_ptr<wl_display, Disconnect> display_;
    Source io_; ///< none: lost
    std::uint32_t awaited_;
    Registration telling_;
};

} // namespace unknot
