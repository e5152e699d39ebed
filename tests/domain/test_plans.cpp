// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/settings.h"

#include <doctest/doctest.h>
#include <stdexcept>

using namespace unknot;
using namespace std::chrono_literals;

namespace {

bool is_on(const Settings& settings, std::string_view name) {
    const Reminder* reminder = find_reminder(settings, name);
    return reminder && reminder->enabled;
}

} // namespace

TEST_CASE("the default plan is the balanced one of the promises") {
    const Settings settings = default_settings();
    CHECK(settings.plan == "balanced");
    const Reminder& eyes = *find_reminder(settings, "eyes");
    CHECK(eyes.every == 20min);
    CHECK(eyes.length == 20s);
    CHECK(eyes.firmness == Firmness::hint);
    CHECK(eyes.clock == ClockKind::screen);
    CHECK(eyes.rides_along);
    CHECK(find_reminder(settings, "posture")->every == 30min);
    CHECK(find_reminder(settings, "posture")->firmness == Firmness::hint);
    CHECK(find_reminder(settings, "stretch")->length == 2min);
    CHECK(find_reminder(settings, "stretch")->every == 30min);
    CHECK(find_reminder(settings, "move")->length == 5min);
    CHECK(find_reminder(settings, "move")->every == 60min);
    CHECK(find_reminder(settings, "move")->clock == ClockKind::sitting);
    CHECK(find_reminder(settings, "water")->rides_along);
    CHECK(find_reminder(settings, "water")->length == 1min);
}

TEST_CASE("the other plans differ as documented, and what they leave out can be switched on") {
    CHECK_FALSE(is_on(plan("gentle"), "eyes"));
    CHECK(find_reminder(plan("gentle"), "eyes"));
    CHECK(find_reminder(plan("gentle"), "water")->every == 90min);
    CHECK(find_reminder(plan("active"), "move")->firmness == Firmness::insist);
    CHECK(find_reminder(plan("active"), "move")->every == 30min);
    CHECK(find_reminder(plan("sit-stand"), "sit")->clock == ClockKind::standing);
    CHECK(find_reminder(plan("sit-stand"), "sit")->every == 30min);
    CHECK(find_reminder(plan("sit-stand"), "stand")->length == 8min);
    CHECK_FALSE(is_on(plan("eyes-only"), "water"));
    CHECK_FALSE(find_reminder(plan("eyes-only"), "eyes")->rides_along);
    CHECK(find_reminder(plan("quiet"), "move")->firmness == Firmness::hint);
    CHECK(find_reminder(plan("quiet"), "water")->every == 120min);
}

TEST_CASE("a plan may be spelled with a space, an unknown one is told with the names of all") {
    CHECK(plan("eyes only") == plan("eyes-only"));
    CHECK_THROWS_WITH_AS(plan("frantic"),
                         "there is no plan \"frantic\"; the plans are balanced, gentle, active, sit-stand, "
                         "eyes-only, quiet",
                         std::invalid_argument);
}
