// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/turn.h"

#include <algorithm>
#include <tuple>

namespace unknot {

namespace {

/// A reminder that expired so often in a row becomes a hint for the rest of the day.
constexpr int expired_to_quieten = 3;

Because of_answer(const Prompt& prompt, Instant now, std::string_view why = "user") {
    return {{"why", std::string{why}},
            {"prompt", double(prompt.id)},
            {"asks", double(prompt.asks)},
            {"open_s", seconds(now - prompt.shown_at)}};
}

} // namespace

/// What belongs into a prompt shown now: what is due, and what will be within the merge window; leader first.
Turn::Indices Turn::to_show() const {
    Indices together;
    for (std::size_t i = 0; i < memory_.reminders.size(); ++i)
        if (joins(scene(), i))
            together.push_back(i);
    const auto rank = [this](std::size_t index) {
        const Reminder& reminder = settings_.reminders[index];
        return std::tuple{!reminder.rides_along, reminder.priority, firmness_today(scene(), index),
                          reminder.length};
    };
    std::stable_sort(together.begin(), together.end(),
                     [&](std::size_t one, std::size_t other) { return rank(one) > rank(other); });
    return together;
}

void Turn::show_prompt() {
    const Instant waited_from = *waits_from(scene());
    const Maybe rest = hands_rest_since(memory_);
    const Indices together = to_show();
    const Reminder& leader = settings_.reminders[together.front()];
    Prompt prompt{.id = ++memory_.last_prompt_id,
                  .reminders = names_of(together),
                  .firmness = firmness_today(scene(), together.front()),
                  .kind = leader.kind,
                  .length = leader.length,
                  .shown_at = now(),
                  .asked_at = now(),
                  .in_pause = rest && now() - *rest >= settings_.timing.pause,
                  .notes = {}};
    take_notes(prompt);
    Because because{{"why", prompt.in_pause ? "hands_rest" : "patience_over"},
                    {"waited_s", seconds(now() - waited_from)},
                    {"prompt", double(prompt.id)},
                    {"firmness", std::string{word(prompt.firmness)}}};
    for (const std::size_t index : together) {
        memory_.reminders[index].held = memory_.reminders[index].returns = false;
        bring_forward(index);
    }
    decide(DecisionKind::prompt, prompt.reminders, std::move(because));
    memory_.prompted_at = now();
    forget_skip();
    memory_.prompt = prompt;
    effects_.push_back(effect::ShowPrompt{std::move(prompt)});
}

/// A time of day or the end of a snooze that joins a prompt before it came: it does not come again, so it is
/// due from now on.
void Turn::bring_forward(std::size_t index) {
    ReminderMemory& state = memory_.reminders[index];
    const bool by_clock = settings_.reminders[index].clock != ClockKind::wall && !state.snoozed_until;
    if (state.due_since || by_clock)
        return;
    if (!state.snoozed_until)
        came(index, to_local(clock_.utc + *remaining(scene(), index), clock_.zone));
    state.snoozed_until.reset();
    state.due_since = now();
    state.due_day = today(scene());
    decide(DecisionKind::due, {state.name}, {{"why", "joins"}});
}

/// Lines that are told once, with a prompt that comes anyway.
void Turn::take_notes(Prompt& prompt) {
    prompt.notes = std::exchange(memory_.notes, {});
    const Duration today_present = memory_.tally.sitting + memory_.tally.standing -
                                   memory_.day.sitting_before - memory_.day.standing_before;
    const Duration limit = settings_.timing.daily_note;
    if (limit > Duration{0} && today_present >= limit && !std::exchange(memory_.day.note_told, true))
        prompt.notes.emplace_back("daily_note");
}

void Turn::ask_over() {
    Prompt& prompt = *memory_.prompt;
    if (prompt.firmness == Firmness::hint || prompt.asks >= settings_.timing.max_asks)
        return expire("no_answer");
    ++prompt.asks;
    prompt.asked_at = now();
    effects_.push_back(effect::ShowPrompt{prompt});
}

void Turn::expire(std::string_view why) {
    const Prompt prompt = *memory_.prompt;
    decide(DecisionKind::expire, prompt.reminders, of_answer(prompt, now(), why));
    close_prompt(Answer::expired);
    for (const std::size_t index : indices_of(prompt.reminders)) {
        satisfy(index);
        ReminderMemory& state = memory_.reminders[index];
        const bool ignored = ++state.expired_in_row >= expired_to_quieten;
        if (ignored && leads(scene(), index) && firmness_today(scene(), index) == Firmness::ask) {
            state.quiet_on = today(scene());
            memory_.notes.push_back("quietened:" + state.name);
        }
    }
}

void Turn::close_prompt(Answer answer) {
    effects_.push_back(effect::ClosePrompt{*memory_.prompt, answer, now()});
    memory_.prompt.reset();
}

/// Takes the prompt back; what was due in it is still due.
void Turn::withdraw(std::string_view why) {
    Because because{{"why", std::string{why}}, {"prompt", double(memory_.prompt->id)}};
    decide(DecisionKind::withdraw, memory_.prompt->reminders, std::move(because));
    close_prompt(Answer::withdrawn);
}

void Turn::snooze(Duration length) {
    const Indices later = switched_on(memory_.prompt->reminders);
    decide(DecisionKind::snooze, names_of(later), {{"why", "user"}, {"for_s", seconds(length)}});
    close_prompt(Answer::snoozed);
    for (const std::size_t index : later) {
        ReminderMemory& state = memory_.reminders[index];
        state.due_since.reset();
        state.snoozed_until = now() + length;
        state.expired_in_row = 0;
    }
}

void Turn::skip() {
    const Prompt prompt = *memory_.prompt;
    remember_skip(prompt.reminders);
    decide(DecisionKind::skip, prompt.reminders, of_answer(prompt, now()));
    close_prompt(Answer::skipped);
    satisfy(indices_of(prompt.reminders));
}

void Turn::remember_skip(const Names& names) {
    memory_.skip = Skip{now(), {}};
    for (const std::size_t index : indices_of(names))
        memory_.skip->before.push_back(memory_.reminders[index]);
}

void Turn::forget_skip() {
    memory_.skip.reset();
}

void Turn::take(const event::Answered& event) {
    if (!memory_.prompt)
        return refuse("NoPrompt", "no prompt is open, so there is nothing to answer");
    if (event.prompt && *event.prompt != memory_.prompt->id)
        return refuse("NoPrompt", "that prompt is over; another one is open");
    const bool firm = memory_.prompt->firmness == Firmness::enforce;
    if (firm && event.reply != event::Reply::start && event.reply != event::Reply::close)
        return refuse("NotAllowed", "this break is enforced: it can be started, or left by the panic exit");
    switch (event.reply) {
    case event::Reply::start:
        used();
        return start_from_prompt("user");
    case event::Reply::done: {
        used();
        const Prompt prompt = *memory_.prompt;
        const Indices done = with_covered(indices_of(prompt.reminders));
        decide(DecisionKind::done, names_of(done), of_answer(prompt, now()));
        close_prompt(Answer::done);
        satisfy(done);
        if (prompt.kind == Kind::move || prompt.kind == Kind::stand)
            stood_up_for(Duration{0});
        return;
    }
    case event::Reply::snooze:
        used();
        return snooze(event.snooze_for.value_or(settings_.timing.snooze));
    case event::Reply::skip:
        used();
        return skip();
    case event::Reply::close:
        if (memory_.prompt->firmness < Firmness::insist)
            expire("closed");
        return;
    }
}

void Turn::take(const event::BreakCredited& event) {
    Indices taken;
    if (event.reminder && !index_of(*event.reminder))
        return refuse("UnknownReminder", "there is no reminder named \"" + *event.reminder + "\"");
    used();
    if (event.reminder)
        taken = {*index_of(*event.reminder)};
    else if (memory_.prompt)
        taken = indices_of(memory_.prompt->reminders);
    else if (const auto sensible = most_sensible())
        taken = {*sensible};
    if (taken.empty())
        return refuse("UnknownReminder", "no reminder is switched on, so there is nothing to credit");
    const Kind kind = settings_.reminders[taken.front()].kind;
    credit(with_covered(taken), {{"why", "user"}});
    if (kind == Kind::move || kind == Kind::stand)
        stood_up_for(Duration{0});
}

void Turn::take(const event::SkipUndone&) {
    if (!memory_.skip || memory_.prompt || memory_.running)
        return refuse("NothingToUndo", "there is no skip that could be undone");
    used();
    for (const ReminderMemory& before : memory_.skip->before)
        if (const auto index = index_of(before.name); index && settings_.reminders[*index].enabled) {
            ReminderMemory& state = memory_.reminders[*index];
            state.due_since = now();
            state.due_day = today(scene());
            state.snoozed_until.reset();
            state.returns = true;
            state.expired_in_row = before.expired_in_row;
            decide(DecisionKind::due, {state.name}, {{"why", "skip_undone"}});
        }
    forget_skip();
    tell_held();
}

void Turn::take(const event::DrinkLogged&) {
    used();
    effects_.push_back(effect::KeepDrink{now()});
    Indices water;
    for (std::size_t i = 0; i < settings_.reminders.size(); ++i)
        if (settings_.reminders[i].kind == Kind::water && settings_.reminders[i].enabled)
            water.push_back(i);
    if (!water.empty())
        credit(water, {{"why", "drink"}});
}

} // namespace unknot
