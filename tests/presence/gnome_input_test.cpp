// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/gnome_input.h"
#include "tests/presence/input_stories.h"
#include "tests/support/gnome_shell.h"
#include "tests/support/mock_service.h"

#include <sdbus-c++/sdbus-c++.h>

using namespace unknot;
using namespace unknot::test;

namespace {

struct GnomeDesk {
    SessionBus bus;
    GnomeShell shell{bus};
    ChangedVariables variables{shell.variables()};
    EventLoop loop;
    RecordedHands hands{loop};
    std::unique_ptr<sdbus::IConnection> connection = bus.connect();
    Registration attached = loop.attach(*connection, [] {});
    std::unique_ptr<InputSource> source = open_gnome_input(loop, *connection, hands);
    WatchedDesk watched{loop, shell, *source, hands};
};

} // namespace

TEST_CASE("GNOME: hands go from busy to resting to busy, told with their last input") {
    tells_of_busy_and_resting_hands(GnomeDesk{}.watched);
}

TEST_CASE("GNOME: what is known of the hands is told again when another rest is asked for") {
    tells_again_what_is_known(GnomeDesk{}.watched);
}

TEST_CASE("GNOME: the next input is awaited also right after an input, and only that one is told") {
    awaits_only_the_next_input(GnomeDesk{}.watched);
}

TEST_CASE("GNOME: nobody is told to rest while input is awaited") {
    tells_no_rest_while_awaiting(GnomeDesk{}.watched);
}

TEST_CASE("GNOME: input wakes nobody while the hands are busy") {
    sleeps_while_the_hands_are_busy(GnomeDesk{}.watched);
}

TEST_CASE("GNOME: nothing wakes anybody while the hands rest") {
    sleeps_while_the_hands_rest(GnomeDesk{}.watched);
}

TEST_CASE("GNOME: a shell that dies is told of once, and then there is silence") {
    is_lost_once(GnomeDesk{}.watched);
}

TEST_CASE("GNOME: hands that already rest when they are first watched are told of with their last input") {
    const GnomeDesk desk;
    const auto last_input = boot_now();
    desk.watched.compositor.press_a_key();
    desk.watched.nothing_is_told_for(600ms);
    desk.watched.source.watch(200ms);
    REQUIRE(desk.watched.next() == "resting");
    check_about(desk.hands.since - last_input + 1000ms, 1000ms);
    desk.watched.compositor.press_a_key();
    CHECK(desk.watched.next() == "busy");
}

TEST_CASE("GNOME: while idleness is inhibited no rest is told, and it is counted from the end of that") {
    constexpr auto manager = "org.gnome.SessionManager";
    constexpr auto path = "/org/gnome/SessionManager";
    constexpr std::uint32_t idle = 8;
    GnomeDesk desk;
    const auto played = MockService::bare(desk.bus, manager, path, manager);
    const auto test = desk.bus.connect();
    const auto mock = sdbus::createProxy(*test, manager, path);
    const auto inhibit = [&](std::uint32_t actions) {
        const std::map<std::string, sdbus::Variant> changes{{"InhibitedActions", sdbus::Variant{actions}}};
        mock->callMethod("UpdateProperties")
            .onInterface("org.freedesktop.DBus.Mock")
            .withArguments(manager, changes);
    };
    mock->callMethod("AddProperty")
        .onInterface("org.freedesktop.DBus.Mock")
        .withArguments(manager, "InhibitedActions", sdbus::Variant{std::uint32_t{0}});
    inhibit(idle);
    desk.source->watch(600ms);
    desk.watched.begin_busy();
    desk.watched.nothing_is_told_for(1500ms);
    const auto inhibited_until = boot_now();
    inhibit(0);
    REQUIRE(desk.watched.next() == "resting");
    check_about(boot_now() - inhibited_until, 600ms);
    check_about(boot_now() - desk.hands.since, 600ms);
}
