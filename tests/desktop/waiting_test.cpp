// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/session.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace unknot::test;

namespace {

/// How often a process was put to sleep by its own wish, which is how often it had been woken.
long wake_ups(pid_t pid) {
    std::ifstream status{"/proc/" + std::to_string(pid) + "/status"};
    for (std::string word; status >> word;)
        if (word == "voluntary_ctxt_switches:") {
            long count = 0;
            status >> count;
            return count;
        }
    return -1;
}

/// Waits until the last question of the test itself has been dealt with.
long wake_ups_at_rest(pid_t pid) {
    long last = -1;
    auto since = std::chrono::steady_clock::now();
    const bool rests = eventually(20s, [&] {
        if (const long now = wake_ups(pid); now != last) {
            last = now;
            since = std::chrono::steady_clock::now();
        }
        return std::chrono::steady_clock::now() - since > 2s;
    });
    return rests ? last : -1;
}

/// A plan in which nothing comes due for a while.
std::string calm_plan() {
    std::string plan = short_plan();
    plan.replace(plan.find("every = \"6s\""), 12, "every = \"2h\"");
    return plan;
}

} // namespace

TEST_CASE("while nobody is there, nothing wakes the service") {
    Session session{calm_plan()};
    const Dunst dunst{session};
    session.start();
    REQUIRE(eventually(20s, [&] { return session.status()["presence"] == "away"; }));
    const long before = wake_ups_at_rest(session.service().pid());
    REQUIRE(before > 0);
    [[maybe_unused]] const bool never = eventually(12s, [] { return false; });
    CHECK(wake_ups(session.service().pid()) == before);
}

TEST_CASE("typing between two deadlines does not wake the service") {
    Session session{calm_plan()};
    const Dunst dunst{session};
    session.start();
    session.type_for(1s);
    REQUIRE(session.status()["presence"] == "present");
    const long before = wake_ups(session.service().pid());
    session.type_for(10s);
    CHECK(wake_ups(session.service().pid()) - before <= 2);
}
