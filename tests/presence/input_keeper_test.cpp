// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/input_keeper.h"

#include "tests/presence/input_stories.h"
#include "tests/support/gnome_shell.h"
#include "tests/support/sway.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <sdbus-c++/sdbus-c++.h>
#ifdef UNKNOT_WITH_KWIN
#include "tests/support/kwin.h"
#endif

using namespace unknot;
using namespace unknot::test;

namespace {

/// Writes down what a keeper tells.
struct RecordedKeeper : InputKeeper::Listener {
    explicit RecordedKeeper(EventLoop& its_loop) : loop{its_loop} {}

    void hands_busy(Instant) override { told.emplace_back("busy"); }

    void hands_resting(Instant) override { told.emplace_back("resting"); }

    void hands_unknown() override { told.emplace_back("unknown"); }

    void input_source_changed() override { told.emplace_back("changed"); }

    /// Lets the loop run until that is told; forgets what was told until then.
    [[nodiscard]] bool tells(const std::string& what) {
        const auto told_it = [&] { return std::ranges::find(told, what) != told.end(); };
        const bool did = eventually(20s, told_it, [&] { loop.turn(50ms); });
        told.clear();
        return did;
    }

    void listen_for(Duration length) const {
        bool over = false;
        Timer end{loop, [&] { over = true; }};
        for (end.set(boot_now() + length); !over;)
            loop.turn();
    }

    EventLoop& loop;
    Told told;
};

/// A session without a desktop yet.
struct Session {
    explicit Session(const Variables& with) : variables{with} {}

    /// Loses the desktop, and finds it again.
    void survives_a_restart_of(Compositor& compositor) {
        const auto finding = keeper.describe().front();
        CHECK(finding.works);
        keeper.await_input();
        tell.listen_for(150ms);
        compositor.press_a_key();
        REQUIRE(tell.tells("busy"));
        keeper.await_input();
        compositor.crash();
        REQUIRE(tell.tells("changed"));
        CHECK_FALSE(keeper.has_source());
        CHECK_FALSE(keeper.describe().front().works);
        tell.listen_for(500ms);
        compositor.restart();
        const auto found = [&] { return keeper.describe().front() == finding; };
        REQUIRE(eventually(20s, found, [&] { loop.turn(50ms); }));
        tell.listen_for(150ms);
        CHECK(tell.told == Told(tell.told.size(), "changed"));
        compositor.press_a_key();
        REQUIRE(tell.tells("busy"));
    }

    SessionBus bus;
    ChangedVariables variables;
    EventLoop loop;
    RecordedKeeper tell{loop};
    std::unique_ptr<sdbus::IConnection> connection = bus.connect();
    Registration attached = loop.attach(*connection, [] {});
    InputKeeper keeper{loop, connection.get(), tell};
};

} // namespace

TEST_CASE("keeper: sway is found again when it is restarted, and asked what was wanted last") {
    Sway sway;
    Session session{sway.variables()};
    session.survives_a_restart_of(sway);
}

#ifdef UNKNOT_WITH_KWIN
TEST_CASE("keeper: KWin is found again when it is restarted, and asked what was wanted last") {
    KWin kwin;
    Session session{kwin.variables()};
    session.survives_a_restart_of(kwin);
}
#endif

TEST_CASE("keeper: GNOME Shell is found when it comes, and again when it is restarted") {
    const TemporaryFolder empty;
    Session session{{{"XDG_RUNTIME_DIR", empty.path()}, {"XDG_SESSION_TYPE", "wayland"}}};
    REQUIRE(session.tell.tells("unknown"));
    GnomeShell shell{session.bus};
    REQUIRE(session.tell.tells("changed"));
    CHECK(session.keeper.describe().front().detail.starts_with("GNOME's idle monitor"));
    session.survives_a_restart_of(shell);
}

TEST_CASE("keeper: a session that begins without a desktop is told so, and finds one that comes later") {
    const Variables x11{{"DISPLAY", ":77"}, {"XDG_SESSION_TYPE", "x11"}, {"WAYLAND_DISPLAY", std::nullopt}};
    Session session{x11};
    CHECK(session.tell.told == Told{});
    REQUIRE(session.tell.tells("unknown"));
    CHECK_FALSE(session.keeper.describe().front().works);
    CHECK(session.keeper.describe().front().remedy);
    session.keeper.watch(1h);
    const Process server{{{"Xvfb", ":77", "-ac", "-noreset", "-nolisten", "tcp"}}};
    REQUIRE(session.tell.tells("busy"));
    CHECK(session.keeper.has_source());
}

TEST_CASE("keeper: a desktop that stays away is told as unknown after a while, and wakes nobody") {
    Sway sway;
    Session session{sway.variables()};
    sway.crash();
    REQUIRE(session.tell.tells("changed"));
    session.tell.listen_for(4s); // it was looked for a few times until here
    CHECK(session.tell.told == Told{});
    const auto before = sleeps();
    session.tell.listen_for(3s);
    CHECK(sleeps() - before <= 2);
    REQUIRE(session.tell.tells("unknown"));
}

TEST_CASE("keeper: a desktop without any source of input says why") {
    const SessionBus other_bus;
    const GnomeShell shell{other_bus}; // out of reach of our bus, and without an idle protocol
    Session session{shell.variables()};
    REQUIRE(session.tell.tells("unknown"));
    const auto& finding = session.keeper.describe().front();
    CHECK_FALSE(finding.works);
    CHECK(finding.detail.find("GNOME's idle monitor is not on the session bus") != std::string::npos);
    CHECK(finding.detail.find("offers neither ext-idle-notify-v1") != std::string::npos);
    const auto before = sleeps();
    session.tell.listen_for(4s);
    CHECK(sleeps() - before <= 60);
    const auto later = sleeps();
    session.tell.listen_for(1s);
    CHECK(sleeps() - later <= 2);
}
