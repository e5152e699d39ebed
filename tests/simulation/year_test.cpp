// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/machine.h"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

/// Years at a desk, each from a seed. `./dev test` runs 800 of them, `./dev test --long` more than 10,000.

namespace {

constexpr int days = 364;

struct Seeds {
    std::uint64_t first;
    std::uint64_t count;
};

std::uint64_t how_many(std::uint64_t usually, std::uint64_t long_run) {
    return std::getenv("UNKNOT_LONG") != nullptr ? long_run : usually;
}

void require_kept(const Machine& machine) {
    for (const std::string& sentence : machine.promises().broken())
        FAIL_CHECK(sentence);
}

Probes live_years(const Settings& settings, Seeds seeds) {
    Probes sum;
    for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
        CAPTURE(seed);
        Machine machine{seed, settings};
        machine.live(days);
        require_kept(machine);
        add(sum, machine.promises().seen);
    }
    return sum;
}

void require_met(const Probes& seen) {
    for (const auto& [name, count] : named_probes) {
        CAPTURE(name);
        CHECK(seen.*count > 0);
    }
}

void live_plan(std::string_view name) {
    const Probes seen = live_years(plan(name), {1, how_many(100, 800)});
    CHECK(seen.prompts > 0);
    CHECK(seen.credits > 0);
}

} // namespace

TEST_CASE("years under a demanding plan keep every promise and meet every odd case, 1 of 3") {
    require_met(live_years(demanding_settings(), {1, how_many(40, 2000)}));
}

TEST_CASE("years under a demanding plan keep every promise and meet every odd case, 2 of 3") {
    require_met(live_years(demanding_settings(), {10'001, how_many(40, 2000)}));
}

TEST_CASE("years under a demanding plan keep every promise and meet every odd case, 3 of 3") {
    require_met(live_years(demanding_settings(), {20'001, how_many(40, 2000)}));
}

TEST_CASE("years under the balanced plan keep every promise") {
    live_plan("balanced");
}

TEST_CASE("years under the gentle plan keep every promise") {
    live_plan("gentle");
}

TEST_CASE("years under the active plan keep every promise") {
    live_plan("active");
}

TEST_CASE("years under the sit-stand plan keep every promise") {
    live_plan("sit-stand");
}

TEST_CASE("years under the eyes-only plan keep every promise") {
    live_plan("eyes-only");
}

TEST_CASE("years under the quiet plan keep every promise") {
    live_plan("quiet");
}
