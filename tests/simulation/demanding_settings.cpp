// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/machine.h"

namespace unknot::test {

Settings demanding_settings() {
    Settings settings = plan("balanced");
    settings.reminders.push_back({.name = "rest",
                                  .kind = Kind::move,
                                  .every = 90min,
                                  .length = 3min,
                                  .at = {},
                                  .firmness = Firmness::insist,
                                  .message = {}});
    settings.reminders.push_back({.name = "strict",
                                  .kind = Kind::custom,
                                  .every = 150min,
                                  .length = 1min,
                                  .clock = ClockKind::screen,
                                  .at = {},
                                  .firmness = Firmness::enforce,
                                  .message = {}});
    settings.reminders.push_back({.name = "wrists",
                                  .kind = Kind::custom,
                                  .every = 40min,
                                  .length = 30s,
                                  .clock = ClockKind::hands,
                                  .at = {},
                                  .message = {}});
    settings.reminders.push_back({.name = "coffee",
                                  .kind = Kind::custom,
                                  .length = 10min,
                                  .clock = ClockKind::wall,
                                  .at = {10h + 30min},
                                  .message = {}});
    settings.reminders.push_back({.name = "sit",
                                  .kind = Kind::posture,
                                  .every = 30min,
                                  .length = 20s,
                                  .clock = ClockKind::standing,
                                  .at = {},
                                  .message = {}});
    settings.has_hours = true;
    for (int day = 0; day < 5; ++day)
        settings.hours[static_cast<std::size_t>(day)] = {{8h + 30min, 12h + 30min}, {13h, 18h}};
    return settings;
}

} // namespace unknot::test
