// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/local_day.h"

#include "daemon/file_watch.h"

#include <cstdlib>
#include <date/tz.h>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace unknot {
namespace {

/// The zone that $TZ names: "Europe/Berlin", ":Europe/Berlin" or the path of its file; "" is UTC.
std::string zone_of_variable(std::string_view value) {
    constexpr std::string_view folder = "zoneinfo/";
    if (value.starts_with(':'))
        value.remove_prefix(1);
    if (const auto at = value.find(folder); at != value.npos)
        value.remove_prefix(at + folder.size());
    return value.empty() ? "Etc/UTC" : std::string{value};
}

/// No zone has a rule for this time: the database ends with the years that date can count.
bool is_the_end(date::sys_seconds change) {
    return change >= date::sys_days{date::year{9999} / 1 / 1};
}

/// The period that lasts until the offset changes: the database also begins one when only the name changes.
date::sys_info until_offset_changes(const date::time_zone& zone, date::sys_info info) {
    while (!is_the_end(info.end)) {
        const auto next = zone.get_info(info.end);
        if (next.offset != info.offset || next.end <= info.end)
            break;
        info.end = next.end;
    }
    return info;
}

const date::time_zone& find_zone(const std::string& name) {
    try {
        return *date::locate_zone(name);
    } catch (const std::runtime_error&) {
        throw std::runtime_error{"the time zone database of the system does not know the zone \"" + name +
                                 "\""};
    }
}

UtcTime now_in_utc() {
    return std::chrono::floor<UtcTime::duration>(std::chrono::system_clock::now());
}

} // namespace

std::string zone_in_force() {
    if (const char* variable = std::getenv("TZ"))
        return zone_of_variable(variable);
    try {
        return date::current_zone()->name();
    } catch (const std::runtime_error&) {
        throw std::runtime_error{"/etc/localtime does not lead to a zone of the time zone database"};
    }
}

std::string zone_in_force_or_utc() {
    try {
        return zone_in_force();
    } catch (const std::runtime_error&) {
        return "UTC";
    }
}

Zone zone_at(UtcTime when, const std::string& zone_name) {
    const auto& zone = find_zone(zone_name);
    const auto moment = std::chrono::floor<std::chrono::seconds>(when);
    const auto info = until_offset_changes(zone, zone.get_info(moment));
    if (is_the_end(info.end))
        return {.offset = info.offset, .until = UtcTime::max(), .offset_after = info.offset};
    return {.offset = info.offset, .until = info.end, .offset_after = zone.get_info(info.end).offset};
}

Stamp Clocks::stamp_now() {
    const auto utc = now_in_utc();
    return {.now = boot_now(), .asleep = sleep_.asleep_since_boot(), .utc = utc, .zone = zone_now(utc)};
}

Zone Clocks::zone_now(UtcTime now) {
    if (!zone_ || now >= zone_->until || now < zone_known_from_) {
        zone_ = look_up(now);
        zone_known_from_ = now;
    }
    return *zone_;
}

Zone Clocks::look_up(UtcTime now) {
    try {
        auto zone = zone_at(now, zone_in_force());
        warned_.clear();
        return zone;
    } catch (const std::runtime_error& error) {
        const auto sentence = std::string{error.what()} + "; days are counted in UTC";
        if (std::exchange(warned_, sentence) != sentence)
            warn_(sentence);
        return {};
    }
}

Registration on_zone_changed(EventLoop& loop, EventLoop::Callback react, const std::filesystem::path& link) {
    if (std::getenv("TZ"))
        return {};
    return on_file_changed(loop, link, std::move(react));
}

} // namespace unknot
