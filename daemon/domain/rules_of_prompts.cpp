// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/rules.h"

#include <algorithm>

namespace unknot {

namespace {

/// The moment at which hands that rest since then have rested long enough, but not before `from`.
Maybe moment_after(const Scene& scene, Instant from) {
    const Maybe rest = hands_rest_since(scene.memory);
    return rest ? Maybe{std::max(from, *rest + scene.settings.timing.pause)} : std::nullopt;
}

} // namespace

bool leads(const Scene& scene, std::size_t index) {
    const Reminder& reminder = scene.settings.reminders[index];
    return reminder.enabled && !reminder.rides_along;
}

Instant gate(const Scene& scene, const ReminderMemory& reminder) {
    const Timing& timing = scene.settings.timing;
    Instant open = scene.memory.quiet_until;
    if (scene.memory.arrived_at)
        open = std::max(open, *scene.memory.arrived_at + timing.arrive_gap);
    const bool exempt = reminder.returns || reminder.snoozed_until;
    if (scene.memory.prompted_at && !exempt)
        open = std::max(open, *scene.memory.prompted_at + timing.min_gap);
    return open;
}

Maybe waits_from(const Scene& scene) {
    const Memory& memory = scene.memory;
    if (!present(memory) || memory.prompt || memory.running)
        return std::nullopt;
    Maybe from;
    for (std::size_t i = 0; i < memory.reminders.size(); ++i)
        if (memory.reminders[i].due_since && leads(scene, i))
            from = earlier(from, std::max(*memory.reminders[i].due_since, gate(scene, memory.reminders[i])));
    return from && held(scene) ? std::nullopt : from;
}

Maybe prompt_at(const Scene& scene) {
    const Maybe from = waits_from(scene);
    return from ? earlier(moment_after(scene, *from), *from + scene.settings.timing.patience) : std::nullopt;
}

Maybe ask_over_at(const Scene& scene) {
    const auto& prompt = scene.memory.prompt;
    if (!prompt)
        return std::nullopt;
    switch (prompt->firmness) {
    case Firmness::hint:
        return prompt->asked_at + scene.settings.timing.hint_for;
    case Firmness::ask:
        return prompt->asked_at + scene.settings.timing.ask_again;
    case Firmness::insist:
    case Firmness::enforce:
        return std::nullopt;
    }
    return std::nullopt;
}

Maybe grows_at(const Scene& scene) {
    const auto& prompt = scene.memory.prompt;
    if (!prompt || prompt->firmness < Firmness::insist)
        return std::nullopt;
    const Timing& timing = scene.settings.timing;
    const Instant soonest = prompt->shown_at + timing.heads_up;
    const Instant latest = std::max(soonest, prompt->shown_at + timing.patience);
    return earlier(moment_after(scene, soonest), latest);
}

Maybe next_prompt_step_at(const Scene& scene) {
    const Memory& memory = scene.memory;
    Maybe next = earlier(earlier(ask_over_at(scene), grows_at(scene)), prompt_at(scene));
    const Maybe waits = waits_from(scene);
    if (waits && *waits > scene.clock.now)
        next = earlier(next, waits);
    if (memory.prompt || memory.running)
        return next;
    for (std::size_t i = 0; i < memory.reminders.size(); ++i)
        if (const Maybe due = leads(scene, i) ? due_at(scene, i) : std::nullopt)
            next = earlier(next, std::max(*due, gate(scene, memory.reminders[i])));
    return next;
}

Maybe expected_prompt_at(const Scene& scene) {
    const Memory& memory = scene.memory;
    if (!present(memory) || memory.prompt || memory.running || held_without_end(scene))
        return std::nullopt;
    Maybe expected;
    for (std::size_t i = 0; i < memory.reminders.size(); ++i)
        expected = earlier(expected, expected_at(scene, i));
    if (expected && held(scene))
        if (const Maybe released = earlier(pause_ends_at(scene), hours_change_at(scene)))
            expected = std::max(*expected, *released + scene.settings.timing.settle);
    return expected;
}

Maybe expected_at(const Scene& scene, std::size_t index) {
    if (!leads(scene, index))
        return std::nullopt;
    const ReminderMemory& state = scene.memory.reminders[index];
    const Maybe due = state.due_since ? state.due_since : due_at(scene, index);
    return due ? Maybe{std::max(*due, gate(scene, state))} : std::nullopt;
}

bool joins(const Scene& scene, std::size_t index) {
    const Reminder& reminder = scene.settings.reminders[index];
    const ReminderMemory& state = scene.memory.reminders[index];
    const bool goes_on = state.due_since || state.snoozed_until || reminder.clock == ClockKind::wall ||
                         reminder.clock == ClockKind::hands || runs(scene.memory, reminder.clock);
    if (!reminder.enabled || !goes_on)
        return false;
    const auto left = remaining(scene, index);
    return left && *left <= scene.settings.timing.merge_window;
}

bool counts_hands(const Settings& settings) {
    return std::any_of(settings.reminders.begin(), settings.reminders.end(), [](const Reminder& reminder) {
        return reminder.enabled && reminder.clock == ClockKind::hands;
    });
}

bool waits_for_hands(const Break& running) {
    return running.firmness != Firmness::enforce && running.kind != Kind::stand;
}

Maybe break_done_at(const Scene& scene) {
    const auto& running = scene.memory.running;
    if (!running || running->waiting)
        return std::nullopt;
    return running->counted_at + (running->planned - running->counted);
}

Maybe break_given_up_at(const Scene& scene) {
    const auto& running = scene.memory.running;
    if (!running || !running->waiting)
        return std::nullopt;
    return running->started_at + 2 * running->planned + scene.settings.timing.patience;
}

} // namespace unknot
