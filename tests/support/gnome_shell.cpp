// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gnome_shell.h"

#include "tests/support/eventually.h"

#include <cstdint>
#include <sdbus-c++/sdbus-c++.h>
#include <stdexcept>

namespace unknot::test {
namespace {

using namespace std::chrono_literals;

constexpr auto remote_desktop = "org.gnome.Mutter.RemoteDesktop";
constexpr auto session_interface = "org.gnome.Mutter.RemoteDesktop.Session";
constexpr std::uint32_t key_a = 30;

/// Input reaches the shell by a thread of its own, a moment after the call is answered.
void let_it_arrive() {
    (void)eventually(50ms, [] { return false; });
}

} // namespace

GnomeShell::GnomeShell(const SessionBus& bus)
    : Compositor{"wayland-0"},
      bus_{bus},
      connection_{bus.connect()} {
    require_installed("gnome-shell", "gnome-shell");
    launch({{"gnome-shell", "--headless", "--virtual-monitor", "1280x720", "--wayland", "--no-x11"},
            {{"DBUS_SESSION_BUS_ADDRESS", bus.address()},
             {"DBUS_SYSTEM_BUS_ADDRESS", system_bus_.address()},
             {"XDG_CURRENT_DESKTOP", "GNOME"},
             {"GSETTINGS_BACKEND", "memory"}}});
}

GnomeShell::~GnomeShell() = default;

void GnomeShell::restart() {
    hands_.reset();
    constexpr int most_tries = 3;
    for (int tried = 1;; ++tried) {
        try {
            Compositor::restart();
            wait_until_started();
            break;
        } catch (const std::runtime_error&) {
            if (tried == most_tries)
                throw;
        }
    }
    take_the_keyboard();
}

void GnomeShell::wait_until_started() const {
    const auto started = [this] {
        return (process().output() + process().errors()).find("GNOME Shell started") != std::string::npos;
    };
    if (!eventually(15s, started) || !bus_.wait_for(remote_desktop))
        throw std::runtime_error{"gnome-shell does not start: " + process().errors()};
}

void GnomeShell::take_the_keyboard() {
    sdbus::ObjectPath session;
    sdbus::createProxy(*connection_, remote_desktop, "/org/gnome/Mutter/RemoteDesktop")
        ->callMethod("CreateSession")
        .onInterface(remote_desktop)
        .storeResultsTo(session);
    hands_ = sdbus::createProxy(*connection_, remote_desktop, session);
    hands_->callMethod("Start").onInterface(session_interface);
}

void GnomeShell::press_a_key() {
    for (const bool pressed : {true, false})
        hands_->callMethod("NotifyKeyboardKeycode")
            .onInterface(session_interface)
            .withArguments(key_a, pressed);
    let_it_arrive();
}

void GnomeShell::move_the_pointer() {
    hands_->callMethod("NotifyPointerMotionRelative").onInterface(session_interface).withArguments(5.0, 5.0);
    let_it_arrive();
}

} // namespace unknot::test
