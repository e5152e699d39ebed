// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/status.h"

#include "daemon/contract/packing.h"
#include "tests/contract/examples.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace std::chrono_literals;
using test::noon;

namespace {

/// Three days after boot, in a zone one hour east.
const Stamp now{.now = Instant{72h}, .asleep = 0s, .utc = noon, .zone = Zone{.offset = 1h}};

Snapshot sitting_snapshot() {
    Snapshot snapshot;
    snapshot.at = now.now;
    snapshot.being_since = now.now - 24min;
    snapshot.in_bout = true;
    snapshot.bout_since = now.now - 24min;
    snapshot.bout_sitting = 22min;
    snapshot.sitting_today = 3h;
    snapshot.holds = {Hold::call};
    snapshot.next_reminder = "stretch";
    snapshot.next_at = now.now + 6min;
    return snapshot;
}

Status later(Status status, Duration by) {
    status.bout->sitting += by;
    status.bout->as_of += by;
    status.today.sitting += by;
    status.today.as_of += by;
    return status;
}

} // namespace

TEST_CASE("instants since boot become times of the clock") {
    const auto status = status_of(sitting_snapshot(), now, default_settings());
    CHECK(status.being == BeingStatus{Being::sitting, noon - 24min});
    CHECK(status.bout == BoutStatus{noon - 24min, 22min, noon, true});
    CHECK(status.next == NextStatus{"stretch", noon + 6min});
    CHECK(status.holds == std::vector<std::string>{"call"});
    CHECK(status.today == TodayStatus{"2026-03-02", 3h, 0s, noon, Being::sitting});
    CHECK_FALSE(status.pause);
    CHECK_FALSE(status.prompt);
}

TEST_CASE("while away nothing grows by itself") {
    auto snapshot = sitting_snapshot();
    snapshot.being = Being::away;
    snapshot.next_at.reset();
    const auto status = status_of(snapshot, now, default_settings());
    CHECK_FALSE(status.bout->counting);
    CHECK_FALSE(status.today.counting);
    CHECK_FALSE(status.next);
}

TEST_CASE("before the day starts, it is still yesterday") {
    auto night = now;
    night.utc = noon - 10h; // 03:00 local
    CHECK(status_of(sitting_snapshot(), night, default_settings()).today.day == "2026-03-01");
}

TEST_CASE("an open prompt brings its words, a pause its end") {
    auto snapshot = sitting_snapshot();
    snapshot.prompt.emplace();
    snapshot.prompt->reminders = {"stretch"};
    snapshot.paused = true;
    const auto status = status_of(snapshot, now, default_settings());
    CHECK_FALSE(status.prompt->title.empty());
    CHECK_FALSE(status.prompt->body.empty());
    CHECK(status.pause == PauseStatus{});
}

TEST_CASE("the passing of time is no change") {
    const auto before = test::calm_status();
    CHECK(changed_properties(before, later(before, 10min)).empty());
    CHECK(changed_properties(before, later(before, 10min + 1ms)).empty());
}

TEST_CASE("times that wander by a little are no change, a second is") {
    const auto before = test::calm_status();
    auto after = before;
    after.being.since += 3ms;
    after.next->at -= 2ms;
    CHECK(changed_properties(before, after).empty());
    after.next->at += 1s;
    CHECK(changed_properties(before, after) == std::vector<std::string>{"Next"});
}

TEST_CASE("what stops growing is a change") {
    const auto before = test::calm_status();
    auto after = later(before, 1min);
    after.bout->counting = false;
    after.today.counting.reset();
    CHECK(changed_properties(before, after) == std::vector<std::string>{"Bout", "Today"});
}

TEST_CASE("a reminder whose clock stands tells what it counted") {
    auto before = test::a_reminder();
    auto after = before;
    after.counted += 1min;
    CHECK(shows_the_same(before, after));
    before.due_at = after.due_at = std::nullopt;
    CHECK_FALSE(shows_the_same(before, after));
}

TEST_CASE("every property but the constant one notices its own change") {
    const auto busy = pack(test::busy_status());
    for (const auto& [name, value] : busy) {
        Status one;
        update(one, {{name, value}});
        CAPTURE(name);
        const auto noticed = changed_properties(Status{}, one);
        CHECK(noticed == (name == "Version" ? std::vector<std::string>{} : std::vector{name}));
    }
}

TEST_CASE("a break counts up to its length, and not while it waits") {
    auto running = test::running_break();
    CHECK(counted_at(running, noon + 1h) == 90s);
    running.waiting = false;
    CHECK(counted_at(running, noon + 30s) == 2min);
    CHECK(counted_at(running, noon + 1h) == 5min);
    CHECK(counted_at(running, noon - 1h) == 90s);
}
