// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/turn.h"

#include <algorithm>

namespace unknot {

namespace {

/// Of how many days a time of day remembers that it came.
constexpr std::size_t days_remembered = 4;

std::vector<std::string> words_of(const std::vector<Hold>& holds) {
    std::vector<std::string> words;
    for (const Hold hold : holds)
        words.emplace_back(word(hold));
    return words;
}

void remember_day(std::vector<CameAt>& remembered, TimeOfDay time, LocalDay day) {
    auto slot = std::find_if(remembered.begin(), remembered.end(),
                             [time](const CameAt& came) { return came.time == time; });
    if (slot == remembered.end())
        slot = remembered.insert(slot, CameAt{time, {}});
    if (std::find(slot->days.begin(), slot->days.end(), day) == slot->days.end())
        slot->days.push_back(day);
    if (slot->days.size() > days_remembered)
        slot->days.erase(slot->days.begin());
}

} // namespace

void Turn::make_due() {
    for (std::size_t i = 0; i < memory_.reminders.size(); ++i) {
        const Maybe at = due_at(scene(), i);
        if (at && *at <= now())
            make_due(i);
    }
    tell_held();
}

void Turn::make_due(std::size_t index) {
    const Reminder& reminder = settings_.reminders[index];
    ReminderMemory& state = memory_.reminders[index];
    Because because;
    if (state.snoozed_until)
        because = {{"why", "snooze_over"}};
    else if (reminder.clock == ClockKind::wall)
        because = {{"why", "time_of_day"}};
    else
        because = {{"why", "interval"},
                   {"clock", std::string{word(reminder.clock)}},
                   {"counted_s", seconds(counted(scene(), index))},
                   {"every_s", seconds(reminder.every)}};
    if (!state.snoozed_until && reminder.clock == ClockKind::wall)
        came(index, local(clock_));
    state.returns = state.snoozed_until.has_value();
    state.snoozed_until.reset();
    state.due_since = now();
    state.due_day = today(scene());
    decide(DecisionKind::due, {reminder.name}, std::move(because));
}

/// The wall clock was set from one time to another: what lies between comes now, unless it is long over.
void Turn::jump_times(LocalTime from, LocalTime to) {
    const LocalTime after = std::max(from, to - latest_jump - Duration{1});
    for (std::size_t i = 0; i < memory_.reminders.size(); ++i) {
        const Reminder& reminder = settings_.reminders[i];
        if (!reminder.enabled || reminder.clock != ClockKind::wall || memory_.reminders[i].due_since)
            continue;
        const auto jumped = next_time_of_day(scene(), i, after);
        if (jumped && *jumped <= to)
            make_due(i);
    }
    tell_held();
}

/// Every time of day up to `time` that is not long over has come with it.
void Turn::came(std::size_t index, LocalTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    for (const TimeOfDay of_day : settings_.reminders[index].at)
        for (const LocalDay its_day : {day - std::chrono::days{1}, day})
            if (its_day + of_day <= time && time - latest_jump <= its_day + of_day)
                remember_day(memory_.reminders[index].came, of_day, its_day);
}

/// What is due and kept back becomes debt, and is told once.
void Turn::tell_held() {
    if (!held(scene()))
        return;
    Indices kept_back;
    for (std::size_t i = 0; i < memory_.reminders.size(); ++i) {
        ReminderMemory& state = memory_.reminders[i];
        if (leads(scene(), i) && state.due_since && !state.held) {
            state.held = true;
            kept_back.push_back(i);
        }
    }
    if (!kept_back.empty())
        decide(DecisionKind::held, names_of(kept_back), {{"holds", words_of(holds(scene()))}});
}

void Turn::hold_changed(bool held_before) {
    const bool held_now = held(scene());
    if (held_now && !held_before) {
        if (memory_.prompt)
            withdraw("hold");
        tell_held();
    }
    if (held_before && !held_now)
        memory_.quiet_until = std::max(memory_.quiet_until, now() + settings_.timing.settle);
}

void Turn::satisfy(std::size_t index) {
    ReminderMemory& state = memory_.reminders[index];
    state.satisfied_at = total_of(memory_.tally, settings_.reminders[index].clock);
    state.due_since.reset();
    state.snoozed_until.reset();
    state.held = state.returns = false;
}

void Turn::satisfy(const Indices& indices) {
    for (const std::size_t index : indices) {
        satisfy(index);
        memory_.reminders[index].expired_in_row = 0;
    }
}

std::optional<std::size_t> Turn::index_of(std::string_view name) const {
    for (std::size_t i = 0; i < settings_.reminders.size(); ++i)
        if (settings_.reminders[i].name == name)
            return i;
    return std::nullopt;
}

Turn::Indices Turn::indices_of(const Names& names) const {
    Indices indices;
    for (const auto& name : names)
        if (const auto index = index_of(name))
            indices.push_back(*index);
    return indices;
}

/// Those of them that were not switched off since they were shown.
Turn::Indices Turn::switched_on(const Names& names) const {
    Indices indices = indices_of(names);
    std::erase_if(indices, [this](std::size_t index) { return !settings_.reminders[index].enabled; });
    return indices;
}

Turn::Names Turn::names_of(const Indices& indices) const {
    Names names;
    for (const std::size_t index : indices)
        names.push_back(settings_.reminders[index].name);
    return names;
}

/// `done` and every enabled reminder that one of them covers.
Turn::Indices Turn::with_covered(Indices done) const {
    const Indices first = done;
    for (std::size_t i = 0; i < settings_.reminders.size(); ++i) {
        const Reminder& reminder = settings_.reminders[i];
        const bool covered = std::any_of(first.begin(), first.end(), [&](std::size_t index) {
            return covers(settings_.reminders[index], reminder);
        });
        if (covered && reminder.enabled && std::find(done.begin(), done.end(), i) == done.end())
            done.push_back(i);
    }
    return done;
}

/// Satisfied without a prompt. An open prompt whose leader is among them is over.
void Turn::credit(const Indices& indices, Because because) {
    decide(DecisionKind::credit, names_of(indices), std::move(because));
    satisfy(indices);
    if (!memory_.prompt)
        return;
    const auto leader = index_of(memory_.prompt->reminders.front());
    if (!leader || std::find(indices.begin(), indices.end(), *leader) != indices.end())
        close_prompt(Answer::credited);
}

void Turn::drop(const Indices& indices, std::string_view why) {
    if (indices.empty())
        return;
    decide(DecisionKind::drop, names_of(indices), {{"why", std::string{why}}});
    for (const std::size_t index : indices)
        satisfy(index);
}

/// Brings Memory::reminders into the order and number of Settings::reminders; new ones begin at zero.
void Turn::fit_reminders() {
    std::vector<ReminderMemory> fitting;
    for (const Reminder& reminder : settings_.reminders) {
        auto& old = memory_.reminders;
        const auto known = std::find_if(
            old.begin(), old.end(), [&](const ReminderMemory& state) { return state.name == reminder.name; });
        if (known != old.end()) {
            fitting.push_back(*known);
            continue;
        }
        ReminderMemory fresh;
        fresh.name = reminder.name;
        fresh.satisfied_at = total_of(memory_.tally, reminder.clock);
        fitting.push_back(std::move(fresh));
    }
    memory_.reminders = std::move(fitting);
}

/// New settings. What was counted stays counted (promise P11), also where a reminder changes its clock.
void Turn::adopt(const Settings& settings) {
    Indices switched_off;
    for (std::size_t i = 0; i < settings_.reminders.size(); ++i) {
        const Reminder* next = find_reminder(settings, settings_.reminders[i].name);
        ReminderMemory& state = memory_.reminders[i];
        const bool goes = !next || !next->enabled;
        if (goes && (state.due_since || state.snoozed_until))
            switched_off.push_back(i);
        if (goes && memory_.prompt && memory_.prompt->reminders.front() == state.name)
            withdraw("switched_off");
        const bool begins = next && next->enabled && !settings_.reminders[i].enabled;
        const Duration kept = begins ? Duration{0} : counted(scene(), i);
        if (next && (begins || next->clock != settings_.reminders[i].clock))
            state.satisfied_at = total_of(memory_.tally, next->clock) - kept;
    }
    drop(switched_off, "switched_off");
    settings_ = settings;
    fit_reminders();
}

} // namespace unknot
