// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/login_session.h"

#include <utility>

namespace unknot {

LoginSession::LoginSession(EventLoop& loop, sdbus::IConnection* system_bus, sdbus::IConnection* session_bus,
                           Listener& listener)
    : loop_{loop},
      listener_{listener} {
    if (system_bus)
        logind_.emplace(*system_bus, static_cast<Logind::Listener&>(*this));
    if (session_bus)
        screen_savers_.emplace(*session_bus, [this] { tell_locked(); });
}

void LoginSession::suspending() {
    loop_.guard([this] { listener_.suspending(); });
}

void LoginSession::resumed() {
    loop_.guard([this] { listener_.resumed(); });
}

void LoginSession::locked_hint(bool locked) {
    locked_hint_ = locked;
    tell_locked();
}

void LoginSession::tell_locked() {
    const bool locked = locked_hint_ || (screen_savers_ && screen_savers_->active());
    if (std::exchange(told_locked_, locked) != locked)
        loop_.guard([&] { listener_.locked(locked); });
}

void LoginSession::session_active(bool active) {
    if (std::exchange(told_active_, active) != active)
        loop_.guard([&] { listener_.session_active(active); });
}

std::vector<Finding> LoginSession::describe() const {
    return {describe_session(), describe_screen_lock()};
}

Finding LoginSession::describe_session() const {
    if (logind_)
        return logind_->describe();
    return {.part = "login session",
            .works = false,
            .detail = "the system bus cannot be reached, so suspend and switched sessions are not seen",
            .remedy = "Start the system bus (dbus), or set DBUS_SYSTEM_BUS_ADDRESS."};
}

Finding LoginSession::describe_screen_lock() const {
    std::string seen_by;
    if (logind_ && logind_->describe().works)
        seen_by = "logind";
    if (screen_savers_)
        for (const auto& name : screen_savers_->present())
            seen_by += (seen_by.empty() ? "" : ", ") + name;
    if (seen_by.empty())
        return {.part = "screen lock",
                .works = false,
                .detail = "neither logind nor a screen saver tells when the screen is locked",
                .remedy = "Nothing needs to be done: a locked screen is seen as absence after a while."};
    return {.part = "screen lock", .works = true, .detail = "told by " + seen_by, .remedy = {}};
}

} // namespace unknot
