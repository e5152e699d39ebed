// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/presentation.h"
#include "tests/holds/recorded_signals.h"
#include "tests/presence/mocked_desktop.h"
#include "tests/support/installed.h"

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

constexpr auto power_manager = "org.xfce.PowerManager";
constexpr auto xfconfd = "/usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd";

/// A desktop of Xfce whose power manager is played; its settings are real.
struct TalkDesk : RecordedSignals {
    Side session;
    Process settings{{{xfconfd}, {{"DBUS_SESSION_BUS_ADDRESS", session.bus.address()}}}};
    Registration attached = loop.attach(*session.tested, [] { FAIL("the session bus is alive"); });
    std::unique_ptr<HoldSource> source = open_presentation(*session.tested, tell());

    TalkDesk() { REQUIRE(session.bus.wait_for("org.xfce.Xfconf")); }

    void present(const char* value) const {
        const auto done = run({{"xfconf-query", "-c", "xfce4-power-manager", "-p",
                                "/xfce4-power-manager/presentation-mode", "-n", "-t", "bool", "-s", value},
                               {{"DBUS_SESSION_BUS_ADDRESS", session.bus.address()}}});
        REQUIRE(done.status == 0);
    }

    [[nodiscard]] std::unique_ptr<MockService> start_power_manager() const {
        return MockService::bare(session.bus, power_manager, "/org/xfce/PowerManager", power_manager);
    }
};

} // namespace

TEST_CASE("Xfce's presentation mode is seen, each time anew") {
    if (is_missing(xfconfd, "xfconf"))
        return;
    TalkDesk desk;
    const auto manager = desk.start_power_manager();
    desk.present("false");
    REQUIRE(desk.gets_to([&] { return desk.source->describe().works; }));
    desk.present("true");
    REQUIRE(desk.tells({"presentation on"}));
    desk.present("false");
    REQUIRE(desk.tells({"presentation on", "presentation off"}));
    desk.present("true");
    CHECK(desk.tells({"presentation on", "presentation off", "presentation on"}));
}

TEST_CASE("a presentation mode that was left on does not count where no power manager keeps it") {
    if (is_missing(xfconfd, "xfconf"))
        return;
    TalkDesk desk;
    desk.present("true");
    desk.listen_for(300ms);
    CHECK(desk.told.empty());
    CHECK_FALSE(desk.source->describe().works);
    auto manager = desk.start_power_manager();
    REQUIRE(desk.tells({"presentation on"}));
    manager.reset();
    CHECK(desk.tells({"presentation on", "presentation off"}));
}
