// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/boot_clock.h"
#include "daemon/event_loop.h"
#include "tests/support/bus.h"
#include "tests/support/eventually.h"

#include <doctest/doctest.h>
#include <sdbus-c++/sdbus-c++.h>
#include <stdexcept>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

constexpr auto name = "org.unknot.Test";
constexpr auto interface = "org.unknot.Test1";

Launch call(const SessionBus& bus, const std::string& method) {
    return {{"gdbus", "call", "--session", "--dest", name, "--object-path", "/", "--method",
             std::string{interface} + "." + method},
            bus.variables()};
}

} // namespace

TEST_CASE("a call over the bus is answered while a timer is pending") {
    const SessionBus bus;
    const auto connection = bus.connect();
    connection->requestName(name);
    const auto object = sdbus::createObject(*connection, "/");
    object->registerMethod("Greet").onInterface(interface).implementedAs([] { return std::string{"hello"}; });
    object->finishRegistration();
    EventLoop loop;
    Timer timer{loop, [] { FAIL("the timer is not due"); }};
    timer.set(boot_now() + 1h);
    const auto attached = loop.attach(*connection, [] { FAIL("the bus is alive"); });

    Process caller{call(bus, "Greet")};
    CHECK(eventually(
        20s, [&] { return !caller.running(); }, [&] { loop.turn(20ms); }));
    CHECK(caller.output() == "('hello',)\n");
}

TEST_CASE("a call that nobody answers ends at its timeout") {
    const SessionBus bus;
    const auto silent = bus.connect(); // owns a name, and reads nothing
    silent->requestName(name);
    const auto connection = bus.connect();
    EventLoop loop;
    const auto attached = loop.attach(*connection, [] { FAIL("the bus is alive"); });
    const auto proxy = sdbus::createProxy(*connection, name, "/");
    std::string error;
    proxy->callMethodAsync("Greet").onInterface(interface).withTimeout(50ms).uponReplyInvoke(
        [&](const sdbus::Error* failure) { error = failure ? failure->getName() : "none"; });
    const auto begin = boot_now();
    REQUIRE(eventually(
        20s, [&] { return !error.empty(); }, [&] { loop.turn(10s); }));
    CHECK(error != "none");
    CHECK(boot_now() - begin >= 49ms);
}

TEST_CASE("a bus that hangs up is told of once, fails what is under way, and does not keep the loop busy") {
    SessionBus bus;
    const auto silent = bus.connect();
    silent->requestName(name);
    const auto connection = bus.connect();
    EventLoop loop;
    int hung_up = 0;
    bool failed = false;
    const auto attached = loop.attach(*connection, [&] { ++hung_up; });
    const auto proxy = sdbus::createProxy(*connection, name, "/");
    proxy->callMethodAsync("Greet").onInterface(interface).uponReplyInvoke(
        [&](const sdbus::Error* failure) { failed = failure != nullptr; });
    loop.turn(0ms);
    bus.crash();
    REQUIRE(eventually(
        20s, [&] { return hung_up > 0; }, [&] { loop.turn(1s); }));
    CHECK(failed);

    int turns = 0;
    bool over = false;
    Timer end{loop, [&] { over = true; }};
    end.set(boot_now() + 200ms);
    for (; !over; ++turns)
        loop.turn(5s);
    CHECK(turns <= 2);
    CHECK(hung_up == 1);
}

TEST_CASE("an exception of a guarded bus callback ends run") {
    const SessionBus bus;
    const auto connection = bus.connect();
    EventLoop loop;
    const auto attached = loop.attach(*connection, [] {});
    const auto proxy = sdbus::createProxy(*connection, "org.freedesktop.DBus", "/");
    proxy->callMethodAsync("GetId")
        .onInterface("org.freedesktop.DBus")
        .uponReplyInvoke([&](const sdbus::Error*, const std::string&) {
            loop.guard([] { throw std::runtime_error{"no disk"}; });
        });
    CHECK_THROWS_WITH(loop.run(), "no disk");
}

TEST_CASE("an attached bus on which nothing happens lets the loop sleep") {
    const SessionBus bus;
    const auto connection = bus.connect();
    EventLoop loop;
    const auto attached = loop.attach(*connection, [] {});
    for (int settling = 0; settling < 5; ++settling)
        loop.turn(20ms);
    const auto begin = boot_now();
    loop.turn(150ms);
    CHECK(boot_now() - begin >= 140ms);
}
