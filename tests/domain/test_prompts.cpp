// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/desk.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

TEST_CASE("a prompt comes when the interval is over and the hands rest") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(1min);
    REQUIRE(desk.prompts().size() == 1);
    CHECK(Desk::minutes(desk.prompts()[0].shown_at) == doctest::Approx(31 + 4.0 / 60));
    CHECK(desk.prompts()[0].in_pause);
}

TEST_CASE("hands that never rest are interrupted when patience is over") {
    Desk desk{only_stretch()};
    desk.work(40min);
    REQUIRE(desk.prompts().size() == 1);
    CHECK(Desk::minutes(desk.prompts()[0].shown_at) == doctest::Approx(32));
    CHECK_FALSE(desk.prompts()[0].in_pause);
}

TEST_CASE("a call holds the prompt back and one comes after settle") {
    Desk desk{only_stretch()};
    desk.work(20min).during(Signal::call, 40min);
    CHECK(desk.prompts().empty());
    desk.work(30s).rest(2min);
    REQUIRE(desk.prompts().size() == 1);
    CHECK(Desk::minutes(desk.prompts()[0].shown_at) == doctest::Approx(61));
    CHECK(desk.count(DecisionKind::held) == 1);
    CHECK(Desk::minutes(desk.last(DecisionKind::held)->at) == doctest::Approx(30));
}

TEST_CASE("a call that begins while a prompt is open takes it back") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).during(Signal::call, 20min);
    REQUIRE(desk.answers().size() == 1);
    CHECK(desk.answers()[0] == Answer::withdrawn);
    desk.rest(2min);
    CHECK(desk.prompts().size() == 2);
}

TEST_CASE("nothing comes within arrive_gap of coming back") {
    Desk desk{only_stretch()};
    desk.work(29min).during(Signal::locked, 90s).work(1min + 1s);
    desk.rest(30s);
    CHECK(desk.prompts().empty());
    desk.rest(30s);
    REQUIRE(desk.prompts().size() == 1);
    CHECK(desk.prompts()[0].shown_at - *desk.schedule().memory().arrived_at == 2min);
}

TEST_CASE("done starts the interval anew") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::done).work(29min);
    CHECK(desk.prompts().size() == 1);
    desk.work(1min).rest(10s);
    CHECK(desk.prompts().size() == 2);
}

TEST_CASE("a snoozed prompt comes back after the snooze, although the last was less than min_gap ago") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).snooze(5min).work(6min).rest(10s);
    REQUIRE(desk.prompts().size() == 2);
    CHECK(desk.prompts()[1].shown_at - desk.prompts()[0].shown_at < 10min);
}

TEST_CASE("typing on during a snooze brings nothing early") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).snooze(5min).work(4min + 50s);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("skipped: next at the full interval") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::skip).work(30min).rest(10s);
    CHECK(desk.prompts().size() == 2);
    CHECK(desk.answers() == std::vector{Answer::skipped});
}

TEST_CASE("a closed notification expired, it was neither skipped nor done") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::close);
    CHECK(desk.answers() == std::vector{Answer::expired});
    CHECK(desk.now().reminders[0].counted == 0min);
}

TEST_CASE("an unanswered prompt is asked again, three times at most, then expires") {
    Desk desk{only_stretch()};
    desk.work(31min).during(Signal::inhibit, 10s);
    REQUIRE(desk.now().prompt);
    desk.work(8min + 40s);
    REQUIRE(desk.now().prompt);
    CHECK(desk.now().prompt->asks == 3);
    desk.work(1min);
    CHECK(desk.answers() == std::vector{Answer::expired});
}

TEST_CASE("ignored three times in a row, a reminder becomes a hint and says so once") {
    Desk desk{only_stretch()};
    desk.work(4h);
    REQUIRE(desk.prompts().size() >= 5);
    CHECK(desk.prompts()[2].firmness == Firmness::ask);
    CHECK(desk.prompts()[3].firmness == Firmness::hint);
    CHECK(desk.prompts()[3].notes == names({"quietened:stretch"}));
    CHECK(desk.prompts()[4].notes.empty());
}

TEST_CASE("an answer when no prompt is open changes nothing and says so") {
    Desk desk{only_stretch()};
    desk.work(5min);
    const Memory before = desk.schedule().memory();
    desk.reply(event::Reply::done);
    CHECK(desk.refused() == "NoPrompt");
    CHECK(desk.schedule().memory() == before);
}

TEST_CASE("an answer to a prompt that is over is refused") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).tell(event::Answered{event::Reply::skip, {}, 99});
    CHECK(desk.refused() == "NoPrompt");
    CHECK(desk.now().prompt);
}

TEST_CASE("reminders due within the merge window come in one prompt, the longest leads") {
    Settings settings;
    settings.reminders = {reminder("stretch", Kind::stretch, 30min, 2min),
                          reminder("move", Kind::move, 33min, 5min)};
    Desk desk{settings};
    desk.work(30min).rest(10s);
    REQUIRE(desk.prompts().size() == 1);
    CHECK(desk.prompts()[0].reminders == names({"move", "stretch"}));
    desk.reply(event::Reply::done).work(20min);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("what rides along never prompts alone and joins the next prompt") {
    Settings settings = only_stretch();
    settings.reminders.push_back(reminder("water", Kind::water, 10min, 1min));
    settings.reminders.back().rides_along = true;
    Desk desk{settings};
    desk.work(29min);
    CHECK(desk.prompts().empty());
    desk.work(2min).rest(10s);
    REQUIRE(desk.prompts().size() == 1);
    CHECK(desk.prompts()[0].reminders == names({"stretch", "water"}));
}

TEST_CASE("two prompts are at least min_gap apart") {
    Settings settings;
    settings.reminders = {reminder("a", Kind::custom, 30min, 2min), reminder("b", Kind::custom, 36min, 2min)};
    Desk desk{settings};
    desk.work(30min).rest(10s).reply(event::Reply::done).work(15min);
    REQUIRE(desk.prompts().size() == 2);
    CHECK(desk.prompts()[1].shown_at - desk.prompts()[0].shown_at >= 10min);
}

TEST_CASE("the default plan asks at most four times in an undisturbed hour") {
    Desk desk{default_settings()};
    for (int minute = 0; minute < 60; ++minute)
        desk.work(50s).rest(10s);
    CHECK(desk.prompts().size() >= 1);
    CHECK(desk.prompts().size() <= 4);
    CHECK(desk.spins() == 0);
}
