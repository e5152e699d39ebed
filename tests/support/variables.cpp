// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/variables.h"

#include <array>
#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace unknot::test {
namespace {

void change(const std::string& name, const std::optional<std::string>& value) {
    if (value)
        ::setenv(name.c_str(), value->c_str(), 1);
    else
        ::unsetenv(name.c_str());
}

std::optional<std::string> value_of(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value ? std::optional<std::string>{value} : std::nullopt;
}

bool leads_to_the_desktop(std::string_view name) {
    static constexpr std::array names{"DISPLAY",    "WAYLAND_DISPLAY",    "WAYLAND_SOCKET", "XAUTHORITY",
                                      "HOME",       "NOTIFY_SOCKET",      "WATCHDOG_USEC",  "WATCHDOG_PID",
                                      "LISTEN_FDS", "DESKTOP_SESSION",    "SWAYSOCK",       "USER",
                                      "LOGNAME",    "GNOME_SETUP_DISPLAY"};
    for (const std::string_view each : names)
        if (name == each)
            return true;
    return name.starts_with("XDG_") || name.starts_with("DBUS_");
}

} // namespace

ChangedVariables::ChangedVariables(const Variables& changes) {
    for (const auto& [name, value] : changes) {
        before_[name] = value_of(name);
        change(name, value);
    }
}

ChangedVariables::~ChangedVariables() {
    for (const auto& [name, value] : before_)
        change(name, value);
}

Variables neutral_environment() {
    Variables kept;
    for (char** entry = environ; *entry; ++entry) {
        const std::string_view whole{*entry};
        const auto name = whole.substr(0, whole.find('='));
        if (name.size() < whole.size() && !leads_to_the_desktop(name))
            kept.emplace(name, whole.substr(name.size() + 1));
    }
    return kept;
}

} // namespace unknot::test
