// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/desk.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

TEST_CASE("a call ends a running break, and what it was for is due again") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::start).rest(30s).during(Signal::call, 15min);
    CHECK(desk.count(DecisionKind::break_end) == 1);
    desk.rest(2min);
    CHECK(desk.prompts().size() == 2);
}

TEST_CASE("a started break runs its length and then counts as done") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::start).rest(2min);
    CHECK(desk.count(DecisionKind::break_end) == 1);
    CHECK(desk.count(DecisionKind::done) == 1);
    CHECK_FALSE(desk.now().running);
}

TEST_CASE("a break in the chair does not end the bout") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::start).rest(2min);
    CHECK(desk.bouts().empty());
}

TEST_CASE("a finished break on the feet ends the bout when it began") {
    Settings settings;
    settings.reminders = {reminder("move", Kind::move, 60min, 2min)};
    Desk desk{settings};
    desk.work(61min).rest(10s).reply(event::Reply::start).rest(2min);
    REQUIRE(desk.bouts().size() == 1);
    CHECK(desk.bouts()[0].sitting == 61min + 10s);
    CHECK(desk.now().standing == 2min);
}

TEST_CASE("typing during a break makes its timer wait") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::start).rest(1min).work(1min);
    REQUIRE(desk.now().running);
    CHECK(desk.now().running->counted == 1min);
    desk.rest(59s);
    CHECK(desk.now().running);
    desk.rest(1s);
    CHECK_FALSE(desk.now().running);
}

TEST_CASE("who types on and on gives the break up") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::start).work(10min);
    CHECK_FALSE(desk.now().running);
    CHECK(desk.count(DecisionKind::done) == 0);
}

TEST_CASE("a longer break covers the shorter ones") {
    Settings settings;
    settings.timing.merge_window = 0min;
    settings.reminders = {reminder("stretch", Kind::stretch, 50min, 2min),
                          reminder("move", Kind::move, 40min, 5min)};
    Desk desk{settings};
    desk.work(40min).rest(10s).reply(event::Reply::start).rest(2min).during(Signal::inhibit, 3min);
    CHECK(desk.now().reminders[0].counted < 1min);
}

TEST_CASE("insist: the break opens by itself when the hands rest after the heads-up") {
    Settings settings = only_stretch();
    settings.reminders[0].firmness = Firmness::insist;
    Desk desk{settings};
    desk.work(31min).rest(5s).work(30s);
    CHECK_FALSE(desk.now().running);
    desk.rest(5s);
    CHECK(desk.now().running);
    CHECK(desk.answers() == std::vector{Answer::started});
}

TEST_CASE("enforce: no skip, only the panic exit, and never longer than its length") {
    Settings settings = only_stretch();
    settings.reminders[0].firmness = Firmness::enforce;
    Desk desk{settings};
    desk.work(31min).rest(5s).reply(event::Reply::skip);
    CHECK(desk.refused() == "NotAllowed");
    desk.work(2min).rest(10s);
    REQUIRE(desk.now().running);
    desk.tell(event::BreakEnded{});
    REQUIRE(desk.now().running);
    Desk panicking = desk;
    panicking.tell(event::BreakEnded{.panic = true});
    CHECK_FALSE(panicking.now().running);
    desk.work(2min);
    CHECK_FALSE(desk.now().running);
}

TEST_CASE("undoing a skip brings the prompt back") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::skip).work(1min).tell(event::SkipUndone{}).rest(10s);
    CHECK(desk.prompts().size() == 2);
    desk.reply(event::Reply::done).tell(event::SkipUndone{});
    CHECK(desk.refused() == "NothingToUndo");
}

TEST_CASE("\"I took one\" answers the open prompt") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).tell(event::BreakCredited{});
    CHECK(desk.answers() == std::vector{Answer::credited});
    CHECK_FALSE(desk.now().prompt);
}

TEST_CASE("a short break does not cover a longer one, nor one of another kind") {
    Settings settings;
    settings.timing.merge_window = 0min;
    settings.reminders = {reminder("stretch", Kind::stretch, 30min, 2min),
                          reminder("long stretch", Kind::stretch, 60min, 10min),
                          reminder("posture", Kind::posture, 60min, 10s),
                          reminder("move", Kind::move, 60min, 2min)};
    Desk desk{settings};
    desk.work(30min).rest(10s).reply(event::Reply::done);
    CHECK(desk.now().reminders[0].counted == 0min);
    CHECK(desk.now().reminders[1].counted == 30min + 10s);
    CHECK(desk.now().reminders[2].counted == 0min);
    CHECK(desk.now().reminders[3].counted == 30min + 10s);
}
