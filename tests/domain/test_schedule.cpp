// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/desk.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

namespace {

std::vector<std::string> names(std::initializer_list<const char*> list) {
    return {list.begin(), list.end()};
}

Reminder reminder(std::string name, Kind kind, Duration every, Duration length) {
    Reminder made;
    made.name = std::move(name);
    made.kind = kind;
    made.every = every;
    made.length = length;
    return made;
}

} // namespace

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

TEST_CASE("a call ends a running break, and what it was for is due again") {
    Desk desk{only_stretch()};
    desk.work(31min).rest(10s).reply(event::Reply::start).rest(30s).during(Signal::call, 15min);
    CHECK(desk.count(DecisionKind::break_end) == 1);
    desk.rest(2min);
    CHECK(desk.prompts().size() == 2);
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

TEST_CASE("a longer break covers the shorter ones") {
    Settings settings;
    settings.timing.merge_window = 0min;
    settings.reminders = {reminder("stretch", Kind::stretch, 50min, 2min),
                          reminder("move", Kind::move, 40min, 5min)};
    Desk desk{settings};
    desk.work(40min).rest(10s).reply(event::Reply::start).rest(2min).during(Signal::inhibit, 3min);
    CHECK(desk.now().reminders[0].counted < 1min);
}

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

TEST_CASE("suspend makes nothing overdue, is not sitting, and satisfies what an absence does") {
    Desk desk{only_stretch()};
    desk.work(29min).suspend(8h).work(3min).rest(10s);
    CHECK(desk.prompts().empty());
    CHECK(desk.now().away == 8h);
    CHECK(desk.now().sitting == 32min + 10s);
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

TEST_CASE("the default plan asks at most four times in an undisturbed hour") {
    Desk desk{default_settings()};
    for (int minute = 0; minute < 60; ++minute)
        desk.work(50s).rest(10s);
    CHECK(desk.prompts().size() >= 1);
    CHECK(desk.prompts().size() <= 4);
    CHECK(desk.spins() == 0);
}
