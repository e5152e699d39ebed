// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/desk.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

TEST_CASE("a short absence does not end the bout") {
    Desk desk{only_stretch()};
    desk.work(20min).during(Signal::locked, 1min).work(5min);
    CHECK(desk.bout() == 25min);
    CHECK(desk.count(DecisionKind::bout_end) == 0);
}

TEST_CASE("an absence of break_min ends the bout, at the instant it began") {
    Desk desk{only_stretch()};
    desk.work(20min).leave(4min);
    REQUIRE(desk.bouts().size() == 1);
    CHECK(desk.bouts()[0].sitting == 20min);
    CHECK(Desk::minutes(desk.bouts()[0].to) == doctest::Approx(20));
    CHECK(desk.bout() == 0min);
}

TEST_CASE("three minutes of reading that end in a key press were present time") {
    Desk desk{only_stretch()};
    desk.work(10min).leave(2min + 59s).work(1min);
    CHECK(desk.now().away == 0min);
    CHECK(desk.bout() == 13min + 59s);
}

TEST_CASE("three minutes that end in an empty chair were not") {
    Desk desk{only_stretch()};
    desk.work(10min).rest(20min);
    CHECK(desk.now().sitting == 10min);
    CHECK(desk.now().away == 20min);
}

TEST_CASE("input that a source tells late is back-dated all the same") {
    Desk desk{only_stretch()};
    desk.tell(event::HandsBusy{}).wait(13min);
    desk.tell(event::HandsResting{desk.at().now - 3min});
    CHECK(desk.now().presence == Presence::away);
    CHECK(desk.now().sitting == 10min);
}

TEST_CASE("a video counts as presence and does not hold") {
    Desk desk{only_stretch()};
    desk.during(Signal::inhibit, 40min);
    CHECK(desk.now().sitting == 40min);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("after the video, away counts from its end") {
    Desk desk{only_stretch()};
    desk.during(Signal::inhibit, 10min).rest(10min);
    CHECK(desk.now().sitting == 10min);
    CHECK(desk.now().away == 10min);
}

TEST_CASE("a natural break credits the reminder") {
    Desk desk{only_stretch()};
    desk.work(20min).leave(5min);
    CHECK(desk.count(DecisionKind::credit) == 1);
    desk.work(20min);
    CHECK(desk.prompts().empty());
    desk.work(12min);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("a shorter absence pauses the clock") {
    Desk desk{only_stretch()};
    desk.work(20min).during(Signal::locked, 90s).work(9min);
    CHECK(desk.prompts().empty());
    desk.work(1min).rest(1min);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("suspend makes nothing overdue, is not sitting, and satisfies what an absence does") {
    Desk desk{only_stretch()};
    desk.work(29min).suspend(8h).work(3min).rest(10s);
    CHECK(desk.prompts().empty());
    CHECK(desk.now().away == 8h);
    CHECK(desk.now().sitting == 32min + 10s);
}

TEST_CASE("standing up ends the bout, sitting down begins one") {
    Desk desk{only_stretch()};
    desk.work(20min).tell(event::PostureTold{Posture::standing}).work(10min);
    CHECK(desk.bouts().size() == 1);
    CHECK(desk.now().standing == 10min);
    desk.tell(event::PostureTold{Posture::sitting}).work(5min);
    CHECK(desk.bout() == 5min);
}

TEST_CASE("a chair that says it is empty makes away at once") {
    Desk desk{only_stretch()};
    desk.work(10min).tell(event::SensorSaid{"chair", Presence::away});
    CHECK(desk.now().presence == Presence::away);
    desk.tell(event::SensorSaid{"chair", {}}).leave(0s);
    CHECK(desk.now().presence == Presence::present);
}

TEST_CASE("without a source of input somebody counts as present") {
    Desk desk{only_stretch()};
    desk.tell(event::HandsUnknown{}).wait(1h);
    CHECK(desk.now().sitting == 1h);
    CHECK(desk.prompts().size() >= 1);
}

TEST_CASE("intervals follow each other without a gap and add up to the time elapsed") {
    Desk desk{only_stretch()};
    desk.work(20min).leave(10min).work(5min).suspend(1h).work(10min);
    desk.tell(event::PostureTold{Posture::standing}).work(3min).during(Signal::locked, 1min);
    const Snapshot now = desk.now();
    CHECK(now.sitting + now.standing + now.away == desk.at().now - Desk::monday_morning().now);
    Instant end = Desk::monday_morning().now;
    for (const auto& interval : desk.intervals()) {
        CHECK(interval.from == end);
        end = interval.to;
    }
    CHECK(end == now.being_since);
}
