// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stand_in_compositor.h"

#include <ext-idle-notify-v1-server.h>
#include <stdexcept>
#include <string>
#include <wayland-server.h>

namespace unknot::test {
namespace {

void destroy_resource(wl_client*, wl_resource* resource) {
    wl_resource_destroy(resource);
}

} // namespace

struct StandInCompositor::Server {
    explicit Server(StandInCompositor& its_owner) : owner{its_owner} {
        const auto socket = (owner.folder_.path() / "wayland").string();
        if (wl_display_add_socket(display, socket.c_str()) != 0)
            throw std::runtime_error{"cannot listen at " + socket};
    }

    ~Server() {
        wl_display_destroy_clients(display);
        wl_display_destroy(display);
    }

    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void serve() const {
        wl_event_loop_dispatch(wl_display_get_event_loop(display), 0);
        wl_display_flush_clients(display);
    }

    static void bind_seat(wl_client* client, void*, std::uint32_t version, std::uint32_t id) {
        wl_resource_create(client, &wl_seat_interface, static_cast<int>(version), id);
    }

    static void bind_notifier(wl_client* client, void* self, std::uint32_t version, std::uint32_t id) {
        static constexpr struct ext_idle_notifier_v1_interface requests {
            destroy_resource, notify<false>, notify<true>
        };

        auto* notifier =
            wl_resource_create(client, &ext_idle_notifier_v1_interface, static_cast<int>(version), id);
        wl_resource_set_implementation(notifier, &requests, self, nullptr);
    }

    template <bool input_only>
    static void notify(wl_client* client, wl_resource* notifier, std::uint32_t id, std::uint32_t timeout,
                       wl_resource*) {
        static constexpr struct ext_idle_notification_v1_interface requests { destroy_resource };

        auto* self = static_cast<Server*>(wl_resource_get_user_data(notifier));
        auto* notification = wl_resource_create(client, &ext_idle_notification_v1_interface,
                                                wl_resource_get_version(notifier), id);
        wl_resource_set_implementation(notification, &requests, self, forget);
        self->owner.asked_.push_back({std::chrono::milliseconds{timeout}, input_only, notification});
    }

    static void forget(wl_resource* gone) {
        auto* self = static_cast<Server*>(wl_resource_get_user_data(gone));
        std::erase_if(self->owner.asked_, [&](const auto& each) { return each.resource == gone; });
    }

    StandInCompositor& owner;
    wl_display* display = wl_display_create();
    wl_global* seat = nullptr;
};

StandInCompositor::StandInCompositor(EventLoop& loop, Offer offer)
    : server_{std::make_unique<Server>(*this)} {
    auto* display = server_->display;
    if (offer.seat)
        server_->seat = wl_global_create(display, &wl_seat_interface, 1, nullptr, Server::bind_seat);
    if (offer.idle_notify_version > 0)
        wl_global_create(display, &ext_idle_notifier_v1_interface, offer.idle_notify_version, server_.get(),
                         Server::bind_notifier);
    const int fd = wl_event_loop_get_fd(wl_display_get_event_loop(display));
    serving_ = loop.on_readable(fd, [this] { server_->serve(); });
}

StandInCompositor::~StandInCompositor() {
    serving_.end();
    server_.reset();
}

Variables StandInCompositor::variables() const {
    return {{"WAYLAND_DISPLAY", folder_.path() / "wayland"}, {"XDG_SESSION_TYPE", "wayland"}};
}

void StandInCompositor::idle(std::chrono::milliseconds after) {
    for (const auto& each : asked_)
        if (each.after == after)
            ext_idle_notification_v1_send_idled(static_cast<wl_resource*>(each.resource));
    wl_display_flush_clients(server_->display);
}

void StandInCompositor::resume(std::chrono::milliseconds after) {
    for (const auto& each : asked_)
        if (each.after == after)
            ext_idle_notification_v1_send_resumed(static_cast<wl_resource*>(each.resource));
    wl_display_flush_clients(server_->display);
}

void StandInCompositor::remove_seat() {
    wl_global_remove(server_->seat);
    wl_display_flush_clients(server_->display);
}

} // namespace unknot::test
