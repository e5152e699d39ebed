// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/machine.h"

#include "daemon/domain/rules.h"
#include "daemon/local_day.h"

#include <algorithm>
#include <array>

namespace unknot::test {

namespace {

constexpr Instant boot{10min};

Stamp first_monday() {
    using namespace std::chrono;
    const UtcTime eight{sys_days{2026y / January / 5} + 7h};
    return {boot, 0ms, eight, zone_at(eight, "Europe/Berlin")};
}

} // namespace

Machine::Machine(std::uint64_t seed, Settings settings, Disturbance disturbance)
    : dice_{seed},
      extra_{seed + 1},
      disturbance_{disturbance},
      now_{first_monday()},
      schedule_{std::move(settings), now_},
      promises_{boot} {
    feed(event::Woken{});
}

void Machine::live(int days) {
    for (int day = 0; day < days; ++day)
        day % 7 < 5 ? workday() : day_off();
}

// A day
// ------------------------------------------------------------------------------------------------------

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
    const Instant end = now_.now + length;
    while (now_.now < end) {
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
    busy();
    wait(2s);
    rest();
}

void Machine::lock(Duration length) {
    feed(event::Began{Signal::locked});
    wait(length);
    feed(event::Ended{Signal::locked});
}

/// Half of the time somebody tells before, as logind does; else only the clocks know.
void Machine::sleep(Duration length) {
    const bool told = chance(0.5);
    ++(told ? promises_.seen.sleeps_told : promises_.seen.sleeps_untold);
    promises_.seen.slept_while_prompting += schedule_.memory().prompt.has_value();
    promises_.seen.slept_during_break += schedule_.memory().running.has_value();
    rest();
    if (told)
        feed(event::Began{Signal::suspended});
    asleep_ = true;
    pass(length);
    asleep_ = false;
    promises_.slept(length, now_);
    feed(told ? Event{event::Ended{Signal::suspended}} : Event{event::Woken{}});
    busy();
    wait(1s);
    rest();
}

/// Something that happens once in a while.
void Machine::odd_moment() {
    switch (dice_() % 12) {
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
    default:
        return feed(event::BreakEnded{.panic = chance(0.5)});
    }
}

/// Sleeps until that time of the next day.
void Machine::until_local(Duration of_day) {
    const auto midnight = std::chrono::floor<std::chrono::days>(local(now_)) + std::chrono::days{1};
    const UtcTime morning = to_utc(midnight + of_day, now_.zone);
    sleep(std::max(morning - now_.utc, Duration{1h}));
}

// Time and events
// ----------------------------------------------------------------------------------------------

std::optional<Instant> Machine::next_thing() const {
    const auto deadline = schedule_.next_deadline();
    return reply_ ? earlier(deadline, reply_->at) : deadline;
}

void Machine::wait(Duration length) {
    const Instant end = now_.now + length;
    while (const auto next = next_thing()) {
        if (*next > end)
            break;
        pass(std::max(*next - now_.now, 0ms));
        if (reply_ && reply_->at <= now_.now)
            feed(std::exchange(reply_, std::nullopt)->event);
        else
            feed(event::Woken{});
    }
    if (disturbance_.extra_wakes && end > now_.now) {
        pass(Duration{static_cast<long>(extra_() % static_cast<unsigned long>((end - now_.now).count()))});
        feed(event::Woken{});
    }
    pass(end - now_.now);
}

void Machine::pass(Duration length) {
    now_.now += length;
    now_.utc += length;
    if (asleep_)
        now_.asleep += length;
}

void Machine::busy() {
    feed(event::HandsBusy{});
}

void Machine::rest() {
    feed(event::HandsResting{now_.now});
}

void Machine::refresh_zone() {
    if (now_.utc < now_.zone.until)
        return;
    now_.zone = zone_at(now_.utc, zone_name_);
    ++promises_.seen.offset_changes;
}

void Machine::feed(const Event& event) {
    refresh_zone();
    ++events_;
    if (!checking_) {
        take(schedule_.handle(event, now_));
        return;
    }
    const Schedule before = schedule_;
    const Effects effects = schedule_.handle(event, now_);
    promises_.check(before, event, schedule_, effects, now_);
    take(effects);
}

void Machine::take(const Effects& effects) {
    for (const Effect& effect : effects) {
        if (const auto* shown = std::get_if<effect::ShowPrompt>(&effect))
            reply_to(shown->prompt);
        else if (const auto* decided = std::get_if<effect::Decided>(&effect))
            if (checking_)
                decisions_.push_back(decided->decision);
    }
}

void Machine::reply_to(const Prompt& prompt) {
    constexpr std::array replies{event::Reply::start,  event::Reply::done, event::Reply::done,
                                 event::Reply::snooze, event::Reply::skip, event::Reply::close};
    const double what = std::uniform_real_distribution{0.0, 1.0}(dice_);
    if (what < 0.3) // nobody reacts
        return;
    const auto reply = replies[dice_() % replies.size()];
    reply_ = Reply{
        now_.now + between(1s, 100s),
        event::Answered{reply, chance(0.3) ? std::optional{between(1min, 20min)} : std::nullopt, prompt.id}};
}

void Machine::restart() {
    const Schedule before = schedule_;
    pass(between(10ms, chance(0.5) ? 4min : 20min));
    schedule_ = Schedule{before.settings(), before.memory(), now_};
    if (checking_)
        promises_.restarted(before, schedule_, now_);
    feed(event::Woken{});
    busy();
}

void Machine::change_settings() {
    Settings changed = schedule_.settings();
    Reminder& reminder = changed.reminders[dice_() % changed.reminders.size()];
    if (chance(0.3))
        reminder.enabled = !reminder.enabled;
    else
        reminder.every = between(10min, 90min);
    feed(event::SettingsChanged{changed});
}

void Machine::set_wall(Duration forward) {
    now_.utc += forward;
    now_.zone = zone_at(now_.utc, zone_name_);
    ++promises_.seen.wall_set;
    promises_.wall_changed();
    feed(event::Woken{});
}

void Machine::travel() {
    constexpr std::array zones{"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"};
    zone_name_ = zones[dice_() % zones.size()];
    now_.zone = zone_at(now_.utc, zone_name_);
    ++promises_.seen.travels;
    promises_.wall_changed();
    feed(event::Woken{});
}

bool Machine::chance(double probability) {
    return std::bernoulli_distribution{probability}(dice_);
}

Duration Machine::between(Duration least, Duration most) {
    return Duration{std::uniform_int_distribution{least.count(), most.count()}(dice_)};
}

Settings demanding_settings() {
    Settings settings = plan("balanced");
    settings.reminders.push_back({.name = "rest",
                                  .kind = Kind::move,
                                  .every = 90min,
                                  .length = 3min,
                                  .at = {},
                                  .firmness = Firmness::insist,
                                  .message = {}});
    settings.reminders.push_back({.name = "strict",
                                  .kind = Kind::custom,
                                  .every = 150min,
                                  .length = 1min,
                                  .clock = ClockKind::screen,
                                  .at = {},
                                  .firmness = Firmness::enforce,
                                  .message = {}});
    settings.reminders.push_back({.name = "wrists",
                                  .kind = Kind::custom,
                                  .every = 40min,
                                  .length = 30s,
                                  .clock = ClockKind::hands,
                                  .at = {},
                                  .message = {}});
    settings.reminders.push_back({.name = "coffee",
                                  .kind = Kind::custom,
                                  .length = 10min,
                                  .clock = ClockKind::wall,
                                  .at = {10h + 30min},
                                  .message = {}});
    settings.reminders.push_back({.name = "sit",
                                  .kind = Kind::posture,
                                  .every = 30min,
                                  .length = 20s,
                                  .clock = ClockKind::standing,
                                  .at = {},
                                  .message = {}});
    settings.has_hours = true;
    for (int day = 0; day < 5; ++day)
        settings.hours[static_cast<std::size_t>(day)] = {{8h + 30min, 12h + 30min}, {13h, 18h}};
    return settings;
}

} // namespace unknot::test
