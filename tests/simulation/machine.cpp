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
      schedule_{std::move(settings), now_, "0"},
      promises_{boot} {
    feed(event::Woken{});
}

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
    while (disturbance_.extra_wakes && end > now_.now && extra_() % 4 != 0) {
        pass(Duration{static_cast<long>(extra_() % static_cast<unsigned long>((end - now_.now).count()))});
        feed(event::Woken{});
    }
    pass(end - now_.now);
}

void Machine::pass(Duration length) {
    lived_ += length;
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
    promises_.wall_changed(now_.now);
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
    save_after(event, effects);
    take(effects);
}

/// As the service does: input alone is worth no disk sync, but every five minutes is.
void Machine::save_after(const Event& event, const Effects& effects) {
    const bool input = std::holds_alternative<event::HandsBusy>(event) ||
                       std::holds_alternative<event::HandsResting>(event) ||
                       std::holds_alternative<event::Woken>(event);
    if (disturbance_.careful || !input || !effects.empty() || now_.now - saved_.seen.now >= max_unsaved)
        saved_ = schedule_.memory();
}

void Machine::take(const Effects& effects) {
    for (const Effect& effect : effects) {
        if (const auto* shown = std::get_if<effect::ShowPrompt>(&effect))
            reply_to(shown->prompt);
        else if (std::holds_alternative<effect::StartBreak>(effect) && chance(0.1))
            reply_ = Reply{now_.now + between(1s, 60s), event::BreakEnded{.panic = chance(0.5)}};
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

/// The service is killed and started again.
void Machine::restart() {
    if (disturbance_.careful)
        feed(event::Woken{});
    const Schedule before = schedule_;
    pass(between(10ms, chance(0.5) ? 4min : 20min));
    go_on(before, before.memory());
}

/// What was not saved is lost; afterwards the machine boots.
void Machine::power_cut() {
    feed(event::Woken{});
    const Schedule before = schedule_;
    const Instant old = now_.now;
    const Duration dead = between(1min, 3h);
    ++boots_;
    lived_ += dead;
    now_.utc += dead;
    now_.now = boot;
    now_.asleep = 0ms;
    promises_.rebooted(now_.now - (old + dead));
    if (reply_)
        reply_.reset();
    ++promises_.seen.power_cuts;
    go_on(before, checking_ ? saved_ : before.memory());
}

void Machine::go_on(const Schedule& before, const Memory& memory) {
    refresh_zone();
    schedule_ = Schedule{before.settings(), memory, now_, std::to_string(boots_)};
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
    feed(event::Woken{});
    promises_.seen.wall_set_while_prompting += schedule_.memory().prompt.has_value();
    now_.utc += forward;
    now_.zone = zone_at(now_.utc, zone_name_);
    ++promises_.seen.wall_set;
    promises_.wall_changed(now_.now);
    feed(event::Woken{});
    saved_ = schedule_.memory();
}

void Machine::travel() {
    feed(event::Woken{});
    constexpr std::array zones{"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"};
    zone_name_ = zones[dice_() % zones.size()];
    now_.zone = zone_at(now_.utc, zone_name_);
    ++promises_.seen.travels;
    promises_.wall_changed(now_.now);
    feed(event::Woken{});
}

bool Machine::chance(double probability) {
    return std::bernoulli_distribution{probability}(dice_);
}

Duration Machine::between(Duration least, Duration most) {
    return Duration{std::uniform_int_distribution{least.count(), most.count()}(dice_)};
}

} // namespace unknot::test
