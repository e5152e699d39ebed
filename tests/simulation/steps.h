// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/player.h"

#include <rapidcheck.h>
#include <vector>

namespace unknot::test {

/// Any steps; changes of the settings begin at these.
[[nodiscard]] rc::Gen<std::vector<Step>> steps(const Settings& settings,
                                               Duration longest_gap = std::chrono::hours{48});

/// The evening before Berlin's clocks go back: the hour that comes twice is near.
[[nodiscard]] Stamp some_friday_night();

/// Everything as short as may be set.
[[nodiscard]] Settings hasty_settings();

/// For the report of a failure.
std::ostream& operator<<(std::ostream& out, const Step& step);

} // namespace unknot::test
