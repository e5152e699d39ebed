// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/gnome_break_reminders.h"

#include "daemon/holds/dconf.h"

#include <cstdlib>
#include <string_view>

namespace unknot {
namespace {

bool is_gnome() {
    const char* desktop = std::getenv("XDG_CURRENT_DESKTOP");
    return desktop && std::string_view{desktop}.find("GNOME") != std::string_view::npos;
}

} // namespace

std::optional<Finding> gnome_break_reminders() {
    if (!is_gnome())
        return std::nullopt;
    const auto kinds = dconf_strings(dconf_database(), "/org/gnome/desktop/break-reminders/selected-breaks");
    if (!kinds || kinds->empty())
        return std::nullopt;
    std::string named;
    for (const auto& kind : *kinds)
        named += (named.empty() ? "" : ", ") + kind;
    return Finding{.part = "GNOME's break reminders",
                   .works = false,
                   .detail = "GNOME reminds of breaks as well (" + named + "), so that you are asked twice",
                   .remedy = "Switch them off in GNOME's Settings under Wellbeing, or the same kinds here."};
}

} // namespace unknot
