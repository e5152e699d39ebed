// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/promises.h"

#include "daemon/domain/rules.h"

#include <algorithm>

namespace unknot::test {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_kept = 20;

Duration present_in(const Memory& memory) {
    return memory.tally.sitting + memory.tally.standing;
}

template <class What, class Visit>
void each(const Effects& effects, Visit visit) {
    for (const Effect& effect : effects)
        if (const auto* what = std::get_if<What>(&effect))
            visit(*what);
}

/// Does that wall time lie at a time of day of the reminder, or at most half an hour behind one? On which
/// day?
std::optional<std::pair<TimeOfDay, LocalDay>> time_of_day_at(const Reminder& reminder, LocalTime wall) {
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    for (const LocalDay its_day : {day, day - std::chrono::days{1}})
        for (auto of_day = reminder.at.rbegin(); of_day != reminder.at.rend(); ++of_day)
            if (its_day + *of_day <= wall && wall - (its_day + *of_day) <= 30min)
                return std::pair{*of_day, its_day};
    return std::nullopt;
}

} // namespace

void Promises::expect(bool kept, int promise, std::string_view whose, std::string_view what) {
    ++checks_[static_cast<std::size_t>(promise)];
    if (!kept && broken_.size() < most_kept)
        broken_.push_back("P" + std::to_string(promise) + ": " + std::string{whose} + std::string{what});
}

void Promises::check(const Schedule& before, const Event& event, const Schedule& after,
                     const Effects& effects, const Stamp& at) {
    nobody_ran_ = nobody_ran_ || woke_;
    books_.pass(before.settings(), at);
    p1_adds_up(after, at);
    p2_sleep_is_no_sitting(before, after, at);
    p3_wall_fires_nothing(before, after, effects);
    for (const Effect& effect : effects)
        take(effect, before, after, at);
    nobody_ran_ = false;
    books_.take(event, at);
    p2_sleep_is_rest(after);
    p5_nothing_is_lost(after, at);
    p5_debt_is_paid(before, after, at);
    p7_pause_ends_on_time(event, after, at);
    p8_wakes_for_a_reason(after, at);
    p11_settings_keep_time(before, event, after);
    p13_always_a_way_out(after, at);
}

/// The effects one after the other, as they came.
void Promises::take(const Effect& effect, const Schedule& before, const Schedule& after, const Stamp& at) {
    seen_effect(effect, seen);
    p8_wakes_in_time(before, effect, at);
    if (const auto* shown = std::get_if<effect::ShowPrompt>(&effect)) {
        p4_not_while_held(before.settings(), after.settings(), shown->prompt.asked_at, at);
        p6_never_nags(after.settings(), shown->prompt);
    } else if (std::holds_alternative<effect::ClosePrompt>(effect)) {
        books_.open_prompt.reset();
    } else if (const auto* interval = std::get_if<effect::PassInterval>(&effect)) {
        if (interval->being == Being::away)
            books_.arrived = interval->to;
    } else if (const auto* decided = std::get_if<effect::Decided>(&effect)) {
        p10_says_why(decided->decision);
        if (decided->decision.kind == DecisionKind::due)
            p3_comes_once(decided->decision, before.settings(), at);
        books_.take(decided->decision);
    }
}

void Promises::p1_adds_up(const Schedule& after, const Stamp& at) {
    const Tally& tally = after.memory().tally;
    const bool exact = tally.sitting + tally.standing + tally.away == at.now - books_.began;
    expect(exact, 1, "sitting + standing + away is not the time elapsed");
    const bool positive = std::min({tally.sitting, tally.standing, tally.away, tally.hands}) >= 0ms;
    expect(positive && tally.hands <= tally.sitting + tally.standing, 1, "a share is out of range");
}

void Promises::slept(Duration length) {
    slept_ = length;
    woke_ = true;
}

void Promises::p2_sleep_is_no_sitting(const Schedule& before, const Schedule& after, const Stamp& at) {
    if (!std::exchange(woke_, false))
        return;
    const Duration awake = at.now - before.memory().seen.now - *slept_;
    const Duration counted = present_in(after.memory()) - present_in(before.memory());
    expect(counted <= std::max(awake, 0ms), 2, "sleep was counted as being there");
}

void Promises::p2_sleep_is_rest(const Schedule& after) {
    if (!slept_ || !present(after.memory()))
        return;
    const Scene scene{after.settings(), after.memory(), after.memory().seen};
    for (std::size_t i = 0; i < after.settings().reminders.size(); ++i) {
        const Reminder& reminder = after.settings().reminders[i];
        if (!reminder.enabled || reminder.length > *slept_ || reminder.clock == ClockKind::wall)
            continue;
        expect(counted(scene, i) < 1s, 2, reminder.name, " counts on after a sleep that satisfied it");
        expect(!after.memory().reminders[i].due_since, 2, reminder.name, " is overdue after sleep");
    }
    slept_.reset();
}

void Promises::p3_wall_fires_nothing(const Schedule& before, const Schedule& after, const Effects& effects) {
    if (!std::exchange(wall_changed_, false))
        return;
    const Duration elapsed = after.memory().seen.now - before.memory().seen.now;
    const Duration away = after.memory().tally.away - before.memory().tally.away;
    expect(present_in(after.memory()) - present_in(before.memory()) + away == elapsed, 3,
           "setting the clock changed a duration");
    if (elapsed > 0ms)
        return;
    bool jumped = false;
    each<effect::Decided>(effects, [&](const effect::Decided& decided) {
        const bool due = decided.decision.kind == DecisionKind::due;
        const std::string why = reason(decided.decision, "why");
        jumped = jumped || (due && why == "time_of_day");
        const bool was_shown = due && being_dealt_with(before.memory(), decided.decision.reminders.front());
        expect(!due || was_shown || why == "time_of_day" || why == "joins", 3,
               "setting the clock makes something due");
    });
    each<effect::ShowPrompt>(effects, [&](const auto&) { expect(jumped, 3, "setting the clock prompts"); });
}

void Promises::p3_comes_once(const Decision& decision, const Settings& settings, const Stamp& at) {
    if (reason(decision, "why") != "time_of_day")
        return;
    const std::string& name = decision.reminders.front();
    const Reminder* reminder = find_reminder(settings, name);
    const LocalTime wall = to_local(at.utc - (at.now - decision.at), at.zone);
    const auto came = reminder ? time_of_day_at(*reminder, wall) : std::nullopt;
    const bool stale = books_.wall_changed && decision.at <= *books_.wall_changed && at.now > decision.at;
    expect(came.has_value() || stale, 3, name, " came at a time that is not its own");
    if (came && !stale)
        expect(books_.came[name + ' ' + std::to_string(came->first.count())].insert(came->second).second, 3,
               name, " came twice on one day");
}

} // namespace unknot::test
