// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/wayland_input.h"
#include "tests/presence/input_stories.h"
#include "tests/support/sway.h"

using namespace unknot;
using namespace unknot::test;

namespace {

struct SwayDesk {
    Sway sway;
    ChangedVariables variables{sway.variables()};
    EventLoop loop;
    RecordedHands hands{loop};
    std::unique_ptr<InputSource> source = open_wayland_input(loop, hands);
    WatchedDesk watched{loop, sway, *source, hands};
};

} // namespace

TEST_CASE("sway: hands go from busy to resting to busy, told with their last input") {
    tells_of_busy_and_resting_hands(SwayDesk{}.watched);
}

TEST_CASE("sway: what is known of the hands is told again when another rest is asked for") {
    tells_again_what_is_known(SwayDesk{}.watched);
}

TEST_CASE("sway: the next input is awaited also right after an input, and only that one is told") {
    awaits_only_the_next_input(SwayDesk{}.watched);
}

TEST_CASE("sway: nobody is told to rest while input is awaited") {
    tells_no_rest_while_awaiting(SwayDesk{}.watched);
}

TEST_CASE("sway: input wakes nobody while the hands are busy") {
    sleeps_while_the_hands_are_busy(SwayDesk{}.watched);
}

TEST_CASE("sway: nothing wakes anybody while the hands rest") {
    sleeps_while_the_hands_rest(SwayDesk{}.watched);
}

TEST_CASE("sway: a compositor that dies is told of once, and then there is silence") {
    is_lost_once(SwayDesk{}.watched);
}

TEST_CASE("sway is chosen, with the protocol that it has") {
    SwayDesk desk;
    const auto chosen = choose_input_source(desk.loop, desk.hands);
    REQUIRE(chosen.kind == InputKind::wayland);
    CHECK(chosen.findings.front().works);
    CHECK(chosen.findings.front().detail.starts_with(chosen.source->name()));
}
