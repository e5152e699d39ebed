// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/turn.h"

#include <algorithm>

namespace unknot {

namespace {

Duration& share_of(Tally& tally, Being being) {
    switch (being) {
    case Being::sitting:
        return tally.sitting;
    case Being::standing:
        return tally.standing;
    case Being::away:
        break;
    }
    return tally.away;
}

Being being_of(Posture posture) {
    return posture == Posture::sitting ? Being::sitting : Being::standing;
}

} // namespace

/// A sign of use: an absence cannot have begun before it.
void Turn::used() {
    if (present(memory_))
        memory_.last_use = now();
}

void Turn::leave() {
    leave_since(unused_since(scene()), "no_use");
}

/// Away, back-dated: what was counted since then was not sitting.
void Turn::leave_since(Instant since, std::string_view why) {
    if (!present(memory_))
        return;
    count_break();
    const Instant from = std::clamp(since, memory_.being_since, now());
    const Duration late = now() - from;
    share_of(memory_.tally, memory_.being) -= late;
    memory_.tally.away += late;
    pass_interval(from);
    memory_.being = Being::away;
    rest_hands(from);
    break_goes_on(from);
    pull_back_marks();
    if (memory_.prompt)
        memory_.prompt->length <= late ? close_prompt(Answer::credited) : withdraw(why);
    settle_absence();
}

/// After time was taken from a clock: no reminder was satisfied at more than its clock shows.
void Turn::pull_back_marks() {
    for (std::size_t i = 0; i < memory_.reminders.size(); ++i) {
        Duration& mark = memory_.reminders[i].satisfied_at;
        mark = std::min(mark, total_of(memory_.tally, settings_.reminders[i].clock));
    }
}

void Turn::arrive() {
    if (present(memory_))
        return;
    settle_absence();
    pass_interval(now());
    memory_.being = being_of(memory_.posture);
    memory_.arrived_at = memory_.last_use = now();
    if (memory_.posture == Posture::sitting && !memory_.bout)
        begin_bout("back");
}

/// What the absence so far has satisfied and ended.
void Turn::settle_absence() {
    const Duration absence = now() - memory_.being_since;
    Indices rested;
    for (std::size_t i = 0; i < memory_.reminders.size(); ++i) {
        const Reminder& reminder = settings_.reminders[i];
        const ReminderMemory& state = memory_.reminders[i];
        const bool waits = state.due_since || state.snoozed_until;
        const bool something =
            waits || (reminder.clock != ClockKind::wall && counted(scene(), i) > Duration{0});
        if (reminder.enabled && something && reminder.length <= absence)
            rested.push_back(i);
    }
    if (!rested.empty())
        credit(rested, {{"why", "away"}, {"away_s", seconds(absence)}});
    if (memory_.bout && absence >= settings_.timing.break_min)
        end_bout(memory_.being_since, "away");
}

/// After a lock, a call, a sensor: does somebody come or go by it?
void Turn::presence_may_have_changed() {
    if (blocked(memory_))
        leave_since(now(), "blocked");
    else if (!present(memory_) && passive_use(scene()))
        arrive();
}

void Turn::pass_interval(Instant to) {
    if (to > memory_.being_since)
        effects_.push_back(effect::PassInterval{memory_.being, memory_.being_since, to});
    memory_.being_since = to;
}

void Turn::become(Being being) {
    pass_interval(now());
    memory_.being = being;
}

void Turn::begin_bout(std::string_view why) {
    memory_.bout = Bout{now(), memory_.tally.sitting};
    decide(DecisionKind::bout_start, {}, {{"why", std::string{why}}});
}

void Turn::end_bout(Instant at, std::string_view why) {
    if (!memory_.bout)
        return;
    const Duration sat = memory_.tally.sitting - memory_.bout->sitting_before;
    decide(DecisionKind::bout_end, {}, {{"why", std::string{why}}, {"sitting_s", seconds(sat)}});
    if (sat > Duration{0})
        effects_.push_back(effect::PassBout{memory_.bout->since, at, sat});
    memory_.bout.reset();
}

/// Was on the feet for the last `length`, and sits again. What counts standing has nothing to count by it.
void Turn::stood_up_for(Duration length) {
    if (memory_.being != Being::sitting) {
        if (memory_.being == Being::away)
            end_bout(memory_.being_since, "break");
        return;
    }
    const Instant from = std::max(memory_.being_since, now() - length);
    memory_.tally.sitting -= now() - from;
    memory_.tally.standing += now() - from;
    pull_back_marks();
    for (std::size_t i = 0; i < memory_.reminders.size(); ++i)
        if (settings_.reminders[i].clock == ClockKind::standing)
            memory_.reminders[i].satisfied_at += now() - from;
    end_bout(from, "break");
    pass_interval(from);
    memory_.being = Being::standing;
    become(Being::sitting);
    begin_bout("break");
}

void Turn::rest_hands(Instant since) {
    if (!std::holds_alternative<HandsAre::Unknown>(memory_.hands))
        memory_.hands = HandsAre::Resting{since};
}

/// Input that was counted although the hands rested already.
void Turn::forget_late_input(Instant since) {
    const auto* busy = std::get_if<HandsAre::Busy>(&memory_.hands);
    if (!busy || !present(memory_))
        return;
    const Instant from = std::max({since, busy->since, memory_.being_since});
    memory_.tally.hands -= std::min(memory_.tally.hands, now() - std::min(from, now()));
    for (std::size_t i = 0; i < memory_.reminders.size(); ++i)
        if (settings_.reminders[i].clock == ClockKind::hands)
            memory_.reminders[i].satisfied_at =
                std::min(memory_.reminders[i].satisfied_at, memory_.tally.hands);
}

void Turn::take(const event::HandsBusy& event) {
    if (blocked(memory_)) // somebody types a password; unlocking will tell
        return;
    count_break();
    memory_.hands = HandsAre::Busy{now()};
    arrive();
    memory_.last_use = std::max(memory_.last_use, std::min(event.last_input.value_or(now()), now()));
    if (memory_.running)
        memory_.running->waiting = waits_for_hands(*memory_.running);
}

void Turn::take(const event::HandsResting& event) {
    const Instant since = std::min(event.since, now());
    forget_late_input(since);
    memory_.hands = HandsAre::Resting{since};
    if (present(memory_))
        memory_.last_use = std::max(memory_.last_use, since);
    break_goes_on(since);
}

void Turn::take(const event::HandsUnknown&) {
    if (std::holds_alternative<HandsAre::Busy>(memory_.hands))
        used();
    memory_.hands = HandsAre::Unknown{};
    break_goes_on(now());
    if (!blocked(memory_))
        arrive();
}

void Turn::take(const event::Began& event) {
    auto& since = memory_.signals[static_cast<std::size_t>(event.signal)];
    if (since)
        return;
    const bool held_before = held(scene());
    since = now();
    hold_changed(held_before);
    if (memory_.running && traits(event.signal).ends_break && held(scene()))
        end_break_early("hold");
    if (passive_use(scene()))
        used();
    presence_may_have_changed();
}

void Turn::take(const event::Ended& event) {
    auto& since = memory_.signals[static_cast<std::size_t>(event.signal)];
    if (!since)
        return;
    const bool held_before = held(scene());
    const bool used_before = passive_use(scene());
    effects_.push_back(effect::PassSignal{event.signal, *since, now()});
    since.reset();
    hold_changed(held_before);
    if (used_before)
        used();
    const bool came_back = event.signal == Signal::locked || event.signal == Signal::other_session;
    if (came_back && !blocked(memory_))
        arrive();
    presence_may_have_changed();
}

void Turn::take(const event::SensorSaid& event) {
    auto& sensors = memory_.sensors;
    const bool used_before = passive_use(scene());
    std::erase_if(sensors, [&](const Sensor& sensor) { return sensor.name == event.sensor; });
    if (event.presence && sensors.size() >= max_sensors)
        return refuse("InvalidArgument", "too many sensors report presence already");
    if (event.presence)
        sensors.push_back({event.sensor, *event.presence});
    if (used_before)
        used();
    presence_may_have_changed();
}

void Turn::take(const event::PostureTold& event) {
    used();
    change_posture(event.posture);
}

/// By the user's word, or because a break on the feet begins or ends.
void Turn::change_posture(Posture posture) {
    if (memory_.posture == posture)
        return;
    memory_.posture = posture;
    const bool sits = posture == Posture::sitting;
    if (!sits)
        end_bout(present(memory_) ? now() : memory_.being_since, "standing");
    if (present(memory_)) {
        become(being_of(posture));
        if (sits && !memory_.bout)
            begin_bout("sitting");
    }
    credit_posture(sits);
}

/// Standing does what a sitting clock asks to stand or move for; sitting does what a standing clock asks for.
void Turn::credit_posture(bool sits) {
    Indices changed;
    for (std::size_t i = 0; i < memory_.reminders.size(); ++i) {
        const Reminder& reminder = settings_.reminders[i];
        const bool asks_for_it = sits ? reminder.clock == ClockKind::standing
                                      : reminder.clock == ClockKind::sitting &&
                                            (reminder.kind == Kind::stand || reminder.kind == Kind::posture);
        if (reminder.enabled && asks_for_it && !being_dealt_with(memory_, reminder.name))
            changed.push_back(i);
    }
    if (!changed.empty())
        credit(changed, {{"why", sits ? "sitting" : "standing"}});
}

} // namespace unknot
