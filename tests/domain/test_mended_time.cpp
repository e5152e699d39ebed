// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/desk.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

/// What the rules once got wrong about clocks on the wall, each as the story that showed it.

namespace {

Settings at_times(std::vector<TimeOfDay> times) {
    Settings settings = only_stretch();
    settings.reminders[0] = reminder("walk", Kind::move, 1h, 5min);
    settings.reminders[0].clock = ClockKind::wall;
    settings.reminders[0].at = std::move(times);
    return settings;
}

Stamp at_utc(UtcTime when) {
    Stamp at = Desk::monday_morning();
    at.utc = when;
    return at;
}

/// One hour before Berlin's clocks go forward (01:00 local) and before they go back (02:00 local, first
/// pass).
Stamp before_spring() {
    return at_utc(std::chrono::sys_days{std::chrono::March / 29 / 2026});
}

Stamp before_autumn() {
    Stamp at = at_utc(std::chrono::sys_days{std::chrono::October / 25 / 2026});
    at.zone = Zone{7200s, at.utc + 1h, 3600s};
    return at;
}

void pass(Stamp& at, Duration length) {
    at.now += length;
    at.utc += length;
}

} // namespace

TEST_CASE("a clock set into the working hours ends a hold, so settle passes before a prompt") {
    Settings settings = only_stretch();
    settings.has_hours = true;
    settings.hours[0] = {{12h, 18h}};
    Desk desk{settings};
    desk.work(35min).set_wall(3h).rest(50s);
    CHECK(desk.prompts().empty());
    desk.work(15s).rest(5s);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("a clock set out of the working hours takes the open prompt back") {
    Settings settings = only_stretch();
    settings.has_hours = true;
    settings.hours[0] = {{8h, 18h}};
    Desk desk{settings};
    desk.work(31min).rest(10s).set_wall(12h);
    CHECK(desk.answers() == std::vector{Answer::withdrawn});
}

TEST_CASE("a time of day that the spring change jumps over by half an hour comes, by more it does not") {
    for (const auto& [time, comes] : {std::pair{2h + 40min, true}, std::pair{2h + 5min, false}}) {
        CAPTURE(time.count());
        Stamp at = before_spring();
        Schedule schedule{at_times({time}), at};
        [[maybe_unused]] const Effects first = schedule.handle(event::HandsBusy{}, at);
        pass(at, 65min);
        [[maybe_unused]] const Effects effects = schedule.handle(event::Woken{}, at);
        CHECK(schedule.memory().reminders[0].due_since.has_value() == comes);
    }
}

TEST_CASE("hours and days that begin within the hour that comes twice do not stop time") {
    Settings settings = at_times({2h + 10min, 2h + 20min});
    settings.has_hours = true;
    settings.hours.fill({{22h, 2h + 30min}});
    settings.timing.day_starts_at = 2h + 40min;
    Stamp at = before_autumn();
    Schedule schedule{settings, at};
    [[maybe_unused]] const Effects first = schedule.handle(event::Paused{70min, {}}, at);
    pass(at, 65min);
    [[maybe_unused]] const Effects second = schedule.handle(event::BreakAsked{}, at);
    pass(at, 3h);
    [[maybe_unused]] const Effects third = schedule.handle(event::Woken{}, at);
    CHECK(schedule.memory().seen.now == at.now);
}

TEST_CASE("the hour that comes twice is within the working hours twice, and its hold settles") {
    Settings settings = only_stretch();
    settings.has_hours = true;
    settings.hours.fill({{2h, 2h + 30min}});
    Stamp at = before_autumn();
    Schedule schedule{settings, at};
    [[maybe_unused]] const Effects first = schedule.handle(event::HandsBusy{}, at);
    pass(at, 45min);
    [[maybe_unused]] const Effects second = schedule.handle(event::Woken{}, at);
    const auto deadline = schedule.next_deadline();
    REQUIRE(deadline);
    CHECK(*deadline == at.now + 15min);
    pass(at, 15min);
    [[maybe_unused]] const Effects third = schedule.handle(event::Woken{}, at);
    CHECK(schedule.memory().quiet_until == at.now + settings.timing.settle);
}

TEST_CASE("a clock set back over the start of the day begins no day anew") {
    Desk desk{only_stretch()};
    desk.work(10min);
    const Duration to_yesterday = -6h;
    desk.set_wall(to_yesterday).work(5min).set_wall(-to_yesterday);
    CHECK(desk.now().sitting_today == 15min);
}

TEST_CASE("a time of day that joined early and is taken back comes again") {
    Settings settings = at_times({9h + 33min});
    settings.reminders.push_back(only_stretch().reminders[0]);
    Desk desk{settings};
    desk.work(30min).rest(10s);
    REQUIRE(desk.prompts().size() == 1);
    REQUIRE(desk.prompts()[0].reminders.size() == 2);
    desk.work_during(Signal::call, 10min).work(3min);
    REQUIRE(desk.prompts().size() == 2);
    CHECK(desk.prompts()[1].reminders.size() == 2);
    desk.reply(event::Reply::done).work(10min);
    CHECK(desk.prompts().size() == 2);
}

TEST_CASE("a time of day that came by a jump over midnight has come on its own day") {
    Desk desk{at_times({23h + 50min})};
    desk.set_wall(14h + 45min).set_wall(25min);
    REQUIRE(desk.count(DecisionKind::due) == 1);
    desk.tell(event::BreakCredited{}).set_wall(-25min).work(10min);
    CHECK(desk.count(DecisionKind::due) == 1);
}
