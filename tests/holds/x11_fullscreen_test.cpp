// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/fullscreen.h"
#include "tests/holds/recorded_signals.h"
#include "tests/holds/x11_window.h"
#include "tests/support/installed.h"
#include "tests/support/variables.h"
#include "tests/support/x_server.h"

#include <filesystem>
#include <optional>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

bool x11_is_missing() {
    return is_missing("Xvfb", "xvfb") || is_missing("openbox", "openbox");
}

/// An X server with a window manager, and the source under test.
struct FilmDesk : RecordedSignals {
    XServer server;
    ChangedVariables variables{server.variables()};
    TemporaryFolder folder;
    std::filesystem::path started = folder.path() / "started";
    Process manager{{{"openbox", "--startup", "touch " + started.string()}, server.variables()}};
    std::unique_ptr<HoldSource> source = open_fullscreen(loop, tell());

    FilmDesk() {
        REQUIRE(eventually(20s, [&] { return std::filesystem::exists(started); }));
        REQUIRE(gets_to([&] { return source->describe().works; }));
    }

    [[nodiscard]] X11Window open_window(const std::string& name) const { return {server.display(), name}; }
};

} // namespace

TEST_CASE("a window that covers the screen is seen, each time anew") {
    if (x11_is_missing())
        return;
    FilmDesk desk;
    const auto film = desk.open_window("player");
    film.activate();
    desk.listen_for(200ms);
    CHECK(desk.told.empty());
    film.fullscreen(true);
    REQUIRE(desk.tells({"fullscreen on"}));
    film.fullscreen(false);
    REQUIRE(desk.tells({"fullscreen on", "fullscreen off"}));
    film.fullscreen(true);
    CHECK(desk.tells({"fullscreen on", "fullscreen off", "fullscreen on"}));
}

TEST_CASE("a fullscreen window counts while it is in front") {
    if (x11_is_missing())
        return;
    FilmDesk desk;
    const auto film = desk.open_window("player");
    film.activate();
    film.fullscreen(true);
    REQUIRE(desk.tells({"fullscreen on"}));
    const auto mail = desk.open_window("mail");
    mail.activate();
    REQUIRE(desk.tells({"fullscreen on", "fullscreen off"}));
    film.activate();
    CHECK(desk.tells({"fullscreen on", "fullscreen off", "fullscreen on"}));
}

TEST_CASE("a fullscreen window that is closed or crashes no longer counts") {
    if (x11_is_missing())
        return;
    FilmDesk desk;
    auto film = std::optional{desk.open_window("player")};
    film->activate();
    film->fullscreen(true);
    REQUIRE(desk.tells({"fullscreen on"}));
    film.reset();
    CHECK(desk.tells({"fullscreen on", "fullscreen off"}));
}

TEST_CASE("a film that runs already at the start is seen") {
    if (x11_is_missing())
        return;
    FilmDesk desk;
    const auto film = desk.open_window("player");
    film.activate();
    film.fullscreen(true);
    REQUIRE(desk.tells({"fullscreen on"}));
    RecordedSignals later;
    const auto source = open_fullscreen(later.loop, later.tell());
    CHECK(later.tells({"fullscreen on"}));
}

TEST_CASE("our own break window is no reason not to interrupt") {
    if (x11_is_missing())
        return;
    FilmDesk desk;
    const auto ours = desk.open_window("unknot-break");
    ours.activate();
    ours.fullscreen(true);
    desk.listen_for(500ms);
    CHECK(desk.told.empty());
    CHECK(is_own_window("org.unknot.Settings"));
    CHECK_FALSE(is_own_window("knot"));
}

TEST_CASE("a window manager that is replaced goes on to be heard") {
    if (x11_is_missing())
        return;
    FilmDesk desk;
    const auto film = desk.open_window("player");
    film.activate();
    film.fullscreen(true);
    REQUIRE(desk.tells({"fullscreen on"}));
    const Process other{{{"openbox", "--replace"}, desk.server.variables()}};
    (void)desk.manager.wait();
    desk.listen_for(500ms);
    desk.told.clear();
    const bool covered = !desk.on.empty();
    film.activate();
    film.fullscreen(!covered);
    CHECK(desk.tells({covered ? "fullscreen off" : "fullscreen on"}));
}

TEST_CASE("an X server that ends takes the film along") {
    if (x11_is_missing())
        return;
    FilmDesk desk;
    const auto film = desk.open_window("player");
    film.activate();
    film.fullscreen(true);
    REQUIRE(desk.tells({"fullscreen on"}));
    desk.server.crash();
    REQUIRE(desk.tells({"fullscreen on", "fullscreen off"}));
    CHECK(desk.gets_to([&] { return !desk.source->describe().works; }));
}

TEST_CASE("typing into a window wakes nobody") {
    if (x11_is_missing())
        return;
    FilmDesk desk;
    const auto film = desk.open_window("player");
    film.activate();
    desk.listen_for(500ms);
    Process typing{{{"xdotool", "type", "--delay", "20", std::string(50, 'a')}, desk.server.variables()}};
    const auto before = sleeps();
    desk.listen_for(1500ms);
    CHECK(sleeps() - before <= 10); // of 50 keys
    CHECK(typing.wait() == 0);
}

TEST_CASE("without any display, the sentence says what is missing") {
    const ChangedVariables none{
        {{"DISPLAY", std::nullopt}, {"WAYLAND_DISPLAY", std::nullopt}, {"XDG_SESSION_TYPE", std::nullopt}}};
    RecordedSignals desk;
    CHECK_THROWS_WITH((void)open_fullscreen(desk.loop, desk.tell()),
                      "neither WAYLAND_DISPLAY nor DISPLAY names a display of this machine");
}
