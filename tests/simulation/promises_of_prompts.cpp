// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/promises.h"

#include "daemon/domain/rules.h"

#include <algorithm>

namespace unknot::test {

namespace {

using namespace std::chrono_literals;

bool listed(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

LocalTime wall_at(Instant instant, const Stamp& at) {
    return to_local(at.utc - (at.now - instant), at.zone);
}

/// Nothing keeps prompts back.
bool is_free(const Schedule& schedule) {
    const Memory& memory = schedule.memory();
    const Scene scene{schedule.settings(), memory, memory.seen};
    return present(memory) && !memory.prompt && !memory.running && !held(scene);
}

} // namespace

/// Neither while something holds nor within `settle` of it, nor on arrival.
void Promises::p4_not_while_held(const Settings& before, const Settings& after, Instant shown,
                                 const Stamp& at) {
    const Timing& timing = before.timing;
    for (const auto& [signal, since] : books_.on)
        expect(!traits(signal).absence || since >= shown, 4, word(signal), " and yet prompted");
    expect(!books_.last_held || shown - *books_.last_held >= timing.settle, 4,
           "prompted while held, or before it settled");
    expect(!books_.arrived || shown - *books_.arrived >= timing.arrive_gap, 4, "prompted on arrival");
    const bool known = !books_.wall_changed || shown - *books_.wall_changed > timing.settle + 1h;
    if (!known)
        return;
    const bool open = open_at(before, wall_at(shown, at));
    const bool opened_now = shown == at.now && open_at(after, wall_at(shown, at));
    expect(open || opened_now, 4, "prompted outside the working hours");
    const Instant settled = std::max(books_.began, shown - timing.settle + 1ms);
    expect(timing.settle == 0ms || open_at(before, wall_at(settled, at)), 4,
           "prompted before the working hours settled");
}

/// What became due stays due, waits for the end of a snooze, is shown, is done with a break, or was told to
/// have been credited, done, skipped, expired or dropped.
void Promises::p5_nothing_is_lost(const Schedule& after, const Stamp& at) {
    const auto& states = after.memory().reminders;
    std::erase_if(books_.due, [&](const auto& due) { // a break by hand, interrupted, of what is switched off
        const Reminder* reminder = find_reminder(after.settings(), due.first);
        return reminder && !reminder->enabled;
    });
    for (const auto& [name, since] : books_.due) {
        const auto state = std::find_if(states.begin(), states.end(),
                                        [&name = name](const auto& known) { return known.name == name; });
        expect(state != states.end() && state->due_since, 5, name, " was due and is lost");
    }
    for (const auto& [name, until] : books_.snoozed)
        expect(until > at.now, 5, name, " was put off and did not come back");
}

/// What is due is shown as soon as everything that may delay it is over.
void Promises::p5_debt_is_paid(const Schedule& before, const Schedule& after, const Stamp& at) {
    const bool free = is_free(after);
    const bool overslept = before.next_deadline() && *before.next_deadline() < at.now;
    if (!free || !is_free(before) || overslept)
        books_.free_since = at.now;
    const Timing& timing = after.settings().timing;
    for (const auto& [name, since] : books_.due) {
        const Reminder* reminder = find_reminder(after.settings(), name);
        if (!free || !reminder || !reminder->enabled || reminder->rides_along)
            continue;
        Instant latest = std::max(since, books_.free_since);
        if (books_.last_prompt)
            latest = std::max(latest, *books_.last_prompt + timing.min_gap);
        latest += std::max(timing.settle, timing.arrive_gap) + timing.patience;
        expect(at.now <= latest, 5, name, " is due and nothing comes of it");
    }
}

void Promises::p6_never_nags(const Settings& settings, const Prompt& prompt) {
    if (prompt.asks > 1) {
        expect(books_.open_prompt == prompt.id, 6, "asked again for a prompt that is not open");
        expect(prompt.asks <= settings.timing.max_asks, 6, "asked too often");
        return;
    }
    expect(!books_.open_prompt, 6, "two prompts are open");
    const bool returns = std::any_of(books_.returning.begin(), books_.returning.end(),
                                     [&](const std::string& name) { return listed(prompt.reminders, name); });
    const Duration gap = settings.timing.min_gap;
    expect(!books_.last_prompt || returns || prompt.shown_at - *books_.last_prompt >= gap, 6,
           "two prompts within min_gap");
    const bool leads_something =
        std::any_of(prompt.reminders.begin(), prompt.reminders.end(), [&](const auto& name) {
            const Reminder* reminder = find_reminder(settings, name);
            return books_.due.contains(name) && reminder && !reminder->rides_along;
        });
    expect(leads_something, 6, "prompted although nothing was due");
    for (const auto& [name, since] : books_.due) {
        const Reminder* reminder = find_reminder(settings, name);
        const bool left_out = reminder && reminder->enabled && !listed(prompt.reminders, name);
        expect(!left_out, 6, name, " was due and is not in the one prompt");
    }
    for (const std::string& name : prompt.reminders)
        books_.returning.erase(name);
    books_.last_prompt = prompt.shown_at;
    books_.open_prompt = prompt.id;
}

} // namespace unknot::test
