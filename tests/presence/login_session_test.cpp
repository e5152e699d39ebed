// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/event_loop.h"
#include "daemon/presence/login_session.h"
#include "tests/presence/mocked_desktop.h"
#include "tests/support/eventually.h"
#include "tests/support/variables.h"

#include <doctest/doctest.h>
#include <memory>
#include <sdbus-c++/sdbus-c++.h>
#include <stdexcept>
#include <string>
#include <vector>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

using Told = std::vector<std::string>;

struct Recorded : LoginSession::Listener {
    void suspending() override { told.emplace_back("suspending"); }

    void resumed() override { told.emplace_back("resumed"); }

    void locked(bool now) override { told.emplace_back(now ? "locked" : "unlocked"); }

    void session_active(bool now) override { told.emplace_back(now ? "in front" : "behind"); }

    Told told;
};

/// A machine with both buses, and the login session under test.
struct Machine {
    ChangedVariables variables{{{"XDG_SESSION_ID", "c1"}}};
    Side system;
    Side session;
    EventLoop loop;
    Registration system_attached = loop.attach(*system.tested, [] { FAIL("the system bus is alive"); });
    Registration session_attached = loop.attach(*session.tested, [] { FAIL("the session bus is alive"); });
    Recorded recorded;

    [[nodiscard]] LoginSession open() { return {loop, system.tested.get(), session.tested.get(), recorded}; }

    template <typename Condition>
    [[nodiscard]] bool gets_to(Condition condition) {
        return eventually(20s, condition, [this] { loop.turn(20ms); });
    }

    [[nodiscard]] bool tells(const Told& all) {
        const bool enough = gets_to([&] { return recorded.told.size() >= all.size(); });
        loop.turn(20ms);
        return enough && recorded.told == all;
    }
};

bool works(const LoginSession& session, const std::string& part) {
    for (const auto& finding : session.describe())
        if (finding.part == part)
            return finding.works;
    return false;
}

} // namespace

TEST_CASE("a suspend is seen before it happens: the machine waits for us, each time anew") {
    Machine machine;
    const MockedLogind logind{machine.system};
    const auto session = machine.open();
    REQUIRE(machine.gets_to([&] { return logind.inhibitors() == 1; }));
    for (std::size_t round = 0; round < 2; ++round) {
        machine.recorded.told.clear();
        logind.prepare_for_sleep(true);
        CHECK(machine.tells({"suspending"}));
        CHECK(machine.gets_to([&] { return logind.inhibitors() == 0; }));
        logind.prepare_for_sleep(false);
        CHECK(machine.tells({"suspending", "resumed"}));
        CHECK(machine.gets_to([&] { return logind.inhibitors() == 1; }));
    }
}

TEST_CASE("the end of the session object lets the machine sleep without us") {
    Machine machine;
    const MockedLogind logind{machine.system};
    {
        const auto session = machine.open();
        REQUIRE(machine.gets_to([&] { return logind.inhibitors() == 1; }));
    }
    CHECK(machine.gets_to([&] { return logind.inhibitors() == 0; }));
}

TEST_CASE("logind's locked hint locks and unlocks") {
    Machine machine;
    const MockedLogind logind{machine.system};
    const auto session = machine.open();
    REQUIRE(machine.gets_to([&] { return works(session, "login session"); }));
    logind.change("LockedHint", true);
    CHECK(machine.tells({"locked"}));
    logind.change("LockedHint", false);
    CHECK(machine.tells({"locked", "unlocked"}));
}

TEST_CASE("a session that is already locked and behind another one at the start is told of") {
    Machine machine;
    const MockedLogind logind{machine.system};
    logind.change("LockedHint", true);
    logind.change("Active", false);
    const auto session = machine.open();
    CHECK(machine.tells({"locked", "behind"}));
}

TEST_CASE("another session in front is told of") {
    Machine machine;
    const MockedLogind logind{machine.system};
    const auto session = machine.open();
    REQUIRE(machine.gets_to([&] { return works(session, "login session"); }));
    logind.change("Active", false);
    logind.change("Active", true);
    CHECK(machine.tells({"behind", "in front"}));
}

TEST_CASE("a mere request to lock locks nothing") {
    Machine machine;
    const MockedLogind logind{machine.system};
    const auto session = machine.open();
    REQUIRE(machine.gets_to([&] { return works(session, "login session"); }));
    machine.system.emit(login1, "/org/freedesktop/login1/session/c1", session_interface, "Lock", {});
    logind.change("LockedHint", true);
    CHECK(machine.tells({"locked"}));
}

TEST_CASE("a screen saver locks as well, and the screen is unlocked when none of them says locked") {
    Machine machine;
    const MockedLogind logind{machine.system};
    const MockedScreenSaver saver{machine.session, "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"};
    const auto session = machine.open();
    REQUIRE(machine.gets_to([&] { return works(session, "login session"); }));
    saver.activate(true);
    CHECK(machine.tells({"locked"}));
    saver.activate(true); // GNOME says it twice
    logind.change("LockedHint", true);
    saver.activate(false);
    machine.loop.turn(50ms);
    CHECK(machine.tells({"locked"}));
    logind.change("LockedHint", false);
    CHECK(machine.tells({"locked", "unlocked"}));
}

TEST_CASE("a screen saver that is already active at the start is told of, and its end unlocks") {
    Machine machine;
    auto saver = std::make_unique<MockedScreenSaver>(machine.session, "org.freedesktop.ScreenSaver",
                                                     "/org/freedesktop/ScreenSaver");
    saver->answer(true);
    const auto session = machine.open();
    CHECK(machine.tells({"locked"}));
    saver.reset();
    CHECK(machine.tells({"locked", "unlocked"}));
}

TEST_CASE("a screen saver that comes late is heard") {
    Machine machine;
    const auto session = machine.open();
    machine.loop.turn(50ms);
    CHECK_FALSE(works(session, "screen lock"));
    const MockedScreenSaver saver{machine.session, "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"};
    REQUIRE(machine.gets_to([&] { return works(session, "screen lock"); }));
    saver.activate(true);
    CHECK(machine.tells({"locked"}));
}

TEST_CASE("logind may come late, and be restarted") {
    Machine machine;
    const auto session = machine.open();
    REQUIRE(machine.gets_to([&] { return session.describe().front().detail == "logind is not running"; }));
    for (int round = 0; round < 2; ++round) {
        machine.recorded.told.clear();
        const MockedLogind logind{machine.system};
        REQUIRE(machine.gets_to([&] { return works(session, "login session") && logind.inhibitors() == 1; }));
        logind.change("LockedHint", true);
        CHECK(machine.tells({"locked"}));
        logind.change("LockedHint", false);
        CHECK(machine.tells({"locked", "unlocked"}));
        logind.process->process().send(SIGTERM);
        REQUIRE(
            machine.gets_to([&] { return session.describe().front().detail == "logind is not running"; }));
    }
}

TEST_CASE("without an id in the environment, our session is found by our process") {
    Machine machine;
    const ChangedVariables no_id{{{"XDG_SESSION_ID", std::nullopt}}};
    const MockedLogind logind{machine.system};
    logind.answer("GetSessionByPID", "u", "ret = '/org/freedesktop/login1/session/c1'");
    const auto session = machine.open();
    REQUIRE(machine.gets_to([&] { return works(session, "login session"); }));
    logind.change("LockedHint", true);
    CHECK(machine.tells({"locked"}));
}

TEST_CASE("a service of the user manager, which belongs to no session, finds the one of its user") {
    Machine machine;
    const ChangedVariables no_id{{{"XDG_SESSION_ID", ""}}};
    const MockedLogind logind{machine.system};
    const std::map<std::string, sdbus::Variant> properties{{"Id", sdbus::Variant{std::string{"c1"}}}};
    sdbus::createProxy(*machine.system.test, login1, login1_path)
        ->callMethod("AddObject")
        .onInterface("org.freedesktop.DBus.Mock")
        .withArguments("/org/freedesktop/login1/session/auto", session_interface, properties,
                       std::vector<sdbus::Struct<std::string, std::string, std::string, std::string>>{});
    const auto session = machine.open();
    REQUIRE(machine.gets_to([&] { return works(session, "login session"); }));
    CHECK(session.describe().front().detail.starts_with("/org/freedesktop/login1/session/c1"));
    logind.change("LockedHint", true);
    CHECK(machine.tells({"locked"}));
}

TEST_CASE("a logind that knows no session of ours says so to doctor") {
    Machine machine;
    const ChangedVariables no_id{{{"XDG_SESSION_ID", std::nullopt}}};
    const MockedLogind logind{machine.system};
    const auto session = machine.open();
    CHECK(machine.gets_to([&] {
        return session.describe().front().detail == "logind does not know the session that Unknot belongs to";
    }));
    CHECK_FALSE(works(session, "login session"));
}

TEST_CASE("a suspend that ends while logind is restarted is told of") {
    Machine machine;
    auto logind = std::make_unique<MockedLogind>(machine.system);
    const auto session = machine.open();
    REQUIRE(machine.gets_to([&] { return logind->inhibitors() == 1; }));
    logind->prepare_for_sleep(true);
    REQUIRE(machine.tells({"suspending"}));
    logind.reset();
    logind = std::make_unique<MockedLogind>(machine.system);
    CHECK(machine.tells({"suspending", "resumed"}));
    CHECK(machine.gets_to([&] { return logind->inhibitors() == 1; }));
}

TEST_CASE("without logind and without a system bus the rest still works, and doctor says what is missing") {
    Machine machine;
    const MockedScreenSaver saver{machine.session, "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"};
    const LoginSession session{machine.loop, nullptr, machine.session.tested.get(), machine.recorded};
    REQUIRE(machine.gets_to([&] { return works(session, "screen lock"); }));
    CHECK_FALSE(works(session, "login session"));
    CHECK(session.describe().front().remedy);
    saver.activate(true);
    CHECK(machine.tells({"locked"}));
}

TEST_CASE("an exception of the listener ends run") {
    struct Failing : Recorded {
        void suspending() override { throw std::runtime_error{"no disk"}; }
    };

    Machine machine;
    const MockedLogind logind{machine.system};
    Failing failing;
    const LoginSession session{machine.loop, machine.system.tested.get(), nullptr, failing};
    REQUIRE(machine.gets_to([&] { return logind.inhibitors() == 1; }));
    logind.prepare_for_sleep(true);
    CHECK_THROWS_WITH(machine.loop.run(), "no disk");
}

TEST_CASE("without any bus nothing is told") {
    EventLoop loop;
    Recorded recorded;
    const LoginSession session{loop, nullptr, nullptr, recorded};
    CHECK_FALSE(works(session, "login session"));
    CHECK_FALSE(works(session, "screen lock"));
}
