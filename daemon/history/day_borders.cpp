// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/day_borders.h"

#include <algorithm>
#include <date/tz.h>
#include <stdexcept>

namespace unknot::history {
namespace {

const date::time_zone& find_zone(const std::string& name) {
    try {
        return *date::locate_zone(name);
    } catch (const std::runtime_error&) {
        throw std::invalid_argument{"the time zone database of the system does not know the zone \"" + name +
                                    "\""};
    }
}

/// The first moment at which the wall shows it, or would show it if it were not jumped over.
UtcTime begin_of_day(LocalDay day, Duration starts_at, const date::time_zone& zone) {
    const date::local_time<Duration> wall{day.time_since_epoch() + starts_at};
    return zone.to_sys(wall, date::choose::earliest);
}

} // namespace

DayBorders::DayBorders(LocalDay first, LocalDay last, const DayRule& rule) {
    if (last < first || last - first >= max_days)
        throw std::invalid_argument{"expected at least one day and at most " +
                                    std::to_string(max_days.count())};
    const auto& zone = find_zone(rule.zone);
    for (LocalDay day = first; day <= last + std::chrono::days{1}; day += std::chrono::days{1})
        borders_.push_back(begin_of_day(day, rule.starts_at, zone));
}

std::size_t DayBorders::first_open_at(UtcTime when) const {
    const auto next = std::upper_bound(borders_.begin() + 1, borders_.end(), when);
    return static_cast<std::size_t>(next - borders_.begin()) - 1;
}

std::optional<std::size_t> DayBorders::day_at(UtcTime when) const {
    if (when < begin() || when >= end())
        return std::nullopt;
    return first_open_at(when);
}

} // namespace unknot::history
