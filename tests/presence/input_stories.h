// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/boot_clock.h"
#include "daemon/presence/choose.h"
#include "tests/presence/recorded_hands.h"
#include "tests/support/compositor.h"

#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <sys/resource.h>

/// What every source of input must do, told once for all compositors.
namespace unknot::test {

using namespace std::chrono_literals;

/// A source of input at a compositor, and what it tells.
struct WatchedDesk {
    EventLoop& loop;
    Compositor& compositor;
    InputSource& source;
    RecordedHands& hands;

    /// What is told next; "nothing" when that takes too long.
    std::string next() const {
        if (!hands.tells(1))
            return "nothing";
        auto first = hands.told.front();
        hands.told.erase(hands.told.begin());
        return first;
    }

    void nothing_is_told_for(Duration length) const {
        hands.listen_for(length);
        CHECK(hands.told == Told{});
    }

    /// Presses a key, and lets hands be told busy that may have been known to rest, or not known.
    void begin_busy() const {
        hands.listen_for(100ms); // an input in the very moment of the question may go unseen
        compositor.press_a_key();
        auto told = next();
        if (told == "resting")
            told = next();
        REQUIRE(told == "busy");
        hands.listen_for(50ms);
        hands.told.clear();
    }
};

/// How often this thread went to sleep since it began.
inline long sleeps() {
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nvcsw;
}

/// Compositors count coarsely: some tell a twentieth too early. A machine that builds meanwhile adds its own.
inline void check_about(Duration measured, Duration expected) {
    CAPTURE(measured.count());
    CHECK(measured >= expected * 8 / 10);
    CHECK(measured <= expected * 12 / 10 + 600ms);
}

inline void tells_of_busy_and_resting_hands(const WatchedDesk& desk) {
    constexpr auto rest = 1000ms;
    desk.source.watch(rest);
    desk.begin_busy();
    for (int round = 0; round < 2; ++round) {
        const auto last_input = boot_now();
        round == 0 ? desk.compositor.press_a_key() : desk.compositor.move_the_pointer();
        REQUIRE(desk.next() == "resting");
        check_about(boot_now() - last_input, rest);
        check_about(boot_now() - desk.hands.since, rest);
        const auto moved = boot_now();
        round == 0 ? desk.compositor.press_a_key() : desk.compositor.move_the_pointer();
        REQUIRE(desk.next() == "busy");
        CHECK(desk.hands.since >= moved - 50ms);
    }
}

inline void tells_again_what_is_known(const WatchedDesk& desk) {
    desk.source.watch(600ms);
    desk.begin_busy();
    REQUIRE(desk.next() == "resting");
    const auto since = desk.hands.since;
    desk.source.watch(300ms);
    REQUIRE(desk.next() == "resting");
    check_about(desk.hands.since - since + 1000ms, 1000ms);
    desk.source.watch(1h);
    REQUIRE(desk.next() == "busy");
    check_about(desk.hands.since - since + 1000ms, 1000ms);
    desk.nothing_is_told_for(200ms);
}

inline void awaits_only_the_next_input(const WatchedDesk& desk) {
    for (int round = 0; round < 2; ++round) {
        desk.compositor.press_a_key();
        desk.source.await_input();
        desk.nothing_is_told_for(400ms);
        const auto moved = boot_now();
        desk.compositor.press_a_key();
        REQUIRE(desk.next() == "busy");
        CHECK(desk.hands.since >= moved - 50ms);
        desk.compositor.press_a_key();
        desk.nothing_is_told_for(100ms);
    }
}

inline void tells_no_rest_while_awaiting(const WatchedDesk& desk) {
    desk.source.watch(400ms);
    desk.source.await_input();
    desk.nothing_is_told_for(900ms);
}

inline void sleeps_while_the_hands_are_busy(const WatchedDesk& desk) {
    desk.source.watch(1h);
    desk.begin_busy();
    long woken = 0;
    for (int round = 0; round < 15; ++round) {
        round % 2 ? desk.compositor.press_a_key() : desk.compositor.move_the_pointer();
        const auto before = sleeps();
        desk.hands.listen_for(20ms);
        woken += sleeps() - before - 1; // less the end of listening
    }
    CHECK(woken <= 3);
    CHECK(desk.hands.told == Told{});
}

inline void sleeps_while_the_hands_rest(const WatchedDesk& desk) {
    desk.source.watch(300ms);
    desk.begin_busy();
    REQUIRE(desk.next() == "resting");
    const auto before = sleeps();
    desk.hands.listen_for(1500ms);
    CHECK(sleeps() - before <= 2);
}

inline void is_lost_once(const WatchedDesk& desk) {
    desk.source.watch(1h);
    desk.begin_busy();
    desk.compositor.crash();
    REQUIRE(desk.next() == "lost");
    desk.source.watch(1s);
    desk.source.await_input();
    const auto before = sleeps();
    desk.nothing_is_told_for(300ms);
    CHECK(sleeps() - before <= 3);
}

} // namespace unknot::test
