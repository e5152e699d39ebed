// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/wayland_connection.h"

#include "daemon/boot_clock.h"

#include <cerrno>
#include <cstdlib>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/epoll.h>
#include <utility>

namespace unknot {
namespace {

wl_display* connect_to_compositor() {
    if (auto* display = wl_display_connect(nullptr))
        return display;
    const char* name = std::getenv("WAYLAND_DISPLAY");
    throw std::runtime_error{"cannot connect to the Wayland compositor at WAYLAND_DISPLAY=" +
                             std::string{name && *name ? name : "wayland-0"}};
}

} // namespace

WaylandConnection::WaylandConnection(EventLoop& loop, Reactions reactions)
    : loop_{loop},
      reactions_{std::move(reactions)},
      display_{connect_to_compositor()},
      awaited_{EPOLLIN} {
    checked(sd_event_add_io(loop_.handle(), io_.slot(), wl_display_get_fd(display()), awaited_, on_io, this),
            "cannot wait for the Wayland compositor");
}

WaylandConnection::~WaylandConnection() = default;

int WaylandConnection::on_io(sd_event_source*, int, std::uint32_t events, void* self) {
    auto& connection = *static_cast<WaylandConnection*>(self);
    connection.loop_.guard([&] {
        if (events & ~static_cast<std::uint32_t>(EPOLLOUT))
            connection.receive();
        const bool was_congested = connection.congested();
        connection.flush();
        if (was_congested && !connection.congested())
            connection.reactions_.drained();
    });
    return 0;
}

void WaylandConnection::flush() {
    if (!io_.get())
        return;
    const bool sent = wl_display_flush(display()) >= 0;
    if (sent || errno == EPIPE) // after which there may be a last word to read, and then the end
        wait_for(EPOLLIN);
    else if (errno == EAGAIN)
        wait_for(EPOLLIN | EPOLLOUT);
    else
        lose();
}

bool WaylandConnection::congested() const {
    return (awaited_ & EPOLLOUT) != 0;
}

void WaylandConnection::wait_for(std::uint32_t events) {
    if (std::exchange(awaited_, events) != events)
        checked(sd_event_source_set_io_events(io_.get(), events), "cannot wait for the Wayland compositor");
}

/// Reads what is there, without waiting.
void WaylandConnection::receive() {
    bool works = true;
    while (works && wl_display_prepare_read(display()) != 0)
        works = wl_display_dispatch_pending(display()) >= 0;
    works = works && wl_display_read_events(display()) >= 0 && wl_display_dispatch_pending(display()) >= 0;
    if (!works)
        lose();
}

void WaylandConnection::serve_until(const std::function<bool()>& done, Duration at_most) {
    const auto give_up = boot_now() + at_most;
    flush();
    while (io_.get() && !done()) {
        const auto left = give_up - boot_now();
        pollfd readable{wl_display_get_fd(display()), POLLIN, 0};
        if (left <= Duration{0} || ::poll(&readable, 1, static_cast<int>(left.count())) <= 0)
            return;
        receive();
    }
}

void WaylandConnection::lose() {
    io_.end();
    telling_ = loop_.defer(reactions_.lost);
}

} // namespace unknot
