// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <compare>
#include <type_traits>

namespace unknot {

/// Time since boot, suspended time included (CLOCK_BOOTTIME). It has no now(): only daemon/boot_clock.cpp
/// reads the real one, so nothing in the domain can look at a clock.
struct BootClock {
    using rep = std::chrono::milliseconds::rep;
    using period = std::chrono::milliseconds::period;
    using duration = std::chrono::milliseconds;
    using time_point = std::chrono::time_point<BootClock>;
    static constexpr bool is_steady = true;
};

/// How long; milliseconds.
using Duration = BootClock::duration;
/// When, for deadlines and lengths. Means nothing after a reboot.
using Instant = BootClock::time_point;

/// When, for storage: UTC, milliseconds since 1970. May jump when somebody sets the clock.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;
/// What the clock on the wall shows in the zone in force.
using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;
/// On which day; see day_of() for where a day starts.
using LocalDay = std::chrono::local_days;

static_assert(!std::is_convertible_v<std::chrono::system_clock::time_point, Instant>);
static_assert(!std::is_convertible_v<UtcTime, Instant> && !std::is_convertible_v<LocalTime, UtcTime>);
static_assert(!std::is_convertible_v<int, Duration>);

/// The zone in force: its offset from UTC, and the next change of that offset (daylight saving).
/// daemon/local_day.* makes it from the time zone database; the domain only calculates with it.
struct Zone {
    std::chrono::seconds offset{0};       ///< local time minus UTC, now
    UtcTime until = UtcTime::max();       ///< when the offset changes next
    std::chrono::seconds offset_after{0}; ///< the offset from then on

    friend bool operator==(const Zone&, const Zone&) = default;
};

/// Both clocks at one moment. Every event carries one.
struct Stamp {
    Instant now;        ///< CLOCK_BOOTTIME
    Duration asleep{0}; ///< suspended since boot, in all: CLOCK_BOOTTIME - CLOCK_MONOTONIC
    UtcTime utc;        ///< CLOCK_REALTIME
    Zone zone;

    friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// The local time at a UTC time, given the zone rule of now.
[[nodiscard]] constexpr LocalTime to_local(UtcTime utc, const Zone& zone) {
    const auto offset = utc < zone.until ? zone.offset : zone.offset_after;
    return LocalTime{utc.time_since_epoch() + offset};
}

[[nodiscard]] constexpr LocalTime local(const Stamp& at) {
    return to_local(at.utc, at.zone);
}

/// The UTC time at which the wall shows `local`: the first of two when it is ambiguous; the moment of the
/// change when it is skipped. Right up to the second offset change from now, about half a year ahead.
[[nodiscard]] constexpr UtcTime to_utc(LocalTime local, const Zone& zone) {
    const UtcTime before{local.time_since_epoch() - zone.offset};
    if (before < zone.until)
        return before;
    const UtcTime after{local.time_since_epoch() - zone.offset_after};
    return after < zone.until ? zone.until : after;
}

/// The boot time at which the wall clock will show `target`, if nobody sets it until then.
[[nodiscard]] constexpr Instant instant_of(UtcTime target, const Stamp& now) {
    return now.now + (target - now.utc);
}

/// The day that a local time belongs to, when days start at `day_starts_at` after midnight.
[[nodiscard]] constexpr LocalDay day_of(LocalTime time, Duration day_starts_at) {
    return std::chrono::floor<std::chrono::days>(time - day_starts_at);
}

} // namespace unknot
