// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/effect.h"

#include <array>
#include <string_view>

namespace unknot::test {

/// How often the odd cases came up: a simulation that never met them proves nothing.
struct Probes {
    long prompts = 0;
    long prompts_in_pause = 0;
    long merged = 0;
    long asked_again = 0;
    long due = 0;
    long held = 0;
    long withdrawn = 0;
    long credits = 0;
    long drops = 0;
    long day_ended = 0;
    long breaks = 0;
    long breaks_finished = 0;
    long breaks_by_themselves = 0;
    long breaks_given_up = 0;
    long breaks_ended_by_hold = 0;
    long snoozes = 0;
    long skips = 0;
    long expired = 0;
    long closed = 0;
    long quietened = 0;
    long undone = 0;
    long enforced = 0;
    long panics = 0;
    long times_of_day = 0;
    long back_dated = 0;
    long bouts = 0;
    long sleeps_told = 0;
    long sleeps_untold = 0;
    long slept_while_prompting = 0;
    long slept_during_break = 0;
    long slept_while_paused = 0;
    long wall_set = 0;
    long wall_set_while_prompting = 0;
    long travels = 0;
    long offset_changes = 0;
    long restarts = 0;
    long restarts_while_held = 0;
    long power_cuts = 0;
    long pauses_until = 0;
    long settings_changes = 0;
    long refused = 0;
};

/// Counts what an effect shows.
void seen_effect(const Effect& effect, Probes& seen);
/// All of `more` on top.
void add(Probes& sum, const Probes& more);

struct NamedProbe {
    std::string_view name;
    long Probes::*count;
};

inline constexpr std::array named_probes{
    NamedProbe{"prompts", &Probes::prompts},
    NamedProbe{"prompts shown while the hands rest", &Probes::prompts_in_pause},
    NamedProbe{"merged prompts", &Probes::merged},
    NamedProbe{"prompts asked again", &Probes::asked_again},
    NamedProbe{"due", &Probes::due},
    NamedProbe{"held back", &Probes::held},
    NamedProbe{"taken back", &Probes::withdrawn},
    NamedProbe{"credits", &Probes::credits},
    NamedProbe{"drops", &Probes::drops},
    NamedProbe{"breaks", &Probes::breaks},
    NamedProbe{"finished breaks", &Probes::breaks_finished},
    NamedProbe{"breaks that opened by themselves", &Probes::breaks_by_themselves},
    NamedProbe{"breaks given up", &Probes::breaks_given_up},
    NamedProbe{"breaks ended by a hold", &Probes::breaks_ended_by_hold},
    NamedProbe{"snoozes", &Probes::snoozes},
    NamedProbe{"skips", &Probes::skips},
    NamedProbe{"prompts nobody answered", &Probes::expired},
    NamedProbe{"prompts closed", &Probes::closed},
    NamedProbe{"reminders that became quieter", &Probes::quietened},
    NamedProbe{"skips undone", &Probes::undone},
    NamedProbe{"moments in an enforced break", &Probes::enforced},
    NamedProbe{"panic exits", &Probes::panics},
    NamedProbe{"times of day", &Probes::times_of_day},
    NamedProbe{"absences found late", &Probes::back_dated},
    NamedProbe{"bouts", &Probes::bouts},
    NamedProbe{"sleeps that were told", &Probes::sleeps_told},
    NamedProbe{"sleeps that only the clocks know", &Probes::sleeps_untold},
    NamedProbe{"sleeps while a prompt was open", &Probes::slept_while_prompting},
    NamedProbe{"sleeps during a break", &Probes::slept_during_break},
    NamedProbe{"sleeps while paused", &Probes::slept_while_paused},
    NamedProbe{"clocks set", &Probes::wall_set},
    NamedProbe{"clocks set while a prompt was open", &Probes::wall_set_while_prompting},
    NamedProbe{"travels", &Probes::travels},
    NamedProbe{"changes of the offset", &Probes::offset_changes},
    NamedProbe{"restarts", &Probes::restarts},
    NamedProbe{"restarts while something held", &Probes::restarts_while_held},
    NamedProbe{"power cuts", &Probes::power_cuts},
    NamedProbe{"pauses until a time on the wall", &Probes::pauses_until},
    NamedProbe{"changes of the settings", &Probes::settings_changes},
    NamedProbe{"refused commands", &Probes::refused},
    NamedProbe{"debts that ended with the day", &Probes::day_ended},
};

} // namespace unknot::test
