// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/terminal.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace unknot::test;

namespace {

constexpr auto start =
    "{\"t\":0,\"event\":\"start\",\"wall\":\"2026-03-02T09:00:00+01:00\",\"zone\":\"Europe/Berlin\"}\n";

Finished simulate(const std::string& trace) {
    auto launch = unknot_launch({"simulate", "-"}, {{"XDG_CONFIG_HOME", "/nonexistent"}});
    launch.input = trace;
    return run(std::move(launch));
}

std::vector<nlohmann::json> objects_of(const std::string& output) {
    std::vector<nlohmann::json> objects;
    std::istringstream lines{output};
    for (std::string line; std::getline(lines, line);)
        objects.push_back(nlohmann::json::parse(line));
    return objects;
}

} // namespace

TEST_CASE("unknot simulate prints a line a decision and a summary last") {
    const auto done = simulate(std::string{start} + "{\"t\":0,\"until\":1860,\"event\":\"input\"}\n"
                                                    "{\"t\":1900,\"event\":\"end\"}\n");
    CHECK(done.status == 0);
    CHECK(done.errors.empty());
    const auto told = objects_of(done.output);
    REQUIRE(told.size() > 3);
    for (std::size_t i = 0; i + 1 < told.size(); ++i) {
        CHECK(told[i].at("because").contains(told[i].at("decision") == "held" ? "holds" : "why"));
        CHECK(told[i].at("t") <= told[i + 1].at("t"));
    }
    const auto& summary = told.back();
    CHECK(summary.at("decision") == "summary");
    CHECK(summary.at("t") == 1900.0);
    CHECK(summary.at("sitting_s") == 1900.0);
    CHECK(summary.at("prompts") == 1);
    CHECK(summary.at("in_pause") == 1.0);
}

TEST_CASE("unknot simulate on an empty trace gives a summary of zeros") {
    const auto done = simulate("");
    CHECK(done.status == 0);
    const auto told = objects_of(done.output);
    REQUIRE(told.size() == 1);
    for (const auto* key : {"t", "sitting_s", "standing_s", "away_s", "bouts", "longest_bout_s", "prompts",
                            "prompts_per_hour", "in_pause"})
        CHECK(told[0].at(key) == 0);
}

TEST_CASE("unknot simulate on a malformed trace says file and line, exits with 2 and prints nothing") {
    const auto done = simulate(std::string{start} + "{\"t\":5,\"event\":\"nap\"}\n");
    CHECK(done.status == 2);
    CHECK(done.output.empty());
    CHECK(done.errors.find("standard input:2: ") != std::string::npos);
}

TEST_CASE("unknot simulate wants a trace that is there") {
    CHECK(without_bus({"simulate"}).status == 2);
    CHECK(without_bus({"simulate", "/nonexistent/day.jsonl"}).status == 2);
}
