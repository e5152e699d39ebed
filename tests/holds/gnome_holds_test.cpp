// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/do_not_disturb.h"
#include "daemon/holds/fullscreen.h"
#include "tests/holds/dconf_writer.h"
#include "tests/holds/recorded_signals.h"
#include "tests/support/gnome_shell.h"
#include "tests/support/installed.h"
#include "tests/support/variables.h"

#include <sdbus-c++/sdbus-c++.h>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

constexpr auto notification_service = "/usr/share/dbus-1/services/org.gnome.Shell.Notifications.service";

/// A folder with the one service that the shell has started for its notifications.
struct Services {
    Services() {
        std::filesystem::create_symlink(notification_service,
                                        folder.path() / "org.gnome.Shell.Notifications.service");
    }

    TemporaryFolder folder;
};

struct ShellDesk : RecordedSignals {
    Services services;
    SessionBus bus{{services.folder.path()}};
    GnomeShell shell{bus};
    std::unique_ptr<sdbus::IConnection> connection = bus.connect();
    Registration attached = loop.attach(*connection, [] { FAIL("the session bus is alive"); });
    ChangedVariables variables{shell.variables()};
};

} // namespace

TEST_CASE("GNOME Shell without banners does not disturb, each time anew") {
    if (is_missing("gjs", "gjs") || is_missing(notification_service, "gnome-shell") ||
        is_missing("dconf", "dconf-cli") || is_missing("/usr/libexec/dconf-service", "dconf-service"))
        return;
    constexpr auto show_banners = "/org/gnome/desktop/notifications/show-banners";
    ShellDesk desk;
    const DconfWriter settings{desk.bus};
    const ChangedVariables configuration{{{"XDG_CONFIG_HOME", settings.configuration()}}};
    const auto source = open_do_not_disturb(*desk.connection, desk.tell());
    REQUIRE(desk.gets_to([&] { return source->describe().works; }));
    CHECK(source->describe().detail == "gnome-shell");
    settings.write(show_banners, "false");
    REQUIRE(desk.tells({"dnd on"}));
    settings.write(show_banners, "true");
    REQUIRE(desk.tells({"dnd on", "dnd off"}));
    settings.write(show_banners, "false");
    CHECK(desk.tells({"dnd on", "dnd off", "dnd on"}));
}

TEST_CASE("GNOME Shell tells nobody which window covers the screen, and doctor says what to do instead") {
    ShellDesk desk;
    const auto source = open_fullscreen(desk.loop, desk.tell());
    desk.listen_for(200ms);
    CHECK_FALSE(source->describe().works);
    CHECK(source->describe().detail == "this Wayland desktop does not tell which window covers the screen");
    CHECK(source->describe().remedy);
}
