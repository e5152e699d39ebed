// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/inhibitors.h"
#include "tests/holds/recorded_signals.h"
#include "tests/presence/mocked_desktop.h"
#include "tests/support/installed.h"
#include "tests/support/x_server.h"

#include <fstream>
#include <stdexcept>
#include <unistd.h>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

constexpr auto mock = "org.freedesktop.DBus.Mock";
constexpr auto gnome = "org.gnome.SessionManager";
constexpr auto kde = "org.kde.Solid.PowerManagement.PolicyAgent";
constexpr auto kde_path = "/org/kde/Solid/PowerManagement/PolicyAgent";

/// A machine with both buses, and the source under test.
struct VideoDesk : RecordedSignals {
    Side system;
    Side session;
    Registration system_attached = loop.attach(*system.tested, [] { FAIL("the system bus is alive"); });
    Registration session_attached = loop.attach(*session.tested, [] { FAIL("the session bus is alive"); });
    std::unique_ptr<HoldSource> source;

    void open() { source = open_inhibitors(session.tested.get(), system.tested.get(), tell()); }

    [[nodiscard]] bool is_seen() {
        return gets_to([&] { return source->describe().works; });
    }
};

/// Somebody at logind: what, mode, user and process.
struct Lock {
    std::string what = "idle";
    std::string mode = "block";
    uid_t user = ::getuid();
    pid_t process = 1;
};

/// logind with inhibitors that the test names.
struct PlayedLogind {
    explicit PlayedLogind(const Side& its_side)
        : side{its_side},
          process{MockService::bare(side.bus, login1, login1_path, manager)} {
        list({});
    }

    /// What ListInhibitors says from now on; tells that the property changed, as logind does.
    void list(const std::vector<Lock>& locks) const {
        std::string code = "ret = [";
        for (const auto& lock : locks)
            code += "('" + lock.what + "', 'Somebody', 'why', '" + lock.mode + "', " +
                    std::to_string(lock.user) + ", " + std::to_string(lock.process) + "),";
        const auto proxy = sdbus::createProxy(*side.test, login1, login1_path);
        proxy->callMethod("AddMethod")
            .onInterface(mock)
            .withArguments(std::string{manager}, "ListInhibitors", "", "a(ssssuu)", code + "]");
        const std::map<std::string, sdbus::Variant> changes{{"BlockInhibited", sdbus::Variant{"idle"}}};
        proxy->callMethod("AddProperty")
            .onInterface(mock)
            .withArguments(std::string{manager}, "BlockInhibited", sdbus::Variant{""})
            .dontExpectReply();
        proxy->callMethod("UpdateProperties").onInterface(mock).withArguments(std::string{manager}, changes);
    }

    const Side& side;
    std::unique_ptr<MockService> process;
};

} // namespace

TEST_CASE("an idle lock at logind is passive use, each time anew") {
    VideoDesk desk;
    const PlayedLogind logind{desk.system};
    desk.open();
    REQUIRE(desk.is_seen());
    logind.list({{}});
    REQUIRE(desk.tells({"inhibit on"}));
    logind.list({});
    REQUIRE(desk.tells({"inhibit on", "inhibit off"}));
    logind.list({{.what = "sleep:idle:handle-lid-switch"}});
    CHECK(desk.tells({"inhibit on", "inhibit off", "inhibit on"}));
}

TEST_CASE("locks against something else, delays, and those of others and of ourselves are no passive use") {
    VideoDesk desk;
    const PlayedLogind logind{desk.system};
    desk.open();
    REQUIRE(desk.is_seen());
    logind.list({{.what = "sleep:shutdown"},
                 {.what = "handle-idle-lid"},
                 {.mode = "delay"},
                 {.user = ::getuid() + 1},
                 {.process = ::getpid()}});
    desk.listen_for(300ms);
    CHECK(desk.told.empty());
}

TEST_CASE("a lock that is held at the start is seen, and a logind that goes takes it along") {
    VideoDesk desk;
    auto logind = std::make_unique<PlayedLogind>(desk.system);
    logind->list({{}});
    desk.open();
    REQUIRE(desk.tells({"inhibit on"}));
    logind.reset();
    REQUIRE(desk.tells({"inhibit on", "inhibit off"}));
    CHECK_FALSE(desk.source->describe().works);
    logind = std::make_unique<PlayedLogind>(desk.system);
    logind->list({{}});
    CHECK(desk.tells({"inhibit on", "inhibit off", "inhibit on"}));
}

TEST_CASE("KDE's power management tells of videos, each time anew") {
    VideoDesk desk;
    const auto process = MockService::bare(desk.session.bus, kde, kde_path, kde);
    const auto inhibit = [&](bool on) {
        sdbus::createProxy(*desk.session.test, kde, kde_path)
            ->callMethod("AddMethod")
            .onInterface(mock)
            .withArguments(std::string{kde}, "HasInhibition", "u", "b",
                           std::string{on ? "ret = args[0] == 4" : "ret = False"});
        desk.session.emit(kde, kde_path, kde, "InhibitionsChanged", {});
    };
    inhibit(false);
    desk.open();
    REQUIRE(desk.is_seen());
    inhibit(true);
    REQUIRE(desk.tells({"inhibit on"}));
    inhibit(false);
    REQUIRE(desk.tells({"inhibit on", "inhibit off"}));
    inhibit(true);
    CHECK(desk.tells({"inhibit on", "inhibit off", "inhibit on"}));
}

TEST_CASE("GNOME's session manager tells of videos, each time anew") {
    constexpr auto program = "/usr/libexec/gnome-session-binary";
    if (is_missing(program, "gnome-session-bin") || is_missing("gnome-session-inhibit", "gnome-session-bin"))
        return;
    const XServer server;
    const TemporaryFolder data;
    std::filesystem::create_directories(data.path() / "gnome-session" / "sessions");
    std::filesystem::create_directories(data.path() / "applications");
    std::ofstream{data.path() / "gnome-session" / "sessions" / "small.session"}
        << "[GNOME Session]\nName=Small\nRequiredComponents=nothing;\n";
    std::ofstream{data.path() / "applications" / "nothing.desktop"}
        << "[Desktop Entry]\nType=Application\nName=Nothing\nExec=sleep 100\nX-GNOME-AutoRestart=false\n";
    VideoDesk desk;
    Variables variables = server.variables();
    variables["XDG_DATA_HOME"] = data.path();
    variables["XDG_CURRENT_DESKTOP"] = "GNOME";
    variables["DBUS_SESSION_BUS_ADDRESS"] = desk.session.bus.address();
    variables["DBUS_SYSTEM_BUS_ADDRESS"] = desk.system.bus.address();
    desk.open();
    const Process session{
        {{program, "--builtin", "--session=small", "--disable-acceleration-check"}, variables}};
    REQUIRE(desk.is_seen());
    const auto play_video = [&] {
        return std::make_unique<Process>(Launch{
            {"gnome-session-inhibit", "--inhibit", "idle", "--reason", "video", "sleep", "100"}, variables});
    };
    auto video = play_video();
    REQUIRE(desk.tells({"inhibit on"}));
    video.reset();
    REQUIRE(desk.tells({"inhibit on", "inhibit off"}));
    video = play_video();
    CHECK(desk.tells({"inhibit on", "inhibit off", "inhibit on"}));
}

TEST_CASE("two who tell of a video are one signal, which ends with the last") {
    VideoDesk desk;
    const PlayedLogind logind{desk.system};
    const auto session = MockService::bare(desk.session.bus, gnome, "/org/gnome/SessionManager", gnome);
    const auto inhibit = [&](bool on) {
        sdbus::createProxy(*desk.session.test, gnome, "/org/gnome/SessionManager")
            ->callMethod("AddMethod")
            .onInterface(mock)
            .withArguments(std::string{gnome}, "IsInhibited", "u", "b",
                           std::string{on ? "ret = args[0] == 8" : "ret = False"});
        desk.session.emit(gnome, "/org/gnome/SessionManager", gnome, "InhibitorAdded", {});
    };
    desk.open();
    inhibit(true);
    REQUIRE(desk.tells({"inhibit on"}));
    logind.list({{}});
    desk.listen_for(200ms);
    inhibit(false);
    desk.listen_for(200ms);
    REQUIRE(desk.told == Told{"inhibit on"});
    logind.list({});
    CHECK(desk.tells({"inhibit on", "inhibit off"}));
}

TEST_CASE("without anybody who tells the finding says so, and without any bus opening fails") {
    VideoDesk desk;
    desk.open();
    desk.listen_for(100ms);
    CHECK_FALSE(desk.source->describe().works);
    CHECK(desk.source->describe().remedy);
    CHECK_THROWS_AS((void)open_inhibitors(nullptr, nullptr, desk.tell()), std::runtime_error);
}
