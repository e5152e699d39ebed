// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/config_file.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

TEST_CASE("an empty file gives the default settings") {
    CHECK(read_config("").settings == default_settings());
    CHECK(read_config("# nothing\n\n").settings == default_settings());
    CHECK(read_config("\xEF\xBB\xBF").settings == default_settings());
}

TEST_CASE("a file says what differs from its plan") {
    const auto config = read_config(R"(plan = "quiet"

[timing]
away_after = "5min"
max_asks = 2

[reminders.move]
every = "1h30"
firmness = "ask"

[reminders."my knees"]
kind = "stretch"
at = ["10:30",   # before the meeting
      "15:00"]

[hours]
monday = ["09:00-12:30", "13:30-18:00"]

[holds]
call = false

[passive_use]
inhibit = false
)");
    REQUIRE(config.problems == Texts{});
    REQUIRE(config.settings);
    CHECK(config.notes == Texts{});
    CHECK(config.settings->plan == "quiet");
    CHECK(config.settings->timing.away_after == 5min);
    CHECK(config.settings->timing.max_asks == 2);
    CHECK(find_reminder(*config.settings, "move")->every == 90min);
    CHECK(find_reminder(*config.settings, "move")->firmness == Firmness::ask);
    CHECK(find_reminder(*config.settings, "my knees")->clock == ClockKind::wall);
    CHECK(config.settings->has_hours);
    CHECK_FALSE(config.settings->holds[std::size_t(Signal::call)]);
    CHECK_FALSE(config.settings->passive_use[std::size_t(Signal::inhibit)]);
    CHECK(config.from_file == Texts{"holds.call", "hours.monday", "passive_use.inhibit", "plan",
                                    "reminders.move.every", "reminders.move.firmness",
                                    "reminders.my knees.at", "reminders.my knees.kind", "timing.away_after",
                                    "timing.max_asks"});
}

TEST_CASE("the plan counts first, wherever it stands") {
    const auto config =
        read_config("[reminders.eyes]\nevery = \"10min\"\n[timing]\nsnooze = 60\n[reminders]\n");
    REQUIRE(config.settings);
    CHECK(config.settings->timing.snooze == 60s);
    const auto dotted = read_config("reminders.eyes.every = \"10min\"\nplan = \"eyes-only\"\n");
    REQUIRE(dotted.settings);
    CHECK(find_reminder(*dotted.settings, "eyes")->every == 10min);
    CHECK_FALSE(find_reminder(*dotted.settings, "move")->enabled);
}

TEST_CASE("an explicit clock counts more than the one that times of day imply") {
    const auto config = read_config("[reminders.tea]\nclock = \"screen\"\nat = [\"10:30\"]\n");
    REQUIRE(config.settings);
    CHECK(find_reminder(*config.settings, "tea")->clock == ClockKind::screen);
    CHECK(config.notes.size() == 1);
}

TEST_CASE("every mistake is told with its line, and no settings come of them") {
    const auto config = read_config("[timing]\n"
                                    "min_gap = \"soon\"\n"
                                    "pause = 2.5\n"
                                    "snooze = [\"1min\", 2]\n"
                                    "[reminders]\n"
                                    "eyes = \"off\"\n"
                                    "[reminders.\"a.b\"]\n"
                                    "enabled = true\n"
                                    "[hours]\n"
                                    "monday = [09:00:00]\n",
                                    "my.toml");
    CHECK_FALSE(config.settings);
    REQUIRE(config.problems.size() == 6);
    CHECK(config.problems[0] ==
          "my.toml:2: timing.min_gap: expected a duration from 0s to 24h, such as \"20s\", not \"soon\"");
    CHECK(config.problems[1].starts_with("my.toml:3: timing.pause: expected a duration"));
    CHECK(config.problems[1].ends_with("not a number with a fraction"));
    CHECK(config.problems[2].starts_with("my.toml:4: timing.snooze: expected a duration"));
    CHECK(config.problems[3] == "my.toml:6: reminders.eyes: expected a table, such as [reminders.eyes]");
    CHECK(config.problems[4].starts_with("my.toml:8: reminders.a.b.enabled: expected a reminder's name"));
    CHECK(config.problems[5].starts_with("my.toml:10: hours.monday: expected a list"));
}

TEST_CASE("unknown keys are noted and do no harm") {
    const auto config = read_config("colour = \"red\"\n\"timing.pause\" = \"9s\"\n[timing]\nmin_gp = 3\n"
                                    "[reminders.eyes]\ncolour = 1.5\n[[extra]]\nx = 1\n");
    CHECK(config.settings == default_settings());
    REQUIRE(config.notes.size() == 5);
    CHECK(config.notes[0] == "config.toml:1: colour: unknown here, so it has no effect");
    CHECK(config.notes[2] == "config.toml:4: timing.min_gp: unknown here, so it has no effect");
    CHECK(config.notes[3] == "config.toml:6: reminders.eyes.colour: unknown here, so it has no effect");
}

TEST_CASE("broken TOML is told with its line") {
    for (const auto& [text, line] : {std::pair{"plan = \"quiet\n", 1},
                                     {"\n\n[timing\n", 3},
                                     {"a = 1\na = 2\n", 2},
                                     {"plan = quiet", 1},
                                     {"\n[timing]\npause = \n", 3}}) {
        CAPTURE(text);
        const auto config = read_config(text);
        CHECK_FALSE(config.settings);
        REQUIRE(config.problems.size() == 1);
        CHECK(config.problems[0].starts_with("config.toml:" + std::to_string(line) + ": "));
    }
}

TEST_CASE("hostile texts are refused, not crashed on") {
    std::string dots = "a";
    for (int i = 0; i < 100'000; ++i)
        dots += ".a";
    CHECK_FALSE(read_config(dots + " = 1").settings);
    CHECK_FALSE(read_config("a = " + std::string(100'000, '[')).settings);
    CHECK_FALSE(read_config(std::string((1U << 20U) + 1, '\n')).settings);
    CHECK_FALSE(read_config("plan = \"\xff\"").settings);
    CHECK_FALSE(read_config(std::string("plan = \"a\0b\"", 12)).settings);
}

TEST_CASE("settings that contradict themselves are noted") {
    const auto config = read_config("[reminders.eyes]\nclock = \"wall\"\n");
    CHECK(config.settings);
    REQUIRE(config.notes.size() == 1);
    CHECK(config.notes[0].starts_with("config.toml: reminders.eyes: "));
}
