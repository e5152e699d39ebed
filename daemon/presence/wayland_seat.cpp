// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/wayland_seat.h"

#include <string_view>
#include <utility>
#include <wayland-client-protocol.h>

namespace unknot {

void WaylandSeat::Destroy::operator()(wl_registry* registry) const {
    wl_registry_destroy(registry);
}

void WaylandSeat::Destroy::operator()(wl_seat* seat) const {
    wl_seat_destroy(seat);
}

void WaylandSeat::Destroy::operator()(wl_callback* callback) const {
    wl_callback_destroy(callback);
}

WaylandSeat::WaylandSeat(wl_display* display, std::function<void()> answered, std::function<void()> withdrawn)
    : answered_{std::move(answered)},
      withdrawn_{std::move(withdrawn)},
      registry_{wl_display_get_registry(display)},
      question_{wl_display_sync(display)} {
    static constexpr wl_registry_listener globals{on_global, on_global_removed};
    static constexpr wl_callback_listener answer{on_answered};
    wl_registry_add_listener(registry_.get(), &globals, this);
    wl_callback_add_listener(question_.get(), &answer, this);
}

WaylandSeat::~WaylandSeat() = default;

std::optional<std::string> WaylandSeat::fault() const {
    if (!protocol_)
        return "the Wayland compositor offers neither " + known_idle_protocols();
    if (!seat_)
        return "the Wayland compositor has no seat";
    return std::nullopt;
}

void WaylandSeat::on_global(void* self, wl_registry* registry, std::uint32_t name, const char* interface,
                            std::uint32_t version) {
    auto& seat = *static_cast<WaylandSeat*>(self);
    if (seat.has_answered())
        return; // the choice is made
    if (!seat.seat_ && std::string_view{interface} == wl_seat_interface.name) {
        seat.seat_.reset(static_cast<wl_seat*>(wl_registry_bind(registry, name, &wl_seat_interface, 1)));
        seat.seat_name_ = name;
    } else if (auto offered = bind_idle_protocol(registry, name, interface, version);
               offered && (!seat.protocol_ || offered->rank() > seat.protocol_->rank())) {
        seat.protocol_ = std::move(offered);
        seat.protocol_name_ = name;
    }
}

void WaylandSeat::on_global_removed(void* self, wl_registry*, std::uint32_t name) {
    auto& seat = *static_cast<WaylandSeat*>(self);
    if ((seat.seat_ && name == seat.seat_name_) || (seat.protocol_ && name == seat.protocol_name_))
        seat.withdrawn_();
}

void WaylandSeat::on_answered(void* self, wl_callback*, std::uint32_t) {
    auto& seat = *static_cast<WaylandSeat*>(self);
    seat.question_.reset();
    seat.answered_();
}

} // namespace unknot
