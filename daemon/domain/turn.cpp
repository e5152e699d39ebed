// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/turn.h"

#include <algorithm>
#include <array>
#include <utility>

namespace unknot {

namespace {

/// Sleep shorter than this is not told apart from the noise of reading two clocks.
constexpr Duration least_sleep = std::chrono::seconds{1};

Maybe first_due_at(const Scene& scene) {
    Maybe first;
    for (std::size_t i = 0; i < scene.memory.reminders.size(); ++i)
        first = earlier(first, due_at(scene, i));
    return first;
}

Maybe day_ends_at(const Scene& scene) {
    return next_day_at(scene);
}

} // namespace

/// Something that happens by itself: when, and what then.
struct Turn::Rule {
    Maybe (*when)(const Scene&);
    void (Turn::*then)();
};

Turn::Turn(Settings& settings, Memory& memory, Effects& effects)
    : settings_(settings),
      memory_(memory),
      effects_(effects),
      clock_(memory.seen) {}

void Turn::begin(const Stamp& at) {
    memory_.seen = clock_ = at;
    memory_.last_use = memory_.being_since = memory_.quiet_until = at.now;
    memory_.hands = HandsAre::Resting{at.now};
    memory_.day.day = today(scene());
    fit_reminders();
    begin_bout("start");
}

void Turn::resume(const Stamp& at, Restart restart) {
    if (passive_use(scene()))
        used();
    for (const auto& [signal, name] : Words<Signal>::table)
        if (const auto since = std::exchange(memory_.signals[static_cast<std::size_t>(signal)], std::nullopt))
            effects_.push_back(effect::PassSignal{signal, *since, now()});
    memory_.sensors.clear();
    fit_reminders();
    if (restart == Restart::other_boot || at.now - memory_.seen.now > max_unsaved)
        leave_since(now(), "restart");
    if (memory_.prompt)
        withdraw("restart");
    // Nobody can be shown anything until now, nor before the desktop had time to say what holds.
    memory_.quiet_until = std::max(memory_.quiet_until, std::max(at.now, now()) + settings_.timing.settle);
    go_to(at);
}

void Turn::go_to(const Stamp& at) {
    const Duration slept = at.asleep - clock_.asleep;
    const Instant target = std::max(at.now, now());
    if (slept >= least_sleep && !blocked(memory_)) {
        run_until(std::max(now(), target - slept));
        leave_since(now(), "suspended");
    }
    run_until(target);
    if (slept >= least_sleep)
        clock_.asleep = at.asleep;
    if (clock_.utc != at.utc || clock_.zone != at.zone) {
        set_wall(at);
        run_until(target);
    }
    begin_day();
    memory_.seen = clock_;
}

void Turn::catch_up() {
    run_until(now());
    begin_day();
}

void Turn::run_until(Instant limit) {
    static constexpr std::array rules{
        Rule{day_ends_at, &Turn::begin_day},
        Rule{pause_ends_at, &Turn::end_pause},
        Rule{hours_change_at, &Turn::change_hours},
        Rule{break_done_at, &Turn::finish_break},
        Rule{break_given_up_at, &Turn::give_up_break},
        Rule{away_at, &Turn::leave},
        Rule{first_due_at, &Turn::make_due},
        Rule{ask_over_at, &Turn::ask_over},
        Rule{grows_at, &Turn::grow},
        Rule{prompt_at, &Turn::show_prompt},
    };
    while (true) {
        const Rule* next = nullptr;
        Instant when = limit;
        for (const Rule& rule : rules) {
            const Maybe at = rule.when(scene());
            if (at && (*at < when || (!next && *at == when))) {
                next = &rule;
                when = *at;
            }
        }
        if (!next)
            break;
        pass(std::max(when, now()));
        (this->*next->then)();
    }
    pass(limit);
}

void Turn::pass(Instant to) {
    const Duration length = to - now();
    switch (memory_.being) {
    case Being::sitting:
        memory_.tally.sitting += length;
        break;
    case Being::standing:
        memory_.tally.standing += length;
        break;
    case Being::away:
        memory_.tally.away += length;
        break;
    }
    if (runs(memory_, ClockKind::hands))
        memory_.tally.hands += length;
    clock_.now = to;
    clock_.utc += length;
}

void Turn::set_wall(const Stamp& at) {
    const bool held_before = held(scene());
    const LocalTime before = local(clock_);
    clock_.utc = at.utc;
    clock_.zone = at.zone;
    jump_times(before, local(clock_));
    hold_changed(held_before);
}

/// A clock that was set back over the start of the day, or an offset that changed there, begins no day anew.
void Turn::begin_day() {
    const LocalDay day = today(scene());
    if (day == memory_.day.day || day + std::chrono::days{1} == memory_.day.day)
        return;
    memory_.day = {day, memory_.tally.sitting, memory_.tally.standing, false};
    Indices late;
    for (std::size_t i = 0; i < memory_.reminders.size(); ++i)
        if (memory_.reminders[i].held && memory_.reminders[i].due_day < day)
            late.push_back(i);
    drop(late, "day_ended");
}

void Turn::end_pause() {
    const bool held_before = held(scene());
    memory_.pause.reset();
    hold_changed(held_before);
}

void Turn::change_hours() {
    // The clock stands on the very edge, so the hours have changed already; just before it they had not.
    Stamp before = clock_;
    before.utc -= Duration{1};
    hold_changed(held(Scene{settings_, memory_, before}));
}

void Turn::decide(DecisionKind kind, Names reminders, Because because) {
    effects_.push_back(effect::Decided{{now(), kind, std::move(reminders), std::move(because)}});
}

void Turn::refuse(std::string error, std::string sentence) {
    effects_.push_back(effect::Refused{std::move(error), std::move(sentence)});
}

void Turn::take(const event::Woken&) {}

void Turn::take(const event::Paused& event) {
    if (event.until && *event.until <= clock_.utc)
        return refuse("InvalidArgument", "the pause would end before it begins");
    used();
    const bool held_before = held(scene());
    memory_.pause = Pause{event.for_length ? Maybe{now() + *event.for_length} : std::nullopt, event.until};
    hold_changed(held_before);
}

void Turn::take(const event::Resumed&) {
    used();
    end_pause();
}

void Turn::take(const event::SettingsChanged& event) {
    used(); // also because what counted as passive use so far was use
    const bool held_before = held(scene());
    adopt(event.settings);
    hold_changed(held_before);
    presence_may_have_changed();
}

} // namespace unknot
