// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/do_not_disturb.h"
#include "tests/holds/dconf_writer.h"
#include "tests/holds/recorded_signals.h"
#include "tests/presence/mocked_desktop.h"
#include "tests/support/installed.h"
#include "tests/support/sway.h"
#include "tests/support/variables.h"
#include "tests/support/x_server.h"

#include <optional>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

constexpr auto notifications = "org.freedesktop.Notifications";
constexpr auto notifications_path = "/org/freedesktop/Notifications";
constexpr auto mock = "org.freedesktop.DBus.Mock";

/// A desktop with a session bus, and the source under test.
struct QuietDesk : RecordedSignals {
    Side session;
    Registration attached = loop.attach(*session.tested, [] { FAIL("the session bus is alive"); });
    std::unique_ptr<HoldSource> source = open_do_not_disturb(*session.tested, tell());

    [[nodiscard]] Variables variables(Variables more = {}) const {
        more.emplace("DBUS_SESSION_BUS_ADDRESS", session.bus.address());
        return more;
    }

    [[nodiscard]] bool is_seen() {
        return gets_to([&] { return source->describe().works; });
    }

    void run_in_session(std::vector<std::string> command, Variables more = {}) const {
        const auto done = run({std::move(command), variables(std::move(more))});
        INFO(done.errors);
        REQUIRE(done.status == 0);
    }
};

/// A notification server that is played, with what it answers.
struct PlayedServer {
    PlayedServer(const Side& its_side, const std::string& name)
        : side{its_side},
          process{MockService::bare(side.bus, notifications, notifications_path, notifications)} {
        proxy()
            ->callMethod("AddMethod")
            .onInterface(mock)
            .withArguments(notifications, "GetServerInformation", "", "ssss",
                           "ret = ('" + name + "', 'nobody', '1', '1.2')");
    }

    void add_property(const std::string& name, bool value) const {
        proxy()
            ->callMethod("AddProperty")
            .onInterface(mock)
            .withArguments(std::string{notifications}, name, sdbus::Variant{value});
    }

    /// Also tells that it changed.
    void set_property(const std::string& name, bool value) const {
        const std::map<std::string, sdbus::Variant> changes{{name, sdbus::Variant{value}}};
        proxy()
            ->callMethod("UpdateProperties")
            .onInterface(mock)
            .withArguments(std::string{notifications}, changes);
    }

    [[nodiscard]] std::unique_ptr<sdbus::IProxy> proxy() const {
        return sdbus::createProxy(*side.test, notifications, notifications_path);
    }

    const Side& side;
    std::unique_ptr<MockService> process;
};

} // namespace

TEST_CASE("dunst that is paused does not disturb, each time anew") {
    if (is_missing("dunst", "dunst"))
        return;
    const XServer server;
    QuietDesk desk;
    const Process dunst{{{"dunst"}, desk.variables(server.variables())}};
    REQUIRE(desk.is_seen());
    desk.run_in_session({"dunstctl", "set-paused", "true"});
    REQUIRE(desk.tells({"dnd on"}));
    desk.run_in_session({"dunstctl", "set-paused", "false"});
    REQUIRE(desk.tells({"dnd on", "dnd off"}));
    desk.run_in_session({"dunstctl", "set-paused", "true"});
    CHECK(desk.tells({"dnd on", "dnd off", "dnd on"}));
}

TEST_CASE("a notification server that ends takes its do-not-disturb along, and the next one is asked") {
    if (is_missing("dunst", "dunst"))
        return;
    const XServer server;
    QuietDesk desk;
    auto dunst = std::make_unique<Process>(Launch{{"dunst"}, desk.variables(server.variables())});
    REQUIRE(desk.is_seen());
    desk.run_in_session({"dunstctl", "set-paused", "true"});
    REQUIRE(desk.tells({"dnd on"}));
    dunst.reset();
    REQUIRE(desk.tells({"dnd on", "dnd off"}));
    CHECK_FALSE(desk.source->describe().works);
    const PlayedServer plasma{desk.session, "Plasma"};
    plasma.add_property("Inhibited", false);
    plasma.set_property("Inhibited", true);
    CHECK(desk.tells({"dnd on", "dnd off", "dnd on"}));
}

TEST_CASE("mako is asked before a reminder, since it tells of no change") {
    if (is_missing("mako", "mako-notifier"))
        return;
    const Sway sway;
    QuietDesk desk;
    const auto variables = desk.variables(sway.variables());
    const Process mako{{{"mako"}, variables}};
    REQUIRE(desk.is_seen());
    CHECK(desk.source->describe().detail.find("asked before each reminder") != std::string::npos);
    const auto ask = [&] {
        bool answered = false;
        desk.source->refresh([&] { answered = true; });
        return desk.gets_to([&] { return answered; });
    };
    desk.run_in_session({"makoctl", "set-mode", "do-not-disturb"}, variables);
    REQUIRE(ask());
    CHECK(desk.told == Told{"dnd on"});
    desk.run_in_session({"makoctl", "set-mode", "default"}, variables);
    REQUIRE(ask());
    CHECK(desk.told == Told{"dnd on", "dnd off"});
    desk.run_in_session({"makoctl", "set-mode", "dnd"}, variables);
    REQUIRE(ask());
    CHECK(desk.told == Told{"dnd on", "dnd off", "dnd on"});
}

TEST_CASE("swaync that is told not to disturb does not, each time anew") {
    if (is_missing("swaync", "sway-notification-center"))
        return;
    const Sway sway;
    QuietDesk desk;
    auto variables = desk.variables(sway.variables());
    variables["GSETTINGS_BACKEND"] = "memory"; // where it keeps its state; without any it falls back at once
    const Process swaync{{{"swaync"}, variables}};
    REQUIRE(desk.is_seen());
    desk.run_in_session({"swaync-client", "--dnd-on"}, variables);
    REQUIRE(desk.tells({"dnd on"}));
    desk.run_in_session({"swaync-client", "--dnd-off"}, variables);
    REQUIRE(desk.tells({"dnd on", "dnd off"}));
    desk.run_in_session({"swaync-client", "--dnd-on"}, variables);
    CHECK(desk.tells({"dnd on", "dnd off", "dnd on"}));
}

TEST_CASE("Xfce's do-not-disturb is seen in its settings, each time anew") {
    constexpr auto notifyd = "/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd";
    constexpr auto xfconfd = "/usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd";
    if (is_missing(notifyd, "xfce4-notifyd") || is_missing(xfconfd, "xfconf"))
        return;
    const XServer server;
    QuietDesk desk;
    const Process settings{{{xfconfd}, desk.variables()}};
    REQUIRE(desk.session.bus.wait_for("org.xfce.Xfconf"));
    const Process server_process{{{notifyd}, desk.variables(server.variables())}};
    REQUIRE(desk.is_seen());
    const auto set = [&](const char* value) {
        desk.run_in_session({"xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-n", "-t",
                             "bool", "-s", value});
    };
    set("true");
    REQUIRE(desk.tells({"dnd on"}));
    set("false");
    REQUIRE(desk.tells({"dnd on", "dnd off"}));
    set("true");
    REQUIRE(desk.tells({"dnd on", "dnd off", "dnd on"}));
    desk.run_in_session({"xfconf-query", "-c", "xfce4-notifyd", "-p", "/do-not-disturb", "-r"});
    CHECK(desk.tells({"dnd on", "dnd off", "dnd on", "dnd off"}));
}

TEST_CASE("Plasma's Inhibited is do-not-disturb, from the start and each time anew") {
    QuietDesk desk;
    const PlayedServer plasma{desk.session, "Plasma"};
    plasma.add_property("Inhibited", true);
    desk.source = open_do_not_disturb(*desk.session.tested, desk.tell());
    REQUIRE(desk.tells({"dnd on"}));
    plasma.set_property("Inhibited", false);
    REQUIRE(desk.tells({"dnd on", "dnd off"}));
    plasma.set_property("Inhibited", true);
    CHECK(desk.tells({"dnd on", "dnd off", "dnd on"}));
}

TEST_CASE("GNOME without banners does not disturb, each time anew") {
    if (is_missing("dconf", "dconf-cli") || is_missing("/usr/libexec/dconf-service", "dconf-service"))
        return;
    constexpr auto show_banners = "/org/gnome/desktop/notifications/show-banners";
    QuietDesk desk;
    const DconfWriter settings{desk.session.bus};
    const ChangedVariables variables{{{"XDG_CONFIG_HOME", settings.configuration()}}};
    const PlayedServer shell{desk.session, "gnome-shell"};
    desk.source = open_do_not_disturb(*desk.session.tested, desk.tell());
    REQUIRE(desk.is_seen());
    CHECK(desk.told.empty());
    settings.write(show_banners, "false");
    REQUIRE(desk.tells({"dnd on"}));
    settings.write(show_banners, "true");
    REQUIRE(desk.tells({"dnd on", "dnd off"}));
    settings.write(show_banners, "false");
    CHECK(desk.tells({"dnd on", "dnd off", "dnd on"}));
}

TEST_CASE("a setting of GNOME does not count under another notification server") {
    if (is_missing("dconf", "dconf-cli") || is_missing("/usr/libexec/dconf-service", "dconf-service"))
        return;
    QuietDesk desk;
    const DconfWriter settings{desk.session.bus};
    const ChangedVariables variables{{{"XDG_CONFIG_HOME", settings.configuration()}}};
    const PlayedServer plasma{desk.session, "Plasma"};
    plasma.add_property("Inhibited", false);
    desk.source = open_do_not_disturb(*desk.session.tested, desk.tell());
    REQUIRE(desk.is_seen());
    settings.write("/org/gnome/desktop/notifications/show-banners", "false");
    desk.listen_for(200ms);
    CHECK(desk.told.empty());
}

TEST_CASE("a notification server that nobody knows is named, and nothing is held back") {
    QuietDesk desk;
    CHECK_FALSE(desk.source->describe().works);
    const PlayedServer unknown{desk.session, "Somebody Else"};
    REQUIRE(desk.gets_to(
        [&] { return desk.source->describe().detail.find("Somebody Else") != std::string::npos; }));
    CHECK_FALSE(desk.source->describe().works);
    CHECK(desk.source->describe().remedy);
    bool answered = false;
    desk.source->refresh([&] { answered = true; });
    CHECK(answered);
    CHECK(desk.told.empty());
}
