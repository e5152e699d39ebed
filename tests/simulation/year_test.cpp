// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/machine.h"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

namespace {

void require_kept(const Machine& machine) {
    for (const std::string& sentence : machine.promises().broken())
        FAIL_CHECK(sentence);
}

} // namespace

TEST_CASE("a year at a desk keeps every promise, whatever the settings and the seed") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        Machine machine{seed, demanding_settings()};
        machine.live(364);
        require_kept(machine);
        const Probes& seen = machine.promises().seen;
        MESSAGE("events " << machine.events() << " prompts " << seen.prompts << " merged " << seen.merged
                          << " held " << seen.held << " withdrawn " << seen.withdrawn << " credits "
                          << seen.credits << " drops " << seen.drops << " breaks " << seen.breaks << "/"
                          << seen.breaks_finished << " snoozes " << seen.snoozes << " expired "
                          << seen.expired << " quiet " << seen.quietened << " sleeps " << seen.sleeps_told
                          << "/" << seen.sleeps_untold << " slept prompting " << seen.slept_while_prompting
                          << " break " << seen.slept_during_break << " wall " << seen.wall_set << " travel "
                          << seen.travels << " dst " << seen.offset_changes << " restarts " << seen.restarts
                          << " pauses " << seen.pauses_until << " settings " << seen.settings_changes
                          << " enforced " << seen.enforced << " undone " << seen.undone << " times "
                          << seen.times_of_day);
    }
}
