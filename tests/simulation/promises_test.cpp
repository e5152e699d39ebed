// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/desk.h"
#include "tests/simulation/machine.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

/// The promises by name: each is held against a demanding year, and shown in a story of its own.

namespace {

void require_kept_for_a_year(int promise) {
    const std::string name = "P" + std::to_string(promise) + ":";
    Machine machine{static_cast<std::uint64_t>(1000 + promise), demanding_settings()};
    machine.live(364);
    REQUIRE(machine.promises().checks(promise) > 0);
    for (const std::string& sentence : machine.promises().broken())
        if (sentence.starts_with(name))
            FAIL_CHECK(sentence);
}

Duration all_of(const Snapshot& now) {
    return now.sitting + now.standing + now.away;
}

std::vector<Decision> decisions_of(std::uint64_t seed, Disturbance disturbance) {
    Machine machine{seed, demanding_settings(), disturbance};
    machine.live(364);
    return machine.decisions();
}

void require_same(const std::vector<Decision>& one, const std::vector<Decision>& other) {
    REQUIRE(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        CAPTURE(i);
        REQUIRE(one[i].at == other[i].at);
        REQUIRE(one[i].kind == other[i].kind);
        REQUIRE(one[i].reminders == other[i].reminders);
        REQUIRE(one[i].because == other[i].because);
    }
}

} // namespace

TEST_CASE("P1 sitting, standing and away add up to the time elapsed") {
    require_kept_for_a_year(1);
    Desk desk{only_stretch()};
    desk.work(20min).leave(10min).tell(event::PostureTold{Posture::standing}).work(7min).suspend(1h);
    CHECK(desk.now().standing == 7min);
    CHECK(all_of(desk.now()) == desk.at().now - Desk::monday_morning().now);
}

TEST_CASE("P2 suspend makes nothing overdue, is no sitting, and satisfies what an absence does") {
    require_kept_for_a_year(2);
    Desk desk{only_stretch()};
    desk.work(29min).suspend(2min);
    CHECK(desk.now().sitting == 29min);
    CHECK(desk.now().reminders[0].counted == 0min);
    desk.work(29min).suspend(1min).work(30s);
    CHECK_FALSE(desk.now().reminders[0].due);
    CHECK(desk.now().reminders[0].counted == 29min + 30s);
}

TEST_CASE("P3 setting the clock or the zone changes no duration and fires nothing") {
    require_kept_for_a_year(3);
    Desk desk{only_stretch()};
    desk.work(29min).set_wall(10h).set_wall(-30h).set_wall(20h);
    CHECK(desk.now().sitting == 29min);
    CHECK(desk.prompts().empty());
    CHECK(desk.count(DecisionKind::due) == 0);
}

TEST_CASE("P4 no prompt while something holds that the user left on, nor on coming back") {
    require_kept_for_a_year(4);
    Settings settings = only_stretch();
    settings.holds[static_cast<std::size_t>(Signal::camera)] = false;
    Desk desk{settings};
    desk.during(Signal::camera, 31min);
    CHECK(desk.prompts().size() == 1);
    for (const Signal signal : {Signal::call, Signal::screencast, Signal::presentation}) {
        CAPTURE(word(signal));
        Desk held{only_stretch()};
        held.during(signal, 2h);
        CHECK(held.prompts().empty());
    }
}

TEST_CASE("P5 nothing due is lost: a prompt, a credit, or dropped visibly") {
    require_kept_for_a_year(5);
    Desk desk{only_stretch()};
    desk.work_during(Signal::call, 3h).rest(90s);
    CHECK(desk.prompts().size() == 1);
    Desk till_morning{only_stretch()};
    till_morning.tell(event::Paused{}).tell(event::HandsUnknown{}).wait(20h).tell(event::Woken{});
    REQUIRE(till_morning.last(DecisionKind::drop));
    CHECK(till_morning.last(DecisionKind::drop)->because.front().second == Reason{"day_ended"});
}

TEST_CASE("P6 never two prompts within min_gap, never two open, after a hold one and no burst") {
    require_kept_for_a_year(6);
    Settings settings = only_stretch();
    for (const auto* name : {"a", "b", "c"}) {
        settings.reminders.push_back(settings.reminders[0]);
        settings.reminders.back().name = name;
        settings.reminders.back().kind = Kind::custom;
        settings.reminders.back().every += 7min * settings.reminders.size();
    }
    Desk desk{settings};
    desk.work_during(Signal::call, 3h).work(4min);
    REQUIRE(desk.prompts().size() == 1);
    CHECK(desk.prompts()[0].reminders.size() == 4);
}

TEST_CASE("P7 a pause until a time on the wall ends then, across sleep and restart") {
    require_kept_for_a_year(7);
    Desk desk{only_stretch()};
    desk.tell(event::Paused{{}, desk.at().utc + 3h}).work(30min).suspend(1h).restart(10s);
    desk.set_wall(1h).work(29min + 30s);
    CHECK(desk.now().paused);
    desk.work(30s);
    CHECK_FALSE(desk.now().paused);
}

TEST_CASE("P8 asks to be woken only for a reason") {
    require_kept_for_a_year(8);
    Desk desk{only_stretch()};
    CHECK(*desk.schedule().next_deadline() == desk.at().now + 3min);
    desk.tell(event::HandsBusy{});
    CHECK(*desk.schedule().next_deadline() == desk.at().now + 30min);
    desk.tell(event::Paused{});
    CHECK_FALSE(desk.schedule().next_deadline());
    desk.tell(event::Resumed{}).tell(event::Began{Signal::locked});
    CHECK_FALSE(desk.schedule().next_deadline());
    Settings rider = only_stretch();
    rider.reminders[0].rides_along = true;
    Desk riding{rider};
    riding.tell(event::HandsBusy{});
    CHECK_FALSE(riding.schedule().next_deadline());
}

TEST_CASE("P9 the same events give the same decisions, woken more often or not") {
    const auto once = decisions_of(9, {.careful = true});
    REQUIRE(once.size() > 1000);
    require_same(once, decisions_of(9, {.careful = true}));
    require_same(once, decisions_of(9, {.extra_wakes = true, .careful = true}));
}

TEST_CASE("P10 every decision says why: rule, numbers and holds") {
    require_kept_for_a_year(10);
    Desk desk{only_stretch()};
    desk.during(Signal::call, 31min);
    const Because held{{"holds", std::vector<std::string>{"call"}}};
    const Because due{{"why", "interval"}, {"clock", "sitting"}, {"counted_s", 1800.0}, {"every_s", 1800.0}};
    CHECK(desk.last(DecisionKind::due)->because == due);
    CHECK(desk.last(DecisionKind::held)->because == held);
}

TEST_CASE("P11 new settings lose no counted time and take effect at once") {
    require_kept_for_a_year(11);
    Desk desk{only_stretch()};
    Settings by_screen = only_stretch();
    by_screen.reminders[0].clock = ClockKind::screen;
    by_screen.reminders[0].every = 25min;
    desk.work(20min).tell(event::SettingsChanged{by_screen});
    CHECK(desk.now().reminders[0].counted == 20min);
    desk.work(5min).rest(5s);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("P12 bout, pause, snooze and debt go on after the service was killed") {
    require_kept_for_a_year(12);
    Desk desk{only_stretch()};
    desk.work(20min).restart(1s);
    CHECK(desk.bout() == 20min + 1s);
    desk.tell(event::Paused{2h, {}}).restart(1s).work(1h);
    CHECK(desk.now().paused);
    CHECK(desk.now().reminders[0].held);
    desk.restart(1s).work(1h + 2min).rest(10s);
    CHECK(desk.prompts().size() == 1);
    desk.snooze(6min).restart(1s).work(5min);
    CHECK(desk.prompts().size() == 1);
    desk.work(1min + 1s).rest(10s);
    CHECK(desk.prompts().size() == 2);
}

TEST_CASE("P13 the user can always get out") {
    require_kept_for_a_year(13);
    Settings settings = only_stretch();
    settings.reminders[0].firmness = Firmness::enforce;
    Desk desk{settings};
    desk.work(31min).rest(20s);
    REQUIRE(desk.now().running);
    Desk panicking = desk;
    panicking.tell(event::BreakEnded{.panic = true});
    CHECK_FALSE(panicking.now().running);
    desk.work(2min);
    CHECK_FALSE(desk.now().running);
}
