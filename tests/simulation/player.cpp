// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/player.h"

#include <algorithm>

namespace unknot::test {

namespace {

using namespace std::chrono_literals;

/// A reminder comes every few seconds at most, and each is asked for a few times.
constexpr int most_wakes = 100'000;
constexpr Instant boot{10min};

} // namespace

Player::Player(Settings settings, const Stamp& start)
    : at_{start},
      schedule_{std::move(settings), start, "0"},
      promises_{start.now} {
    feed(event::Woken{});
}

void Player::play(const Step& step) {
    wait(step.after, step.woken);
    std::visit([this](const auto& what) { act(what); }, step.act);
}

void Player::wait(Duration length, bool woken) {
    const Instant end = at_.now + length;
    for (int wakes = 0; woken; ++wakes) {
        const auto next = schedule_.next_deadline();
        spun_ = spun_ || (next && *next <= at_.now) || wakes > most_wakes;
        if (!next || *next > end || spun_)
            break;
        pass(*next - at_.now);
        feed(event::Woken{});
    }
    pass(end - at_.now);
}

void Player::pass(Duration length) {
    at_.now += length;
    at_.utc += length;
}

/// Steps are made before anybody knows when they happen: the instant of HandsResting is how long ago.
void Player::act(const Event& event) {
    if (const auto* resting = std::get_if<event::HandsResting>(&event))
        return feed(event::HandsResting{at_.now - resting->since.time_since_epoch()});
    if (std::holds_alternative<event::SettingsChanged>(event))
        feed(event::Woken{}); // so that before and after differ by the settings alone
    feed(event);
}

void Player::feed(const Event& event) {
    const Schedule before = schedule_;
    Effects effects = schedule_.handle(event, at_);
    promises_.check(before, event, schedule_, effects, at_);
    std::move(effects.begin(), effects.end(), std::back_inserter(effects_));
}

void Player::act(const act::Sleep& sleep) {
    if (sleep.told)
        feed(event::Began{Signal::suspended});
    else
        feed(event::Woken{});
    pass(sleep.length);
    at_.asleep += sleep.length;
    promises_.slept(sleep.length);
    if (sleep.told)
        feed(event::Ended{Signal::suspended});
    else
        feed(event::Woken{});
}

void Player::act(const act::SetWall& set) {
    feed(event::Woken{});
    at_.utc += set.off - wall_off_;
    wall_off_ = set.off;
    promises_.wall_changed(at_.now);
    feed(event::Woken{});
}

void Player::act(const act::SetZone& set) {
    feed(event::Woken{});
    at_.zone = set.zone;
    promises_.wall_changed(at_.now);
    feed(event::Woken{});
}

void Player::act(const act::Restart& restart) {
    feed(event::Woken{});
    const Schedule before = schedule_;
    pass(restart.dead);
    if (restart.power_cut) {
        promises_.rebooted(boot - at_.now);
        at_.now = boot;
        at_.asleep = 0ms;
        ++boots_;
    }
    schedule_ = Schedule{before.settings(), before.memory(), at_, std::to_string(boots_)};
    promises_.restarted(before, schedule_, at_);
    feed(event::Woken{});
}

} // namespace unknot::test
