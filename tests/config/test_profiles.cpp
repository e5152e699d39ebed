// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/config_edit.h"
#include "daemon/config_file.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace std::chrono_literals;

namespace {

constexpr auto file = R"(profile = "focus"

[timing]
min_gap = "7min"

[profiles.focus.timing]
min_gap = "30min"

[profiles.focus.reminders.stretch]
enabled = false

[profiles.home]
plan = "gentle"
)";

} // namespace

TEST_CASE("the chosen profile is laid over the rest of the file") {
    const Config config = read_config(file);
    REQUIRE(config.settings);
    CHECK(config.settings->timing.min_gap == 30min);
    CHECK_FALSE(find_reminder(*config.settings, "stretch")->enabled);
    CHECK(config.settings->plan == "balanced");
}

TEST_CASE("without a profile only the rest counts") {
    const Config config = read_config(std::string{file}.replace(0, 17, "profile = \"\""));
    REQUIRE(config.settings);
    CHECK(config.settings->timing.min_gap == 7min);
}

TEST_CASE("a profile may stand on another plan") {
    const Config config = read_config(std::string{file}.replace(11, 5, "home"));
    REQUIRE(config.settings);
    CHECK(config.settings->plan == "gentle");
    CHECK(config.settings->timing.min_gap == 7min);
}

TEST_CASE("a profile that is not there is named with its line") {
    const Config config = read_config("\nprofile = \"nosuch\"\n");
    REQUIRE(config.problems.size() == 1);
    CHECK(config.problems[0].find("config.toml:2: profile: there is no profile \"nosuch\"") == 0);
}

TEST_CASE("a mistake in a profile that is not in force is told, too") {
    const Config config = read_config("[profiles.home.timing]\nmin_gap = \"soon\"\n");
    REQUIRE(config.problems.size() == 1);
    CHECK(config.problems[0].find("config.toml:2: timing.min_gap: expected") == 0);
}

TEST_CASE("saving a setting that a profile decides writes the rest and leaves the profile as it is") {
    const auto edited = config::saved(file, "timing.min_gap", std::string{"9min"}, "config.toml");
    const auto* text = std::get_if<std::string>(&edited);
    REQUIRE(text);
    CHECK(text->find("min_gap = \"9min\"") != std::string::npos);
    CHECK(text->find("min_gap = \"30min\"") != std::string::npos);
    CHECK(read_config(*text).settings->timing.min_gap == 30min);
}

TEST_CASE("another profile is chosen by its name, and only one that is there") {
    const auto edited = config::saved(file, "profile", std::string{"home"}, "config.toml");
    const auto* text = std::get_if<std::string>(&edited);
    REQUIRE(text);
    CHECK(read_config(*text).settings->plan == "gentle");
    const auto refused = config::saved(file, "profile", std::string{"nosuch"}, "config.toml");
    REQUIRE(std::holds_alternative<SaveRefusal>(refused));
    CHECK(std::get<SaveRefusal>(refused).cause == SaveRefusal::Cause::invalid_setting);
}
