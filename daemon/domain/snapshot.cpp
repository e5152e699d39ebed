// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/snapshot.h"

#include "daemon/domain/rules.h"

namespace unknot {

namespace {

ReminderView view_of(const Scene& scene, std::size_t index) {
    const Reminder& reminder = scene.settings.reminders[index];
    const ReminderMemory& state = scene.memory.reminders[index];
    const bool by_clock = reminder.clock != ClockKind::wall;
    return {.name = reminder.name,
            .kind = reminder.kind,
            .enabled = reminder.enabled,
            .rides_along = reminder.rides_along,
            .counted = by_clock ? counted(scene, index) : Duration{0},
            .every = by_clock ? reminder.every : Duration{0},
            .due_at = due_at(scene, index),
            .due = state.due_since.has_value(),
            .held = state.held,
            .snoozed_until = state.snoozed_until,
            .quietened = state.quiet_on == today(scene)};
}

void view_pause(Snapshot& view, const Scene& scene) {
    const auto& pause = scene.memory.pause;
    view.paused = pause.has_value();
    if (!pause)
        return;
    if (pause->until_wall)
        view.paused_until = pause->until_wall;
    else if (pause->until)
        view.paused_until = scene.clock.utc + (*pause->until - scene.clock.now);
}

/// An absence that is long enough has ended the bout, although that is only told when somebody is back.
void view_bout(Snapshot& view, const Scene& scene) {
    const Memory& memory = scene.memory;
    const bool gone =
        !present(memory) && scene.clock.now - memory.being_since >= scene.settings.timing.break_min;
    view.in_bout = memory.bout && !gone;
    if (!view.in_bout)
        return;
    view.bout_since = memory.bout->since;
    view.bout_sitting = memory.tally.sitting - memory.bout->sitting_before;
}

void view_next(Snapshot& view, const Scene& scene) {
    view.next_at = expected_prompt_at(scene);
    Maybe first;
    for (std::size_t i = 0; view.next_at && i < scene.memory.reminders.size(); ++i) {
        const Maybe at = expected_at(scene, i);
        if (at && (!first || *at < *first)) {
            first = at;
            view.next_reminder = scene.settings.reminders[i].name;
        }
    }
}

} // namespace

Snapshot view(const Scene& scene) {
    const Memory& memory = scene.memory;
    Snapshot view;
    view.at = scene.clock.now;
    view.presence = present(memory) ? Presence::present : Presence::away;
    view.presence_known = !std::holds_alternative<HandsAre::Unknown>(memory.hands);
    view.posture = memory.posture;
    view.being = memory.being;
    view.being_since = memory.being_since;
    for (const auto& [signal, name] : Words<Signal>::table)
        if (memory.signals[static_cast<std::size_t>(signal)])
            view.signals.push_back(signal);
    view.holds = holds_shown(scene);
    view_pause(view, scene);
    view_bout(view, scene);
    view.sitting = memory.tally.sitting;
    view.standing = memory.tally.standing;
    view.away = memory.tally.away;
    view.sitting_today = memory.tally.sitting - memory.day.sitting_before;
    view.standing_today = memory.tally.standing - memory.day.standing_before;
    view.prompt = memory.prompt;
    view.running = memory.running;
    view_next(view, scene);
    for (std::size_t i = 0; i < memory.reminders.size(); ++i)
        view.reminders.push_back(view_of(scene, i));
    view.can_undo_skip = memory.skip && !memory.prompt && !memory.running;
    return view;
}

} // namespace unknot
