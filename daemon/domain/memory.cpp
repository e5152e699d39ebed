// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/memory.h"

#include <algorithm>

namespace unknot {

namespace {

/// Calls `visit` with every instant in the memory but `seen`.
template <class Visit>
void each_instant(Memory& memory, Visit visit) {
    const auto maybe = [&](std::optional<Instant>& instant) {
        if (instant)
            visit(*instant);
    };
    if (auto* busy = std::get_if<HandsAre::Busy>(&memory.hands))
        visit(busy->since);
    if (auto* resting = std::get_if<HandsAre::Resting>(&memory.hands))
        visit(resting->since);
    for (Instant* instant : {&memory.last_use, &memory.being_since, &memory.quiet_until})
        visit(*instant);
    for (auto& since : memory.signals)
        maybe(since);
    maybe(memory.arrived_at);
    maybe(memory.prompted_at);
    if (memory.bout)
        visit(memory.bout->since);
    if (memory.pause)
        maybe(memory.pause->until);
    if (memory.prompt)
        for (Instant* instant : {&memory.prompt->shown_at, &memory.prompt->asked_at})
            visit(*instant);
    if (memory.running)
        for (Instant* instant : {&memory.running->started_at, &memory.running->counted_at})
            visit(*instant);
    const auto reminders = [&](std::vector<ReminderMemory>& list) {
        for (ReminderMemory& reminder : list) {
            maybe(reminder.due_since);
            maybe(reminder.snoozed_until);
        }
    };
    reminders(memory.reminders);
    if (memory.skip) {
        visit(memory.skip->at);
        reminders(memory.skip->before);
    }
}

} // namespace

void rebase(Memory& memory, const Stamp& now) {
    const Duration gap = std::max(Duration{0}, now.utc - memory.seen.utc);
    const Duration shift = now.now - gap - memory.seen.now;
    each_instant(memory, [shift](Instant& instant) { instant += shift; });
    memory.seen.now += shift;
    memory.seen.utc = now.utc - gap;
    memory.seen.asleep = now.asleep;
}

} // namespace unknot
