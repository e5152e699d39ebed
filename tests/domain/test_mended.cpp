// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/desk.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

/// What the rules once got wrong about absences, prompts and restarts, each as the story that showed it.

namespace {

Settings only(Reminder one) {
    Settings settings;
    settings.reminders = {std::move(one)};
    return settings;
}

} // namespace

TEST_CASE("new settings that make a video no sign of use lose nothing of it") {
    Desk desk{only_stretch()};
    desk.tell(event::Began{Signal::inhibit}).wait(20min);
    Settings changed = only_stretch();
    changed.passive_use[static_cast<std::size_t>(Signal::inhibit)] = false;
    desk.tell(event::SettingsChanged{changed});
    CHECK(desk.now().sitting == 20min);
}

TEST_CASE("a restart during a video loses nothing of it, and the history keeps it") {
    Desk desk{only_stretch()};
    desk.tell(event::Began{Signal::call}).wait(20min).tell(event::Woken{}).restart(1s);
    CHECK(desk.now().sitting == 20min + 1s);
    REQUIRE(desk.signals().size() == 1);
    CHECK(desk.signals()[0].to - desk.signals()[0].from == 20min);
}

TEST_CASE("a sleep while the service was dead is an absence") {
    Desk desk{only_stretch()};
    desk.work(10min).sleep_dead(2min);
    CHECK(desk.now().sitting == 10min);
    CHECK(desk.now().away == 2min);
}

TEST_CASE("after a break on the feet the interval is whole, not longer") {
    Desk desk{only(reminder("move", Kind::move, 60min, 2min))};
    desk.work(61min).rest(10s).reply(event::Reply::start).rest(2min);
    CHECK(desk.now().reminders[0].counted == 0min);
    desk.work(60min).rest(10s);
    CHECK(desk.prompts().size() == 2);
}

TEST_CASE("breaks on the feet do not add up to a long stand") {
    Settings settings = only(reminder("move", Kind::move, 20min, 2min));
    settings.reminders.push_back(reminder("sit", Kind::posture, 5min, 5min));
    settings.reminders[1].clock = ClockKind::standing;
    Desk desk{settings};
    for (int round = 0; round < 4; ++round)
        desk.work(21min).rest(10s).reply(event::Reply::start).rest(2min);
    CHECK(desk.now().standing == 8min);
    CHECK(desk.now().reminders[1].counted == 0min);
}

TEST_CASE("a break that opens by itself is no sign that somebody is there") {
    Settings settings = only(reminder("stand", Kind::stand, 22min, 30min));
    settings.reminders[0].firmness = Firmness::insist;
    settings.timing.away_after = 5min;
    Desk desk{settings};
    desk.work(20min).rest(6min);
    CHECK(desk.now().presence == Presence::away);
}

TEST_CASE("what counts standing does not join a prompt while its clock stands") {
    Settings settings = only_stretch();
    settings.reminders.push_back(reminder("sit", Kind::posture, 3min, 20s));
    settings.reminders[1].clock = ClockKind::standing;
    Desk desk{settings};
    desk.work(31min).rest(10s);
    REQUIRE(desk.prompts().size() == 1);
    CHECK(desk.prompts()[0].reminders == std::vector<std::string>{"stretch"});
}

TEST_CASE("ignored, ignored, put off, ignored is not three times in a row") {
    Desk desk{only_stretch()};
    while (desk.prompts().size() < 3)
        desk.work(1min);
    REQUIRE(desk.answers() == std::vector{Answer::expired, Answer::expired});
    desk.snooze(5min);
    while (desk.answers().size() < 4)
        desk.work(1min);
    CHECK(desk.schedule().memory().reminders[0].expired_in_row == 1);
    CHECK_FALSE(desk.now().reminders[0].quietened);
}

TEST_CASE("undoing a skip does not wake what was switched off since") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::skip);
    Settings off = only_stretch();
    off.reminders[0].enabled = false;
    desk.tell(event::SettingsChanged{off})
        .tell(event::SkipUndone{})
        .tell(event::SettingsChanged{only_stretch()});
    desk.work(10min);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("a break does not wait for hands that nobody can see any more") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::start).tell(event::HandsBusy{}).wait(30s);
    desk.tell(event::HandsUnknown{}).wait(2min);
    CHECK(desk.count(DecisionKind::done) == 1);
}

TEST_CASE("who asks about a long absence is told that the bout is over") {
    Desk desk{only_stretch()};
    desk.work(20min).tell(event::Began{Signal::locked}).wait(10min);
    CHECK_FALSE(desk.now().in_bout);
}

TEST_CASE("every decision says why") {
    Desk desk{default_settings()};
    desk.work(31min).rest(10s).snooze(5min).work(6min).rest(10s).reply(event::Reply::close);
    desk.leave(10min).work(31min).rest(10s).reply(event::Reply::skip).work(1min);
    desk.tell(event::SkipUndone{}).rest(10s).reply(event::Reply::start).rest(6min);
    for (const Decision& decision : desk.decisions()) {
        CAPTURE(word(decision.kind));
        CHECK_FALSE(decision.because.empty());
    }
}

TEST_CASE(
    "nothing is shown for the time that the service was dead, nor before the desktop could say what holds") {
    Desk desk{only_stretch()};
    desk.work(29min).tell(event::Began{Signal::call}).restart(2min);
    CHECK(desk.prompts().empty());
    desk.work(50s);
    CHECK(desk.prompts().empty());
    desk.rest(15s);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("what is switched off while it is shown beside another is not put off with it") {
    Settings both = only_stretch();
    both.reminders.push_back(reminder("water", Kind::water, 30min, 1min));
    both.reminders[1].rides_along = true;
    Settings without = both;
    without.reminders[1].enabled = false;
    Desk desk{both};
    desk.work(31min).rest(10s).tell(event::SettingsChanged{without}).snooze(5min);
    CHECK(desk.schedule().memory().reminders[0].snoozed_until);
    CHECK_FALSE(desk.schedule().memory().reminders[1].snoozed_until);
}

TEST_CASE("once it was shown, what came back from a snooze keeps min_gap like all others") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).snooze(5min).work(6min).rest(10s);
    REQUIRE(desk.prompts().size() == 2);
    desk.work_during(Signal::call, 1min).rest(2min);
    CHECK(desk.prompts().size() == 2);
}

TEST_CASE("a pause that ended while the service was dead lets nothing through at once") {
    Desk desk{only_stretch()};
    desk.work(29min).tell(event::Paused{3min, {}}).work(2min).restart(2min);
    CHECK(desk.prompts().empty());
    CHECK(desk.now().reminders[0].due);
}

TEST_CASE("who left a break by the panic exit is not met by the next one") {
    Settings settings = only_stretch();
    settings.reminders.push_back(reminder("walk", Kind::custom, 30min, 5min));
    settings.reminders[1].firmness = Firmness::enforce;
    settings.timing.merge_window = 0min;
    Desk desk{settings};
    desk.work(29min).rest(5s).tell(event::BreakAsked{"stretch"}).rest(1min + 50s);
    desk.tell(event::BreakEnded{.panic = true}).work(9min);
    CHECK(desk.prompts().empty());
    desk.work(1min).rest(10s);
    CHECK(desk.prompts().size() == 1);
}

TEST_CASE("hands that are lost sight of were in use until then") {
    Desk desk{only_stretch()};
    desk.tell(event::HandsBusy{}).wait(10min).tell(event::HandsUnknown{}).wait(1min);
    desk.tell(event::HandsResting{desk.at().now - 20min});
    CHECK(desk.now().sitting >= 10min);
    CHECK(desk.schedule().memory().tally.hands <= desk.now().sitting);
}

TEST_CASE("a snoozed prompt comes back on time, without an event that finds it") {
    Desk desk{only_stretch()};
    desk.work(31min)
        .rest(10s)
        .snooze(5min)
        .tell(event::HandsBusy{})
        .wait(4min)
        .tell(event::HandsResting{desk.at().now});
    CHECK(*desk.schedule().next_deadline() == desk.at().now + 1min);
}

TEST_CASE("a snooze that joined another prompt early is over with it") {
    Settings settings = only_stretch();
    settings.reminders.push_back(reminder("other", Kind::custom, 42min, 2min));
    Desk desk{settings};
    desk.work(31min).rest(10s).snooze(14min).work(13min);
    REQUIRE(desk.prompts().size() == 2);
    REQUIRE(desk.prompts()[1].reminders.size() == 2);
    CHECK_FALSE(desk.schedule().memory().reminders[0].snoozed_until);
    CHECK(desk.schedule().memory().reminders[0].due_since);
}
