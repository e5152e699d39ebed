// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/status_text.h"

#include "daemon/contract/decision_json.h"
#include "tests/cli/terminal.h"
#include "tests/contract/examples.h"
#include "tests/support/eventually.h"

#include <algorithm>
#include <csignal>
#include <doctest/doctest.h>
#include <sstream>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

namespace {

/// Noon UTC is 10:30 on this wall.
const Stamp now{.now = Instant{72h}, .asleep = 0s, .utc = noon, .zone = Zone{.offset = -90min}};
const cli::Paint plain{false};

/// `unknot status --watch` as it runs.
struct Watch {
    explicit Watch(const SessionBus& bus, std::vector<std::string> options = {})
        : process{launch(bus, std::move(options))} {}

    static Launch launch(const SessionBus& bus, std::vector<std::string> options) {
        options.insert(options.begin(), {"status", "--watch"});
        return unknot_launch(std::move(options), bus.variables());
    }

    [[nodiscard]] bool says(const std::string& text) {
        return eventually(10s, [&] { return process.output().find(text) != std::string::npos; });
    }

    [[nodiscard]] std::size_t lines() const {
        const auto output = process.output();
        return static_cast<std::size_t>(std::count(output.begin(), output.end(), '\n'));
    }

    Process process;
};

} // namespace

TEST_CASE("a status reads as a few lines") {
    auto status = calm_status();
    status.holds = {"call"};
    CHECK(cli::status_lines(status, now, plain) ==
          Lines{"sitting for 24 min (since 10:06)", "next: stretch in 6 min (10:36)",
                "today: 3 h 12 min sitting, 20 min standing", "held: call"});
}

TEST_CASE("lengths are counted on to now") {
    auto later = now;
    later.utc += 5min;
    CHECK(cli::status_lines(calm_status(), later, plain) ==
          Lines{"sitting for 29 min (since 10:06)", "next: stretch in 1 min (10:36)",
                "today: 3 h 17 min sitting, 20 min standing"});
}

TEST_CASE("each part of a busy status has its line") {
    const auto lines = cli::status_lines(busy_status(), now, plain);
    CHECK(lines == Lines{"standing for 5 min (since 10:25)",
                         "break: move, 1 min 30 s of 5 min, waits for the hands to rest",
                         "asked: stretch and water (10:30), answer it with: unknot answer",
                         "next: stretch in 6 min (10:36)", "today: 3 h 12 min sitting, 20 min standing",
                         "paused until 13:30", "held: call, a_new_one",
                         "trouble: the history was set aside"});
}

TEST_CASE("a pause that ends on another day names it") {
    auto status = calm_status();
    status.pause = PauseStatus{noon + 17h};
    CHECK(cli::status_lines(status, now, plain).back() == "paused until 2026-03-03 03:30");
    status.pause = PauseStatus{};
    CHECK(cli::status_lines(status, now, plain).back() == "paused until resumed");
}

TEST_CASE("the line of a watch stays the same while only time passes") {
    auto later = calm_status();
    later.bout->sitting += 10min;
    later.bout->as_of += 10min;
    CHECK(cli::status_line(calm_status(), now.zone) == "sitting since 10:06, next: stretch at 10:36");
    CHECK(cli::status_line(later, now.zone) == cli::status_line(calm_status(), now.zone));
}

TEST_CASE("colours come only when they are wanted") {
    const auto lines = cli::status_lines(calm_status(), now, cli::Paint{true});
    CHECK(lines.front() == "\033[1msitting for 24 min (since 10:06)\033[0m");
    const Terminal terminal;
    CHECK(terminal.unknot({"status"}).output.find('\033') == std::string::npos);
}

TEST_CASE("the status of the service is told, as lines and as JSON") {
    Terminal terminal;
    terminal.service.change(calm_status());
    CHECK(terminal.unknot({"status"}).output.find("today: ") != std::string::npos);
    const auto json = Json::parse(terminal.unknot({"status", "--json"}).output);
    CHECK(json.at("being").at("what") == "sitting");
    CHECK(json.at("next").at("reminder") == "stretch");
}

TEST_CASE("a watch prints a line for each change, and none while nothing changes") {
    Terminal terminal;
    terminal.service.change(calm_status());
    Watch watch{terminal.bus};
    REQUIRE(watch.says("sitting since 12:36, next: stretch at 13:06\n"));
    CHECK(watch.lines() == 1);
    auto status = calm_status();
    status.holds = {"call"};
    terminal.service.change(status);
    REQUIRE(watch.says("held: call\n"));
    status.can_undo_skip = true;
    terminal.service.change(status);
    terminal.service.emit_prompt_closed(
        Prompt{.id = 1, .reminders = {"stretch"}, .shown_at = {}, .asked_at = {}, .notes = {}},
        Answer::snoozed);
    REQUIRE(watch.says("stretch: snoozed\n"));
    terminal.service.emit_break_finished(running_break(), false);
    REQUIRE(watch.says("break left early: move\n"));
    CHECK(watch.lines() == 4);
}

TEST_CASE("a watch ends with a signal, cleanly") {
    for (const int signal : {SIGINT, SIGTERM}) {
        Terminal terminal;
        Watch watch{terminal.bus};
        REQUIRE(watch.says("since"));
        watch.process.send(signal);
        CHECK(watch.process.wait() == 0);
        CHECK(watch.process.errors().empty());
    }
}

TEST_CASE("a watch says when the service leaves and returns") {
    const SessionBus bus;
    Watch watch{bus};
    REQUIRE(watch.says("the service is not running\n"));
    {
        const StandIn service{bus, calm_status()};
        REQUIRE(watch.says("sitting since 12:36"));
    }
    REQUIRE(eventually(10s, [&] { return watch.lines() == 3; }));
    const StandIn again{bus, calm_status()};
    REQUIRE(eventually(10s, [&] { return watch.lines() == 4; }));
}

TEST_CASE("a watch in JSON prints an object a line") {
    const SessionBus bus;
    Watch watch{bus, {"--json"}};
    REQUIRE(watch.says("{\"event\":\"vanished\"}\n"));
    StandIn service{bus, calm_status()};
    REQUIRE(watch.says(R"({"event":"status","status":{)"));
    service.emit_prompted(open_prompt());
    service.emit_hold_changed("call", true);
    REQUIRE(watch.says(R"({"event":"hold_changed","hold":"call","active":true})"));
    std::istringstream lines{watch.process.output()};
    std::vector<std::string> events;
    for (std::string line; std::getline(lines, line);)
        events.push_back(Json::parse(line).at("event"));
    CHECK(events == Lines{"vanished", "status", "prompted", "hold_changed"});
}

TEST_CASE("a watch ends when the bus does") {
    SessionBus bus;
    Watch watch{bus};
    REQUIRE(watch.says("not running"));
    bus.crash();
    CHECK(watch.process.wait() == 3);
    CHECK(watch.process.errors() == "unknot: the session bus went away\n");
}
