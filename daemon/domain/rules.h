// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/memory.h"
#include "daemon/domain/settings.h"
#include "daemon/domain/time.h"

#include <optional>
#include <vector>

/// The rules as questions: what holds, and when the next thing happens if nothing else does. They change
/// nothing; Turn (turn.h) carries out what they say. All instants may lie in the past: then it is time.
namespace unknot {

/// What the questions are asked about.
struct Scene {
    const Settings& settings;
    const Memory& memory;
    Stamp clock; ///< the moment that memory is settled up to
};

using Maybe = std::optional<Instant>;

/// The earlier of two, where nothing means never.
[[nodiscard]] inline Maybe earlier(Maybe one, Maybe other) {
    if (one && other)
        return std::min(*one, *other);
    return one ? one : other;
}

// Presence ------------------------------------------------------------------------------------------------

[[nodiscard]] inline bool present(const Memory& memory) {
    return memory.being != Being::away;
}

/// Locked, suspended, another session in front, or a sensor that says so.
[[nodiscard]] bool blocked(const Memory& memory);
/// The screen is used without input.
[[nodiscard]] bool passive_use(const Scene& scene);
/// The instant from which nobody shows a sign of use, and when that makes it away.
[[nodiscard]] Instant unused_since(const Scene& scene);
[[nodiscard]] Maybe away_at(const Scene& scene);
/// Since when the hands rest; nothing while they are busy. Without a source they always rest.
[[nodiscard]] Maybe hands_rest_since(const Memory& memory);

// Clocks of the reminders ----------------------------------------------------------------------------------

[[nodiscard]] Duration total_of(const Tally& tally, ClockKind clock);
/// Counted on the reminder's clock since it was last satisfied.
[[nodiscard]] Duration counted(const Scene& scene, std::size_t index);
/// Does this clock run just now?
[[nodiscard]] bool runs(const Memory& memory, ClockKind clock);
/// Shown in the open prompt or done in the running break: its clock has nothing to say just now.
[[nodiscard]] bool being_dealt_with(const Memory& memory, std::string_view name);
/// A time of day that was jumped over by more than this does not come that day (promise P3).
inline constexpr Duration latest_jump = std::chrono::minutes{30};
/// When a reminder that is not due will be: by its clock, its time of day, or the end of its snooze.
[[nodiscard]] Maybe due_at(const Scene& scene, std::size_t index);
/// The first of its times of day after `after` that has not come on its day.
[[nodiscard]] std::optional<LocalTime> next_time_of_day(const Scene& scene, std::size_t index,
                                                        LocalTime after);
/// How long until then on its own clock, whether it runs or not; nothing for one without a next time.
[[nodiscard]] std::optional<Duration> remaining(const Scene& scene, std::size_t index);
/// Must the hands be watched closely, because a reminder counts them?
[[nodiscard]] bool counts_hands(const Settings& settings);
/// The firmness today: a hint when it was ignored too often.
[[nodiscard]] Firmness firmness_today(const Scene& scene, std::size_t index);
/// Does a finished `done` also do for `other`? A longer break covers the shorter ones of its kind and below.
[[nodiscard]] bool covers(const Reminder& done, const Reminder& other);

// Holds
// ------------------------------------------------------------------------------------------------------

/// What keeps prompts back now: the desktop, the user, the hours. Without just_arrived and prompt_open.
[[nodiscard]] std::vector<Hold> holds(const Scene& scene);
[[nodiscard]] bool held(const Scene& scene);
/// Held, and nobody knows until when.
[[nodiscard]] bool held_without_end(const Scene& scene);
[[nodiscard]] Maybe pause_ends_at(const Scene& scene);
/// When working hours may begin or end next.
[[nodiscard]] Maybe hours_change_at(const Scene& scene);
/// All of them, for display.
[[nodiscard]] std::vector<Hold> holds_shown(const Scene& scene);

// Prompts
// ----------------------------------------------------------------------------------------------------

/// May this reminder call for a prompt of its own?
[[nodiscard]] bool leads(const Scene& scene, std::size_t index);
/// Does it belong into a prompt shown now? It is due, or will be within the merge window as things stand.
[[nodiscard]] bool joins(const Scene& scene, std::size_t index);
/// From when on a due reminder may be shown: settle, arrive_gap and min_gap are over.
[[nodiscard]] Instant gate(const Scene& scene, const ReminderMemory& reminder);
/// From when on a due reminder only waits for the right moment; nothing: none is due, or something prevents
/// it.
[[nodiscard]] Maybe waits_from(const Scene& scene);
/// The right moment: hands rest `pause`, or `patience` is over.
[[nodiscard]] Maybe prompt_at(const Scene& scene);
/// When the open prompt is shown again, or expires.
[[nodiscard]] Maybe ask_over_at(const Scene& scene);
/// When the open prompt opens its break by itself (insist, enforce).
[[nodiscard]] Maybe grows_at(const Scene& scene);

/// When somebody must be woken so that prompts come when they should, given that nothing holds.
[[nodiscard]] Maybe next_prompt_step_at(const Scene& scene);
/// When the next prompt, and one led by this reminder, is to be expected; for display.
[[nodiscard]] Maybe expected_prompt_at(const Scene& scene);
[[nodiscard]] Maybe expected_at(const Scene& scene, std::size_t index);

// Breaks
// -----------------------------------------------------------------------------------------------------

/// Does the timer of this break wait while the hands are busy?
[[nodiscard]] bool waits_for_hands(const Break& running);
[[nodiscard]] Maybe break_done_at(const Scene& scene);
/// When a break that waits too long is given up.
[[nodiscard]] Maybe break_given_up_at(const Scene& scene);

// The day
// ----------------------------------------------------------------------------------------------------

[[nodiscard]] LocalDay today(const Scene& scene);
[[nodiscard]] Instant next_day_at(const Scene& scene);

} // namespace unknot
