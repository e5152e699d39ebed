// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/fullscreen.h"
#include "tests/holds/recorded_signals.h"
#include "tests/support/installed.h"
#include "tests/support/sway.h"
#include "tests/support/variables.h"

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

/// sway with windows that a user opens, and the source under test.
struct FilmDesk : RecordedSignals {
    Sway sway;
    ChangedVariables variables{sway.variables()};
    std::unique_ptr<HoldSource> source = open_fullscreen(loop, tell());

    FilmDesk() {
        REQUIRE(gets_to([&] { return source->describe().works; }));
    }

    /// A window of a terminal; there when this returns.
    [[nodiscard]] std::unique_ptr<Process> open_window(const std::string& name) const {
        auto window =
            std::make_unique<Process>(Launch{{"foot", "--app-id", name, "sleep", "100"}, sway.variables()});
        REQUIRE(eventually(20s, [&] { return ask("[app_id=\"" + name + "\"] focus") == 0; }));
        return window;
    }

    [[nodiscard]] std::filesystem::path command_socket() const {
        return sway.socket().parent_path() / "sway.sock";
    }

    void act(const std::string& command) const { REQUIRE(ask(command) == 0); }

private:
    [[nodiscard]] int ask(const std::string& command) const {
        auto with = sway.variables();
        with["SWAYSOCK"] = command_socket();
        return run({{"swaymsg", command}, with}).status;
    }
};

} // namespace

TEST_CASE("a window that covers the screen of sway is seen, each time anew") {
    if (is_missing("foot", "foot"))
        return;
    FilmDesk desk;
    const auto film = desk.open_window("player");
    desk.listen_for(200ms);
    CHECK(desk.told.empty());
    desk.act("fullscreen enable");
    REQUIRE(desk.tells({"fullscreen on"}));
    desk.act("fullscreen disable");
    REQUIRE(desk.tells({"fullscreen on", "fullscreen off"}));
    desk.act("fullscreen enable");
    CHECK(desk.tells({"fullscreen on", "fullscreen off", "fullscreen on"}));
}

TEST_CASE("a film on another workspace does not count, nor one that was closed") {
    if (is_missing("foot", "foot"))
        return;
    FilmDesk desk;
    auto film = desk.open_window("player");
    desk.act("fullscreen enable");
    REQUIRE(desk.tells({"fullscreen on"}));
    desk.act("workspace 2");
    REQUIRE(desk.tells({"fullscreen on", "fullscreen off"}));
    desk.act("workspace 1");
    REQUIRE(desk.tells({"fullscreen on", "fullscreen off", "fullscreen on"}));
    film.reset();
    CHECK(desk.tells({"fullscreen on", "fullscreen off", "fullscreen on", "fullscreen off"}));
}

TEST_CASE("our own break window on sway is no reason not to interrupt") {
    if (is_missing("foot", "foot"))
        return;
    FilmDesk desk;
    const auto ours = desk.open_window("unknot-break");
    desk.act("fullscreen enable");
    desk.listen_for(500ms);
    CHECK(desk.told.empty());
}

TEST_CASE("a film that runs already on sway at the start is seen") {
    if (is_missing("foot", "foot"))
        return;
    FilmDesk desk;
    const auto film = desk.open_window("player");
    desk.act("fullscreen enable");
    REQUIRE(desk.tells({"fullscreen on"}));
    RecordedSignals later;
    const auto source = open_fullscreen(later.loop, later.tell());
    CHECK(later.tells({"fullscreen on"}));
}

TEST_CASE("sway that crashes takes the film along, and is found again when it is back") {
    if (is_missing("foot", "foot"))
        return;
    FilmDesk desk;
    auto film = desk.open_window("player");
    desk.act("fullscreen enable");
    REQUIRE(desk.tells({"fullscreen on"}));
    desk.sway.crash();
    REQUIRE(desk.tells({"fullscreen on", "fullscreen off"}));
    CHECK_FALSE(desk.source->describe().works);
    film.reset();
    std::filesystem::remove(desk.command_socket()); // a crash leaves it, and sway takes no other's
    desk.sway.restart();
    REQUIRE(desk.gets_to([&] { return desk.source->describe().works; }));
    film = desk.open_window("player");
    desk.act("fullscreen enable");
    CHECK(desk.tells({"fullscreen on", "fullscreen off", "fullscreen on"}));
}
