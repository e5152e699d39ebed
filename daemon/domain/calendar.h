// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/settings.h"
#include "daemon/domain/time.h"

#include <optional>
#include <vector>

/// Working hours and times of day, on the clock of the wall.
namespace unknot {

/// Is this local time within working hours?
[[nodiscard]] bool within(const WorkingHours& hours, LocalTime time);

/// The first local time after `time` at which within() changes, looking a week ahead.
[[nodiscard]] std::optional<LocalTime> next_change(const WorkingHours& hours, LocalTime time);

/// The first of the times of day after `time`, today or tomorrow.
[[nodiscard]] std::optional<LocalTime> next_time(const std::vector<TimeOfDay>& times, LocalTime time);

} // namespace unknot
