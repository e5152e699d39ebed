// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/promises.h"

#include "daemon/domain/rules.h"

#include <algorithm>

namespace unknot::test {

namespace {

using std::chrono_literals::operator""s;

constexpr std::size_t most_kept = 20;

Scene scene_of(const Schedule& schedule) {
    return {schedule.settings(), schedule.memory(), schedule.memory().seen};
}

std::string reason(const Decision& decision, std::string_view key) {
    for (const auto& [name, value] : decision.because)
        if (name == key)
            if (const auto* text = std::get_if<std::string>(&value))
                return *text;
    return {};
}

template <class What, class Visit>
void each(const Effects& effects, Visit visit) {
    for (const Effect& effect : effects)
        if (const auto* what = std::get_if<What>(&effect))
            visit(*what);
}

} // namespace

void Promises::expect(bool kept, const char* promise, const std::string& what) {
    if (!kept && broken_.size() < most_kept)
        broken_.push_back(std::string{promise} + ": " + what);
}

void Promises::check(const Schedule& before, const Event& event, const Schedule& after,
                     const Effects& effects, const Stamp& at) {
    keep_books(event);
    p1_adds_up(after, at);
    p3_wall_fires_nothing(before, after, effects, at);
    each<effect::ShowPrompt>(effects, [&](const effect::ShowPrompt& shown) {
        p4_not_while_held(after, shown.prompt, at);
        if (shown.prompt.asks == 1)
            p6_never_nags(before, after, shown.prompt);
    });
    p5_nothing_is_lost(after, effects);
    p7_pause_ends_on_time(event, after, at);
    p8_wakes_for_a_reason(after, at);
    p10_says_why(effects);
    p11_settings_keep_time(before, event, after);
    p13_always_a_way_out(after, at);
    p2_sleep_is_rest(after, effects, at);
    count(effects);
}

void Promises::keep_books(const Event& event) {
    if (const auto* began = std::get_if<event::Began>(&event))
        on_.insert(began->signal);
    if (const auto* ended = std::get_if<event::Ended>(&event))
        on_.erase(ended->signal);
    if (std::holds_alternative<event::Resumed>(event))
        pause_until_.reset();
}

void Promises::p1_adds_up(const Schedule& after, const Stamp& at) {
    const Tally& tally = after.memory().tally;
    const bool exact = tally.sitting + tally.standing + tally.away == at.now - began_;
    expect(exact, "P1", "sitting + standing + away is not the time elapsed");
    const bool positive = std::min({tally.sitting, tally.standing, tally.away, tally.hands}) >= Duration{0};
    expect(positive && tally.hands <= tally.sitting + tally.standing, "P1", "a share is out of range");
}

void Promises::slept(Duration length, const Stamp&) {
    slept_ = length;
}

void Promises::p2_sleep_is_rest(const Schedule& after, const Effects&, const Stamp&) {
    if (!slept_ || !present(after.memory()))
        return;
    for (std::size_t i = 0; i < after.settings().reminders.size(); ++i) {
        const Reminder& reminder = after.settings().reminders[i];
        if (!reminder.enabled || reminder.length > *slept_ || reminder.clock == ClockKind::wall)
            continue;
        expect(counted(scene_of(after), i) < 1s || reminder.clock == ClockKind::hands, "P2",
               reminder.name + " counts on after a sleep that satisfied it");
        expect(!after.memory().reminders[i].due_since, "P2", reminder.name + " is overdue after sleep");
    }
    slept_.reset();
}

void Promises::p3_wall_fires_nothing(const Schedule& before, const Schedule& after, const Effects& effects,
                                     const Stamp& at) {
    each<effect::Decided>(effects, [&](const effect::Decided& decided) {
        if (decided.decision.kind != DecisionKind::due || reason(decided.decision, "why") != "time_of_day")
            return;
        ++seen.times_of_day;
        const Stamp then{decided.decision.at, {}, at.utc - (at.now - decided.decision.at), at.zone};
        const auto day = std::chrono::floor<std::chrono::days>(local(then));
        expect(came_[decided.decision.reminders.front()].insert(day).second, "P3",
               decided.decision.reminders.front() + " came twice on one day");
    });
    if (!std::exchange(wall_changed_, false))
        return;
    const Tally& then = before.memory().tally;
    const Tally& now = after.memory().tally;
    const Duration elapsed = after.memory().seen.now - before.memory().seen.now;
    const Duration grown = now.sitting + now.standing + now.away - then.sitting - then.standing - then.away;
    expect(grown == elapsed, "P3", "setting the clock changed a duration");
}

void Promises::p4_not_while_held(const Schedule& after, const Prompt&, const Stamp& at) {
    for (const Signal signal : on_) {
        const bool switched_on = after.settings().holds[static_cast<std::size_t>(signal)];
        expect(!traits(signal).holds || !switched_on, "P4", "prompted during " + std::string{word(signal)});
        expect(!traits(signal).absence, "P4", "prompted although " + std::string{word(signal)});
    }
    expect(!after.memory().pause, "P4", "prompted while paused");
    const auto& arrived = after.memory().arrived_at;
    expect(!arrived || at.now - *arrived >= after.settings().timing.arrive_gap, "P4", "prompted on arrival");
}

/// What became due stays due, waits for the end of a snooze, is shown, is done with a break, or was told to
/// have been credited, done, skipped, expired or dropped.
void Promises::p5_nothing_is_lost(const Schedule& after, const Effects& effects) {
    each<effect::Decided>(effects, [&](const effect::Decided& decided) {
        const Decision& decision = decided.decision;
        for (const std::string& name : decision.reminders) {
            if (decision.kind == DecisionKind::due)
                due_.insert(name);
            else if (decision.kind == DecisionKind::credit || decision.kind == DecisionKind::done ||
                     decision.kind == DecisionKind::skip || decision.kind == DecisionKind::expire ||
                     decision.kind == DecisionKind::drop || decision.kind == DecisionKind::snooze ||
                     decision.kind == DecisionKind::break_end)
                due_.erase(name);
        }
    });
    for (const std::string& name : due_) {
        const auto& states = after.memory().reminders;
        const auto state = std::find_if(states.begin(), states.end(),
                                        [&](const ReminderMemory& known) { return known.name == name; });
        expect(state != states.end() && state->due_since, "P5", name + " was due and is lost");
    }
}

void Promises::p6_never_nags(const Schedule& before, const Schedule& after, const Prompt& prompt) {
    const auto& states = before.memory().reminders;
    const bool returns = std::any_of(states.begin(), states.end(), [&](const ReminderMemory& state) {
        const bool in_it =
            std::find(prompt.reminders.begin(), prompt.reminders.end(), state.name) != prompt.reminders.end();
        return in_it && (state.returns || state.snoozed_until);
    });
    const Duration gap = after.settings().timing.min_gap;
    expect(!last_prompt_ || returns || prompt.shown_at - *last_prompt_ >= gap, "P6",
           "two prompts within min_gap");
    last_prompt_ = prompt.shown_at;
    ++seen.prompts;
    seen.prompts_in_pause += prompt.in_pause;
    seen.merged += prompt.reminders.size() > 1;
    for (const std::string& note : prompt.notes)
        seen.quietened += note.starts_with("quietened");
}

void Promises::p7_pause_ends_on_time(const Event& event, const Schedule& after, const Stamp& at) {
    if (const auto* paused = std::get_if<event::Paused>(&event)) {
        pause_until_ = after.memory().pause ? paused->until : std::nullopt;
        seen.pauses_until += pause_until_.has_value();
    }
    if (!pause_until_)
        return;
    const bool over = at.utc >= *pause_until_;
    expect(over != after.memory().pause.has_value(), "P7",
           over ? "a pause outlived its time" : "a pause ended early");
    if (over)
        pause_until_.reset();
}

void Promises::p8_wakes_for_a_reason(const Schedule& after, const Stamp& at) {
    const auto next = after.next_deadline();
    const Scene scene = scene_of(after);
    expect(!next || *next > at.now, "P8", "asks to be woken at once");
    if (!next || after.memory().running)
        return;
    expect(present(after.memory()), "P8", "asks to be woken while away");
    expect(!held_without_end(scene) || next == away_at(scene), "P8",
           "asks to be woken while held without end");
}

void Promises::p10_says_why(const Effects& effects) {
    each<effect::Decided>(effects, [&](const effect::Decided& decided) {
        const bool told =
            !decided.decision.because.empty() || decided.decision.kind == DecisionKind::bout_start;
        expect(told, "P10", "a decision does not say why");
    });
}

void Promises::p11_settings_keep_time(const Schedule& before, const Event& event, const Schedule& after) {
    if (!std::holds_alternative<event::SettingsChanged>(event))
        return;
    ++seen.settings_changes;
    expect(before.memory().tally.sitting <= after.memory().tally.sitting, "P11", "sitting was lost");
    for (std::size_t i = 0; i < before.settings().reminders.size(); ++i) {
        const Reminder& old = before.settings().reminders[i];
        const Reminder* now = find_reminder(after.settings(), old.name);
        if (!now || !now->enabled || !old.enabled || before.memory().reminders[i].due_since)
            continue;
        const auto index = static_cast<std::size_t>(now - after.settings().reminders.data());
        const bool due = after.memory().reminders[index].due_since || after.memory().prompt;
        expect(due || counted(scene_of(after), index) >= counted(scene_of(before), i), "P11",
               old.name + " lost counted time");
    }
}

void Promises::restarted(const Schedule& before, const Schedule& after, const Stamp& at) {
    ++seen.restarts;
    const Memory& was = before.memory();
    const Memory& is = after.memory();
    on_.clear();
    const bool went_on = at.now - was.seen.now <= max_unsaved;
    expect(is.pause == was.pause || !is.pause, "P12", "the pause changed");
    expect(is.pause.has_value() == was.pause.has_value() || (pause_until_ ? at.utc >= *pause_until_ : true),
           "P12", "the pause is lost");
    if (went_on && present(was) && present(is))
        expect(is.bout == was.bout, "P12", "the bout is lost");
    for (std::size_t i = 0; went_on && i < was.reminders.size(); ++i) {
        const bool with_break = was.running && being_dealt_with(was, was.reminders[i].name);
        const bool still =
            !was.reminders[i].due_since || is.reminders[i].due_since || !present(is) || with_break;
        expect(still, "P12", was.reminders[i].name + " was due and is forgotten");
        const bool snoozed = !was.reminders[i].snoozed_until || is.reminders[i].snoozed_until ||
                             is.reminders[i].due_since || !present(is);
        expect(snoozed, "P12", "the snooze of " + was.reminders[i].name + " is forgotten");
    }
}

void Promises::p13_always_a_way_out(const Schedule& after, const Stamp& at) {
    const auto& running = after.memory().running;
    if (!running)
        return;
    const bool enforced = running->firmness == Firmness::enforce;
    seen.enforced += enforced;
    expect(!enforced || at.now - running->started_at < running->planned, "P13",
           "an enforced break outlives its length");
    if (at.now != running->started_at)
        return;
    Schedule panicking = after;
    [[maybe_unused]] const Effects effects = panicking.handle(event::BreakEnded{.panic = true}, at);
    expect(!panicking.memory().running, "P13", "the panic exit does not work");
}

void Promises::count(const Effects& effects) {
    each<effect::Decided>(effects, [&](const effect::Decided& decided) {
        const DecisionKind kind = decided.decision.kind;
        seen.held += kind == DecisionKind::held;
        seen.withdrawn += kind == DecisionKind::withdraw;
        seen.credits += kind == DecisionKind::credit;
        seen.drops += kind == DecisionKind::drop;
        seen.breaks += kind == DecisionKind::break_start;
        seen.snoozes += kind == DecisionKind::snooze;
        seen.expired += kind == DecisionKind::expire;
        seen.undone += kind == DecisionKind::due && reason(decided.decision, "why") == "skip_undone";
        seen.away_back_dated += kind == DecisionKind::bout_end;
    });
    each<effect::EndBreak>(effects,
                           [&](const effect::EndBreak& ended) { seen.breaks_finished += ended.finished; });
}

} // namespace unknot::test
