// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/desk.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

TEST_CASE("pause until a wall time ends at that time, also across suspend and restart") {
    Desk desk{only_stretch()};
    const UtcTime three = desk.at().utc + 6h;
    desk.tell(event::Paused{{}, three}).work(2h).suspend(2h).restart(10s).work(1h + 59min + 40s);
    CHECK(desk.now().paused);
    CHECK(desk.prompts().empty());
    desk.work(15s);
    CHECK_FALSE(desk.now().paused);
}

TEST_CASE("a pause for a length is not moved by setting the clock") {
    Desk desk{only_stretch()};
    desk.tell(event::Paused{1h, {}}).work(10min).set_wall(2h).work(49min);
    CHECK(desk.now().paused);
    desk.work(2min);
    CHECK_FALSE(desk.now().paused);
}

TEST_CASE("setting the clock changes no duration and fires nothing") {
    Desk desk{only_stretch()};
    desk.work(10min).set_wall(5h).set_wall(-9h).work(10min);
    CHECK(desk.bout() == 20min);
    CHECK(desk.prompts().empty());
}

TEST_CASE("while away, paused or held without end there is no deadline") {
    Desk desk{only_stretch()};
    desk.work(10min).rest(10min);
    CHECK_FALSE(desk.schedule().next_deadline());
    desk.leave(0min).work(1min).tell(event::Paused{});
    desk.tell(event::HandsBusy{});
    CHECK_FALSE(desk.schedule().next_deadline());
    desk.tell(event::Resumed{}).tell(event::Began{Signal::call});
    CHECK_FALSE(desk.schedule().next_deadline());
}

TEST_CASE("new settings lose no counted time and take effect at once") {
    Desk desk{only_stretch()};
    desk.work(20min);
    Settings sooner = only_stretch();
    sooner.reminders[0].every = 21min;
    desk.tell(event::SettingsChanged{sooner}).work(1min).rest(10s);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("switching off a reminder that is due drops it, visibly") {
    Desk desk{only_stretch()};
    desk.work(20min).during(Signal::call, 15min);
    Settings off = only_stretch();
    off.reminders[0].enabled = false;
    desk.tell(event::SettingsChanged{off});
    CHECK(desk.count(DecisionKind::drop) == 1);
    desk.work(1h);
    CHECK(desk.prompts().empty());
}

TEST_CASE("a restart in between goes on with bout, snooze and pause") {
    Desk desk{only_stretch()};
    desk.work(20min).restart(10s).work(5min);
    CHECK(desk.bout() == 25min + 10s);
    desk.work(6min).rest(10s).snooze(5min).restart(5s).work(4min + 30s);
    CHECK(desk.prompts().size() == 1);
    desk.work(1min).rest(10s);
    CHECK(desk.prompts().size() == 2);
}

TEST_CASE("a restart long after counts as an absence") {
    Desk desk{only_stretch()};
    desk.work(20min).restart(1h);
    CHECK(desk.now().presence == Presence::away);
    desk.leave(0s);
    CHECK(desk.bout() == 0min);
    CHECK(desk.now().away == 1h);
}

TEST_CASE("after a reboot the instants belong to the new boot") {
    Desk before{only_stretch()};
    before.work(20min).tell(event::Paused{2h, {}});
    Stamp after = before.at();
    after.now = Instant{30s};
    after.utc += 1h;
    Schedule again{only_stretch(), before.schedule().memory(), after, "another boot"};
    const Snapshot now = again.snapshot(after);
    CHECK(now.sitting == 20min);
    CHECK(now.away == 1h);
    CHECK(now.paused_until == after.utc + 1h);
}

TEST_CASE("outside working hours nothing is prompted, and debt comes when they begin") {
    Settings settings = only_stretch();
    settings.has_hours = true;
    settings.hours[0] = {{10h, 18h}};
    Desk desk{settings};
    desk.work(59min);
    CHECK(desk.prompts().empty());
    desk.work(3min).rest(10s);
    REQUIRE(desk.prompts().size() == 1);
    CHECK(Desk::minutes(desk.prompts()[0].shown_at) >= 61);
}

TEST_CASE("a fixed time of day comes once, also when the clock is set back over it") {
    Settings settings;
    settings.reminders = {reminder("walk", Kind::move, 1h, 5min)};
    settings.reminders[0].clock = ClockKind::wall;
    settings.reminders[0].at = {9h + 30min};
    Desk desk{settings};
    desk.work(30min).rest(10s);
    CHECK(desk.prompts().size() == 1);
    desk.reply(event::Reply::done).work(10min).set_wall(-20min).work(1h);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("a time of day that was jumped over by an hour does not come, by ten minutes it does") {
    Settings settings;
    settings.reminders = {reminder("walk", Kind::move, 1h, 5min)};
    settings.reminders[0].clock = ClockKind::wall;
    settings.reminders[0].at = {10h};
    Desk far{settings};
    far.work(5min).set_wall(2h).work(10min);
    CHECK(far.prompts().empty());
    Desk near{settings};
    near.work(55min).set_wall(15min).work(10min);
    CHECK(near.prompts().size() == 1);
}

TEST_CASE("hands are watched closely only when it matters") {
    Desk desk{only_stretch()};
    desk.work(10min);
    CHECK(desk.schedule().input_watch() == InputWatch{3min});
    desk.tell(event::HandsBusy{}).wait(20min + 1s);
    CHECK(desk.schedule().input_watch() == InputWatch{4s});
    desk.tell(event::HandsResting{desk.at().now}).rest(10s);
    CHECK(desk.schedule().input_watch() == InputWatch{3min});
    desk.reply(event::Reply::done).rest(10min);
    CHECK(desk.schedule().input_watch() == InputWatch{});
}

TEST_CASE("a restart long after is an absence, whatever the hands did last") {
    Desk desk{only_stretch()};
    desk.work(10min).tell(event::HandsBusy{}).restart(20min);
    CHECK(desk.now().sitting == 10min);
    CHECK(desk.now().away == 20min);
}
