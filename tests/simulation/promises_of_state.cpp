// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/promises.h"

#include "daemon/domain/rules.h"

#include <algorithm>

namespace unknot::test {

namespace {

using namespace std::chrono_literals;

Scene scene_of(const Schedule& schedule) {
    return {schedule.settings(), schedule.memory(), schedule.memory().seen};
}

bool has_holds(const Decision& decision) {
    return std::any_of(decision.because.begin(), decision.because.end(), [](const auto& named) {
        const auto* words = std::get_if<std::vector<std::string>>(&named.second);
        return named.first == "holds" && words && !words->empty();
    });
}

bool has_numbers(const Decision& decision, std::initializer_list<std::string_view> keys) {
    return std::all_of(keys.begin(), keys.end(),
                       [&](std::string_view key) { return number(decision, key).has_value(); });
}

/// The numbers that belong to the decision.
bool numbers_told(const Decision& decision) {
    switch (decision.kind) {
    case DecisionKind::due:
        return reason(decision, "why") != "interval" ||
               (has_numbers(decision, {"counted_s", "every_s"}) &&
                *number(decision, "counted_s") >= *number(decision, "every_s"));
    case DecisionKind::held:
        return has_holds(decision);
    case DecisionKind::prompt:
        return has_numbers(decision, {"waited_s", "prompt"});
    case DecisionKind::break_end:
        return has_numbers(decision, {"counted_s", "planned_s"});
    case DecisionKind::expire:
    case DecisionKind::skip:
        return has_numbers(decision, {"prompt", "asks", "open_s"});
    case DecisionKind::snooze:
        return has_numbers(decision, {"for_s"});
    case DecisionKind::bout_end:
        return has_numbers(decision, {"sitting_s"});
    case DecisionKind::withdraw:
    case DecisionKind::break_start:
    case DecisionKind::credit:
    case DecisionKind::done:
    case DecisionKind::drop:
    case DecisionKind::bout_start:
        return true;
    }
    return false;
}

} // namespace

void Promises::p7_pause_ends_on_time(const Event& event, const Schedule& after, const Stamp& at) {
    seen.pauses_until += std::holds_alternative<event::Paused>(event) && books_.pause_until_wall;
    const bool paused = after.memory().pause.has_value();
    const bool should_be = books_.paused && !books_.pause_is_over(at);
    expect(paused == should_be, 7, paused ? "a pause outlived its time" : "a pause ended early");
}

/// What the user sees happens when somebody was woken for it, not when the next event found it.
void Promises::p8_wakes_in_time(const Schedule& before, const Effect& effect, const Stamp& at) {
    const auto* shown = std::get_if<effect::ShowPrompt>(&effect);
    const auto* started = std::get_if<effect::StartBreak>(&effect);
    const auto* closed = std::get_if<effect::ClosePrompt>(&effect);
    const auto* ended = std::get_if<effect::EndBreak>(&effect);
    const auto deadline = before.next_deadline();
    const bool overslept = (deadline && *deadline < at.now) || nobody_ran_;
    const Instant when = shown     ? shown->prompt.asked_at
                         : started ? started->running.started_at
                         : closed  ? closed->at
                         : ended   ? ended->at
                                   : at.now;
    expect(when == at.now || overslept, 8, "something to be seen comes late");
}

void Promises::p8_wakes_for_a_reason(const Schedule& after, const Stamp& at) {
    const auto next = after.next_deadline();
    const Scene scene = scene_of(after);
    expect(!next || *next > at.now, 8, "asks to be woken at once");
    if (after.memory().running)
        return;
    expect(!next || present(after.memory()), 8, "asks to be woken while away");
    expect(!next || !held_without_end(scene) || next == away_at(scene), 8,
           "asks to be woken while held without end");
    expect(!after.memory().prompt || after.memory().prompt->firmness == Firmness::hint || next, 8,
           "does not ask to be woken for an open prompt");
}

void Promises::p10_says_why(const Decision& decision) {
    const bool told = decision.kind == DecisionKind::held || !reason(decision, "why").empty();
    expect(told, 10, word(decision.kind), " does not say why");
    expect(numbers_told(decision), 10, word(decision.kind), " does not tell its numbers");
}

void Promises::p11_settings_keep_time(const Schedule& before, const Event& event, const Schedule& after) {
    if (!std::holds_alternative<event::SettingsChanged>(event))
        return;
    ++seen.settings_changes;
    const Tally& was = before.memory().tally;
    const Tally& is = after.memory().tally;
    const bool left = present(before.memory()) != present(after.memory()); // or came back, rested
    expect(left || (was.sitting <= is.sitting && was.hands <= is.hands), 11, "counted time was lost");
    for (std::size_t i = 0; !left && i < before.settings().reminders.size(); ++i) {
        const Reminder& old = before.settings().reminders[i];
        const Reminder* now = find_reminder(after.settings(), old.name);
        if (!now || !now->enabled || !old.enabled || before.memory().reminders[i].due_since)
            continue;
        const auto index = static_cast<std::size_t>(now - after.settings().reminders.data());
        const bool due = after.memory().reminders[index].due_since || after.memory().prompt;
        const bool wall = now->clock == ClockKind::wall || old.clock == ClockKind::wall;
        expect(due || wall || counted(scene_of(after), index) >= counted(scene_of(before), i), 11, old.name,
               " lost counted time");
    }
}

void Promises::restarted(const Schedule& before, const Schedule& after, const Stamp& at) {
    const Memory& was = before.memory();
    const Memory& is = after.memory();
    ++seen.restarts;
    seen.restarts_while_held += held(scene_of(before));
    books_.forget_desktop();
    nobody_ran_ = true;
    wall_changed_ = false; // what the dead time brought comes with the next event
    books_.free_since = at.now;
    const bool pause_over = books_.pause_is_over(at);
    expect(is.pause.has_value() == (was.pause && !pause_over), 12, "the pause is lost");
    const bool went_on = was.boot == is.boot && at.now - was.seen.now <= max_unsaved;
    if (went_on && present(was) && present(is) && !was.running)
        expect(is.bout == was.bout, 12, "the bout is lost");
    for (std::size_t i = 0; i < was.reminders.size(); ++i) {
        const ReminderMemory& then = was.reminders[i];
        const ReminderMemory& now = is.reminders[i];
        const bool excused = was.running || !went_on || !present(is) ||
                             was.day.day != is.day.day; // a break may have covered it
        expect(!then.due_since || now.due_since || excused, 12, then.name, " was due and is forgotten");
        expect(!then.snoozed_until || now.snoozed_until || now.due_since || excused, 12, then.name,
               " was put off and is forgotten");
    }
    const auto present_time = [](const Memory& memory) {
        return memory.tally.sitting + memory.tally.standing;
    };
    const Duration lost = before.settings().timing.away_after + (was.boot == is.boot ? 0ms : max_unsaved);
    expect(present_time(is) >= present_time(was) - lost, 12, "counted time is lost");
}

void Promises::p13_always_a_way_out(const Schedule& after, const Stamp& at) {
    const auto& running = after.memory().running;
    if (!running)
        return;
    const bool enforced = running->firmness == Firmness::enforce;
    seen.enforced += enforced;
    expect(!enforced || at.now - running->started_at < running->planned, 13,
           "an enforced break outlives its length");
    if (at.now != running->started_at)
        return;
    Schedule panicking = after;
    [[maybe_unused]] const Effects effects = panicking.handle(event::BreakEnded{.panic = true}, at);
    expect(!panicking.memory().running, 13, "the panic exit does not work");
}

} // namespace unknot::test
