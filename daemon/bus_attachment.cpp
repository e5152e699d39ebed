// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/event_loop.h"
#include "daemon/sources.h"

#include <sdbus-c++/sdbus-c++.h>
#include <sys/epoll.h>

namespace unknot {
namespace {

/// A bus connection in the loop. Before each sleep it asks the connection what to wait for, since any
/// callback of the loop may have queued something to send, or begun a call with a timeout.
class AttachedBus : public Registered {
public:
    AttachedBus(EventLoop& loop, sdbus::IConnection& connection, EventLoop::Callback hung_up)
        : loop_{loop},
          connection_{connection},
          hung_up_{std::move(hung_up)} {
        add_readable();
        add_timeout();
        checked(sd_event_add_defer(loop_.handle(), loss_.slot(), on_loss, this), "cannot wait for a bus");
        checked(sd_event_source_set_enabled(loss_.get(), SD_EVENT_OFF), "cannot wait for a bus");
    }

    [[nodiscard]] EventLoop& loop() const { return loop_; }

    void end() override {
        readable_.end();
        timeout_.end();
        loss_.end();
    }

private:
    static int on_io(sd_event_source*, int, std::uint32_t, void* data) {
        return dispatch(*static_cast<AttachedBus*>(data), &AttachedBus::process);
    }

    static int on_timeout(sd_event_source*, std::uint64_t, void* data) {
        return dispatch(*static_cast<AttachedBus*>(data), &AttachedBus::process);
    }

    static int on_sleep(sd_event_source*, void* data) {
        return dispatch(*static_cast<AttachedBus*>(data), &AttachedBus::prepare);
    }

    static int on_loss(sd_event_source*, void* data) {
        return dispatch(*static_cast<AttachedBus*>(data), &AttachedBus::tell_loss);
    }

    void add_readable() {
        const int fd = connection_.getEventLoopPollData().fd;
        checked(sd_event_add_io(loop_.handle(), readable_.slot(), fd, 0, on_io, this),
                "cannot wait for a bus");
        checked(sd_event_source_set_prepare(readable_.get(), on_sleep), "cannot wait for a bus");
    }

    void add_timeout() {
        checked(sd_event_add_time(loop_.handle(), timeout_.slot(), CLOCK_MONOTONIC, 0, 1, on_timeout, this),
                "cannot wait for a bus");
        checked(sd_event_source_set_enabled(timeout_.get(), SD_EVENT_OFF), "cannot wait for a bus");
    }

    void prepare() {
        try {
            wait_for_what_it_wants();
        } catch (const sdbus::Error&) {
            lose();
        }
    }

    void wait_for_what_it_wants() {
        const auto poll = connection_.getEventLoopPollData();
        checked(sd_event_source_set_io_events(readable_.get(), static_cast<std::uint32_t>(poll.events)),
                "cannot wait for a bus");
        const bool limited = poll.timeout_usec != UINT64_MAX;
        checked(sd_event_source_set_time(timeout_.get(), poll.timeout_usec), "cannot wait for a bus");
        checked(sd_event_source_set_enabled(timeout_.get(), limited ? SD_EVENT_ONESHOT : SD_EVENT_OFF),
                "cannot wait for a bus");
    }

    /// One message. Errors of callbacks are caught by sdbus-c++, so an error here is one of the connection.
    void process() {
        try {
            connection_.processPendingRequest();
        } catch (const sdbus::Error&) {
            lose();
        }
    }

    void lose() {
        readable_.end();
        timeout_.end();
        if (loss_.get()) // else the owner let go while a message was processed
            checked(sd_event_source_set_enabled(loss_.get(), SD_EVENT_ONESHOT),
                    "cannot report the loss of a bus");
    }

    void tell_loss() { hung_up_(); }

    EventLoop& loop_;
    sdbus::IConnection& connection_;
    EventLoop::Callback hung_up_;
    Source readable_;
    Source timeout_;
    Source loss_;
};

} // namespace

Registration EventLoop::attach(sdbus::IConnection& connection, Callback hung_up) {
    return Registration{std::make_shared<AttachedBus>(*this, connection, std::move(hung_up))};
}

} // namespace unknot
