// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/boot_clock.h"
#include "daemon/presence/choose.h"
#include "daemon/presence/x11_input.h"
#include "tests/presence/recorded_hands.h"
#include "tests/support/variables.h"
#include "tests/support/x_server.h"

#include <doctest/doctest.h>
#include <fstream>
#include <memory>
#include <sys/resource.h>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

/// A desktop with an X server, and the hands of its user.
struct X11Desk {
    XServer server;
    ChangedVariables variables{server.variables()};
    EventLoop loop;
    RecordedHands hands{loop};
    std::unique_ptr<InputSource> source = open_x11_input(loop, hands);

    void press_a_key() const { server.act({"key", "a"}); }

    /// The user presses a key and then leaves the machine alone until the counter says that long.
    void rest(Duration length) {
        press_a_key();
        hands.listen_for(length);
    }
};

/// How often this thread went to sleep since it began.
long sleeps() {
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nvcsw;
}

} // namespace

TEST_CASE("hands that rest for the asked time are reported with the instant of the last input") {
    X11Desk desk;
    const auto before = boot_now();
    desk.press_a_key();
    const auto after = boot_now();
    desk.source->watch(300ms);
    REQUIRE(desk.hands.tells(2));
    CHECK(desk.hands.told == Told{"busy", "resting"});
    CHECK(boot_now() - before >= 290ms);
    CHECK(desk.hands.since >= before - 50ms);
    CHECK(desk.hands.since <= after + 200ms);
}

TEST_CASE("hands go from busy to resting to busy, and each change is told once") {
    X11Desk desk;
    desk.press_a_key();
    desk.source->watch(200ms);
    REQUIRE(desk.hands.tells(2));
    desk.press_a_key();
    desk.press_a_key();
    REQUIRE(desk.hands.tells(4));
    desk.server.act({"mousemove", "30", "30"});
    REQUIRE(desk.hands.tells(6));
    CHECK(desk.hands.told == Told{"busy", "resting", "busy", "resting", "busy", "resting"});
}

TEST_CASE("hands that already rest when they are first watched are told of at once, with their last input") {
    X11Desk desk;
    desk.rest(400ms);
    const auto begin = boot_now();
    desk.source->watch(100ms);
    REQUIRE(desk.hands.tells(1));
    CHECK(desk.hands.told == Told{"resting"});
    CHECK(begin - desk.hands.since >= 390ms);
    desk.press_a_key();
    REQUIRE(desk.hands.tells(2));
    CHECK(desk.hands.told.back() == "busy");
}

TEST_CASE("hands that are watched shortly after an input are told busy, with the instant of that input") {
    X11Desk desk;
    desk.rest(300ms);
    const auto begin = boot_now();
    desk.source->watch(1h);
    REQUIRE(desk.hands.tells(1));
    CHECK(desk.hands.told == Told{"busy"});
    CHECK(begin - desk.hands.since >= 290ms);
    const auto before = boot_now();
    desk.source->await_input();
    desk.press_a_key();
    REQUIRE(desk.hands.tells(2));
    CHECK(desk.hands.since >= before - 50ms);
}

TEST_CASE("another rest can be asked for at any time") {
    X11Desk desk;
    desk.press_a_key();
    desk.source->watch(1h);
    REQUIRE(desk.hands.tells(1));
    desk.source->watch(200ms);
    REQUIRE(desk.hands.tells(3));
    CHECK(desk.hands.told == Told{"busy", "busy", "resting"});
    desk.source->watch(1h);
    REQUIRE(desk.hands.tells(4));
    CHECK(desk.hands.told.back() == "busy");
}

TEST_CASE("the next input is awaited also right after an input, and only that one is told") {
    X11Desk desk;
    for (int round = 1; round <= 3; ++round) {
        desk.press_a_key();
        desk.source->await_input();
        desk.hands.listen_for(100ms);
        CHECK(desk.hands.told.size() + 1 == static_cast<std::size_t>(round));
        desk.press_a_key();
        REQUIRE(desk.hands.tells(static_cast<std::size_t>(round)));
    }
    desk.press_a_key();
    desk.hands.listen_for(100ms);
    CHECK(desk.hands.told == Told{"busy", "busy", "busy"});
}

TEST_CASE("nobody is told to rest while input is awaited") {
    X11Desk desk;
    desk.press_a_key();
    desk.source->watch(200ms);
    desk.source->await_input();
    desk.hands.listen_for(500ms);
    CHECK(desk.hands.told.empty());
}

TEST_CASE("typing wakes nobody while the hands are watched") {
    X11Desk desk;
    desk.press_a_key();
    desk.source->watch(3min);
    REQUIRE(desk.hands.tells(1));
    desk.hands.listen_for(50ms);
    Process typing{{{"xdotool", "type", "--delay", "20", std::string(50, 'a')}, desk.server.variables()}};
    const auto before = sleeps();
    desk.hands.listen_for(1500ms);
    CHECK(sleeps() - before <= 2);
    CHECK(typing.wait() == 0);
    CHECK(desk.hands.told == Told{"busy"});
}

TEST_CASE("a server that dies is told of once, and then there is silence") {
    X11Desk desk;
    desk.source->watch(1h);
    REQUIRE(desk.hands.tells(1));
    desk.server.crash();
    REQUIRE(desk.hands.tells(2));
    CHECK(desk.hands.told == Told{"busy", "lost"});
    CHECK(desk.hands.lost_because == "the X server closed the connection");
    desk.source->watch(1s);
    desk.source->await_input();
    const auto before = sleeps();
    desk.hands.listen_for(200ms);
    CHECK(sleeps() - before <= 2);
    CHECK(desk.hands.told.size() == 2);
}

TEST_CASE("a server that died before it is asked is told of, too") {
    X11Desk desk;
    desk.server.crash();
    desk.source->await_input();
    REQUIRE(desk.hands.tells(1));
    CHECK(desk.hands.told == Told{"lost"});
}

TEST_CASE("without a server, the sentence says what is missing") {
    EventLoop loop;
    RecordedHands hands{loop};
    {
        const ChangedVariables none{{{"DISPLAY", std::nullopt}}};
        CHECK_THROWS_WITH(static_cast<void>(open_x11_input(loop, hands)),
                          "DISPLAY is not set, so there is no X server to ask");
    }
    const ChangedVariables wrong{{{"DISPLAY", ":54321"}}};
    CHECK_THROWS_WITH(static_cast<void>(open_x11_input(loop, hands)),
                      "cannot connect to the X server at DISPLAY=:54321");
}

TEST_CASE("the X server is chosen on X11, and never on Wayland, where it sees only part of the input") {
    const XServer server;
    const ChangedVariables x11{server.variables()};
    EventLoop loop;
    RecordedHands hands{loop};
    const auto chosen = choose_input_source(loop, hands);
    REQUIRE(chosen.source);
    CHECK(chosen.source->name() == "X11 idle counter (XSync)");
    CHECK(chosen.findings.front().works);

    for (const auto& [name, value] :
         Variables{{"WAYLAND_DISPLAY", "wayland-0"}, {"XDG_SESSION_TYPE", "wayland"}}) {
        const ChangedVariables wayland{{{name, value}}};
        const auto nothing = choose_input_source(loop, hands);
        CHECK_FALSE(nothing.source);
        CHECK_FALSE(nothing.findings.front().works);
        CHECK(nothing.findings.front().remedy);
    }
}
