// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/turn.h"

#include <algorithm>

namespace unknot {

namespace {

Because of_break(const Break& running, std::string_view why) {
    return {{"why", std::string{why}},
            {"counted_s", seconds(running.counted)},
            {"planned_s", seconds(running.planned)}};
}

} // namespace

void Turn::grow() {
    start_from_prompt("itself");
}

void Turn::start_from_prompt(std::string_view by) {
    const Prompt prompt = *memory_.prompt;
    close_prompt(Answer::started);
    start_break(prompt.reminders, by, prompt.firmness, prompt.id);
}

void Turn::start_break(const Names& reminders, std::string_view by, Firmness firmness,
                       std::optional<int> prompt) {
    const Reminder& leader = settings_.reminders[*index_of(reminders.front())];
    Break running{.reminders = reminders,
                  .kind = leader.kind,
                  .firmness = firmness,
                  .planned = leader.length,
                  .started_at = now(),
                  .counted_at = now(),
                  .by_hand = !prompt,
                  .prompt = prompt};
    running.waiting = waits_for_hands(running) && std::holds_alternative<HandsAre::Busy>(memory_.hands);
    decide(DecisionKind::break_start, reminders,
           {{"why", std::string{by}}, {"planned_s", seconds(running.planned)}});
    memory_.running = running;
    effects_.push_back(effect::StartBreak{std::move(running)});
    if (leader.kind == Kind::stand)
        change_posture(Posture::standing);
}

/// Brings the break's own clock up to now.
void Turn::count_break() {
    if (!memory_.running || memory_.running->waiting)
        return;
    Break& running = *memory_.running;
    running.counted = std::min(running.planned, running.counted + (now() - running.counted_at));
    running.counted_at = now();
}

/// The hands rest (since then), so a break that waited for them goes on.
void Turn::break_goes_on(Instant since) {
    if (!memory_.running || !memory_.running->waiting)
        return;
    memory_.running->waiting = false;
    memory_.running->counted_at = std::clamp(since, memory_.running->counted_at, now());
}

void Turn::finish_break() {
    count_break();
    const Break ended = *memory_.running;
    close_break(true, "finished");
    const Indices done = with_covered(indices_of(ended.reminders));
    decide(DecisionKind::done, names_of(done), {{"why", "break"}});
    satisfy(done);
    if (ended.kind == Kind::move)
        stood_up_for(ended.counted);
}

void Turn::give_up_break() {
    const Names names = memory_.running->reminders;
    close_break(false, "kept_typing");
    satisfy(indices_of(names));
}

/// By the user, or because a hold needs the screen: then what it was for is due again.
void Turn::end_break_early(std::string_view why) {
    count_break();
    const Names names = memory_.running->reminders;
    close_break(false, why);
    if (why != "hold") {
        remember_skip(names);
        return satisfy(indices_of(names));
    }
    for (const std::size_t index : switched_on(names)) {
        ReminderMemory& state = memory_.reminders[index];
        if (!state.due_since)
            state.due_since = now();
        state.due_day = today(scene());
    }
    tell_held();
}

void Turn::close_break(bool finished, std::string_view why) {
    const Break ended = *memory_.running;
    memory_.running.reset();
    Because because = of_break(ended, why);
    because.emplace_back("finished", finished);
    decide(DecisionKind::break_end, ended.reminders, std::move(because));
    effects_.push_back(effect::EndBreak{ended, finished, now()});
    if (ended.kind == Kind::stand)
        change_posture(Posture::sitting);
}

/// What "a break now" means: what is due first, else what is nearest to being due.
std::optional<std::size_t> Turn::most_sensible() const {
    std::optional<std::size_t> best;
    const auto progress = [this](std::size_t index) {
        const Reminder& reminder = settings_.reminders[index];
        if (memory_.reminders[index].due_since)
            return 2.0 + seconds(reminder.length) / 86400;
        return reminder.clock == ClockKind::wall ? 0.0
                                                 : seconds(counted(scene(), index)) / seconds(reminder.every);
    };
    for (std::size_t i = 0; i < settings_.reminders.size(); ++i) {
        const bool is_a_break = leads(scene(), i) && settings_.reminders[i].kind != Kind::posture;
        if (is_a_break && (!best || progress(i) > progress(*best)))
            best = i;
    }
    return best;
}

void Turn::take(const event::BreakAsked& event) {
    if (event.reminder && !index_of(*event.reminder))
        return refuse("UnknownReminder", "there is no reminder named \"" + *event.reminder + "\"");
    used();
    if (memory_.running)
        return;
    const bool means_prompt =
        memory_.prompt && (!event.reminder || memory_.prompt->reminders.front() == *event.reminder);
    if (means_prompt)
        return start_from_prompt("user");
    const auto index = event.reminder ? index_of(*event.reminder) : most_sensible();
    if (!index)
        return refuse("UnknownReminder", "no reminder is switched on that asks for a break");
    if (memory_.prompt)
        withdraw("break_by_hand");
    start_break({settings_.reminders[*index].name}, "hand", Firmness::ask, std::nullopt);
}

void Turn::take(const event::BreakEnded& event) {
    if (!memory_.running)
        return refuse("NoBreak", "no break runs, so there is nothing to end");
    const Break& running = *memory_.running;
    const bool too_soon =
        running.firmness == Firmness::insist && now() < running.started_at + settings_.timing.skip_after;
    if (!event.panic && (running.firmness == Firmness::enforce || too_soon))
        return refuse("NotAllowed", "this break can only be left by the panic exit just now");
    used();
    if (event.panic) // who has to get out, is not met by the next one at the door
        memory_.quiet_until = std::max(memory_.quiet_until, now() + settings_.timing.min_gap);
    end_break_early(event.panic ? "panic" : "user");
}

} // namespace unknot
