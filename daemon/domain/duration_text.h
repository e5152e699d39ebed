// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/settings.h"
#include "daemon/domain/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace unknot {

/// A duration as people write it: "20 s", "30min", "1h30", "90", "1 h 5 m 10 s", "2.5 min", "0". A bare
/// number is seconds; a number behind hours without a unit is minutes. Units, each smaller than the one in
/// front of it, in either case: ms, s/sec/second(s), m/min/minute(s), h/hour(s), d/day(s). Fractions are
/// rounded to milliseconds. Nothing for anything else, for a negative one, and beyond 366 days.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);

/// As the file writes it, and parse_duration() reads it back the same: "20s", "30min", "1h30min", "1.5s",
/// "0s". `length` must not be negative.
[[nodiscard]] std::string duration_text(Duration length);

/// "10:30" or "9:05", 00:00 … 23:59; "24:00" only where `end_of_day` allows it.
enum class EndOfDay { allowed, refused };
[[nodiscard]] std::optional<TimeOfDay> parse_time_of_day(std::string_view text,
                                                         EndOfDay end_of_day = EndOfDay::refused);
[[nodiscard]] std::string time_of_day_text(TimeOfDay time);

/// "09:00-12:30"; "22:00-02:00" reaches into the next day.
[[nodiscard]] std::optional<HoursRange> parse_hours_range(std::string_view text);
[[nodiscard]] std::string hours_range_text(const HoursRange& range);

} // namespace unknot
