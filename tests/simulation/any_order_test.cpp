// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/machine.h"
#include "tests/simulation/steps.h"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

/// Events in any order at any time; rapidcheck makes them up and shrinks those that break something. To see
/// a failure again: RC_PARAMS="reproduce=…" as it prints.

namespace {

void set_effort() {
    const bool long_run = std::getenv("UNKNOT_LONG") != nullptr;
    setenv("RC_PARAMS",
           long_run ? "max_success=100000 max_size=200" : "seed=20260302 max_success=4000 max_size=150", 0);
}

void play_all(const Settings& settings, const std::vector<Step>& steps) {
    Player player{settings, some_friday_night()};
    for (const Step& step : steps) {
        player.play(step);
        RC_ASSERT_FALSE(player.spun());
        for (const std::string& sentence : player.promises().broken())
            RC_FAIL(sentence);
    }
}

bool holds_in_any_order(const std::string& what, const Settings& settings, Duration longest_gap = 48h) {
    set_effort();
    return rc::check(what, [&] { play_all(settings, *steps(settings, longest_gap)); });
}

} // namespace

TEST_CASE("whatever happens in whatever order, a demanding plan keeps every promise") {
    CHECK(holds_in_any_order("demanding", demanding_settings()));
}

TEST_CASE("whatever happens in whatever order, every starter plan keeps every promise") {
    for (const auto name : {"balanced", "active", "sit-stand"})
        CHECK(holds_in_any_order(name, plan(name)));
}

TEST_CASE("whatever happens in whatever order, plans at the edges of what may be set keep every promise") {
    CHECK(holds_in_any_order("as short as may be", hasty_settings(), 2min));
}

TEST_CASE("the same events give the same effects, woken more often or not") {
    set_effort();
    CHECK(rc::check("decisions", [] {
        const auto played = *steps(demanding_settings());
        Player once{demanding_settings(), some_friday_night()};
        Player often{demanding_settings(), some_friday_night()};
        for (const Step& step : played) {
            once.play(step);
            often.play({step.after / 2, step.woken, event::Woken{}});
            often.play({step.after - step.after / 2, step.woken, step.act});
        }
        RC_ASSERT(once.schedule().memory() == often.schedule().memory());
        RC_ASSERT(once.effects().size() == often.effects().size());
    }));
}
