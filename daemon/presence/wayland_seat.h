// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/presence/wayland_idle.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

struct wl_callback;
struct wl_display;
struct wl_seat;

namespace unknot {

/// What a compositor offers to watch input by: its first seat and its best idle protocol. Loop thread only.
class WaylandSeat {
public:
    /// `answered` is called once when the offer is known, `withdrawn` when part of it is taken back; both
    /// from libwayland, where this must not be destroyed. The display outlives this, and must be flushed.
    WaylandSeat(wl_display* display, std::function<void()> answered, std::function<void()> withdrawn);
    ~WaylandSeat();
    WaylandSeat(const WaylandSeat&) = delete;
    WaylandSeat& operator=(const WaylandSeat&) = delete;

    [[nodiscard]] bool has_answered() const { return !question_; }

    /// What keeps us from watching, as a sentence; nothing: all is there.
    [[nodiscard]] std::optional<std::string> fault() const;

    /// Valid when there is no fault.
    [[nodiscard]] const IdleProtocol& protocol() const { return *protocol_; }

    [[nodiscard]] std::unique_ptr<IdleNotification> notify(Duration after, IdleReactions reactions) const {
        return protocol_->notify(seat_.get(), after, std::move(reactions));
    }

private:
    static void on_global(void* self, wl_registry* registry, std::uint32_t name, const char* interface,
                          std::uint32_t version);
    static void on_global_removed(void* self, wl_registry* registry, std::uint32_t name);
    static void on_answered(void* self, wl_callback* question, std::uint32_t unused);

    struct Destroy {
        void operator()(wl_registry* registry) const;
        void operator()(wl_seat* seat) const;
        void operator()(wl_callback* callback) const;
    };

    std::function<void()> answered_;
    std::function<void()> withdrawn_;
    std::unique_ptr<wl_registry, Destroy> registry_;
    std::unique_ptr<wl_callback, Destroy> question_; ///< until the compositor has answered
    std::unique_ptr<wl_seat, Destroy> seat_;
    std::unique_ptr<IdleProtocol> protocol_;
    std::uint32_t seat_name_ = 0;
    std::uint32_t protocol_name_ = 0;
};

} // namespace unknot
