// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/machine.h"

#include <algorithm>
#include <array>

namespace unknot::test {

void Machine::live(int days) {
    for (int day = 0; day < days; ++day)
        day % 7 < 5 ? workday() : day_off();
}

void Machine::workday() {
    stint(between(150min, 240min));
    leave(between(20min, 70min));
    stint(between(180min, 270min));
    if (chance(0.02))
        set_wall(between(0min, 5h) - 150min);
    if (chance(0.01))
        travel();
    if (chance(0.5))
        lock(between(1min, 20min));
    until_local(7h + between(0min, 2h));
}

void Machine::day_off() {
    if (chance(0.3))
        stint(between(10min, 120min));
    if (chance(0.3))
        video(between(30min, 150min));
    until_local(8h + between(0min, 2h));
}

/// Types, reads, talks and looks up, until the time is over.
void Machine::stint(Duration length) {
    const Duration end = lived_ + length;
    while (lived_ < end) {
        const double what = std::uniform_real_distribution{0.0, 1.0}(dice_);
        if (what < 0.70)
            type(between(5s, 180s));
        else if (what < 0.93)
            read(between(5s, 170s));
        else if (what < 0.945)
            call(between(3min, 50min));
        else if (what < 0.955)
            video(between(2min, 30min));
        else if (what < 0.985)
            pause_of_some_kind();
        else
            odd_moment();
    }
}

void Machine::type(Duration length) {
    busy();
    wait(length);
    rest();
    wait(between(1s, 15s));
}

void Machine::read(Duration length) {
    wait(length);
}

void Machine::call(Duration length) {
    constexpr std::array kinds{Signal::call,       Signal::camera, Signal::screencast,
                               Signal::fullscreen, Signal::dnd,    Signal::presentation};
    const Signal signal = kinds[dice_() % kinds.size()];
    feed(event::Began{signal});
    if (chance(0.5))
        type(length / 2);
    if (chance(0.03)) {
        restart();
        feed(event::Began{signal}); // its source tells anew
    }
    wait(length / 2);
    feed(event::Ended{signal});
}

void Machine::video(Duration length) {
    busy();
    rest();
    feed(event::Began{Signal::inhibit});
    wait(length);
    feed(event::Ended{Signal::inhibit});
}

void Machine::pause_of_some_kind() {
    const double what = std::uniform_real_distribution{0.0, 1.0}(dice_);
    if (what < 0.5)
        leave(between(1min, 15min));
    else if (what < 0.8)
        lock(between(20s, 15min));
    else
        sleep(between(30s, 40min));
}

void Machine::leave(Duration length) {
    rest();
    wait(length);
    promises_.seen.back_dated += !present();
    busy();
    wait(2s);
    rest();
}

void Machine::lock(Duration length) {
    feed(event::Began{Signal::locked});
    wait(length);
    feed(event::Ended{Signal::locked});
}

/// Types a password, too.
void Machine::other_session(Duration length) {
    feed(event::Began{Signal::other_session});
    wait(length / 2);
    busy();
    rest();
    wait(length / 2);
    feed(event::Ended{Signal::other_session});
}

/// No source of input for a while.
void Machine::blind(Duration length) {
    feed(event::HandsUnknown{});
    wait(length);
    busy();
    rest();
}

/// Half of the time somebody tells before, as logind does; else only the clocks know.
void Machine::sleep(Duration length) {
    const bool told = chance(0.5);
    ++(told ? promises_.seen.sleeps_told : promises_.seen.sleeps_untold);
    promises_.seen.slept_while_prompting += schedule_.memory().prompt.has_value();
    promises_.seen.slept_during_break += schedule_.memory().running.has_value();
    promises_.seen.slept_while_paused += schedule_.memory().pause.has_value();
    rest();
    if (told)
        feed(event::Began{Signal::suspended});
    asleep_ = true;
    pass(length);
    asleep_ = false;
    promises_.slept(length);
    feed(told ? Event{event::Ended{Signal::suspended}} : Event{event::Woken{}});
    busy();
    wait(1s);
    rest();
}

/// Something that happens once in a while.
void Machine::odd_moment() {
    switch (dice_() % 16) {
    case 0:
        return feed(event::PostureTold{chance(0.5) ? Posture::standing : Posture::sitting});
    case 1:
        return feed(event::Paused{between(1min, 2h), std::nullopt});
    case 2:
        return feed(event::Paused{std::nullopt, now_.utc + between(1min, 3h)});
    case 3:
        return feed(event::Resumed{});
    case 4:
        return feed(event::BreakAsked{});
    case 5:
        return feed(event::BreakCredited{});
    case 6:
        return feed(event::SkipUndone{});
    case 7:
        return restart();
    case 8:
        return change_settings();
    case 9:
        feed(event::SensorSaid{"chair", Presence::away});
        wait(between(10s, 10min));
        return feed(event::SensorSaid{"chair", std::nullopt});
    case 10:
        return feed(event::DrinkLogged{});
    case 11:
        return feed(event::BreakEnded{.panic = chance(0.5)});
    case 12:
        return power_cut();
    case 13:
        return set_wall(between(-90min, 90min));
    case 14:
        return blind(between(1min, 10min));
    default:
        return other_session(between(10s, 10min));
    }
}

/// Sleeps until that time of the next day.
void Machine::until_local(Duration of_day) {
    const auto midnight = std::chrono::floor<std::chrono::days>(local(now_)) + std::chrono::days{1};
    const UtcTime morning = to_utc(midnight + of_day, now_.zone);
    sleep(std::max(morning - now_.utc, Duration{1h}));
}

} // namespace unknot::test
