// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/wayland_input.h"
#include "tests/presence/input_stories.h"
#include "tests/support/kwin.h"

using namespace unknot;
using namespace unknot::test;

namespace {

struct KWinDesk {
    KWin kwin;
    ChangedVariables variables{kwin.variables()};
    EventLoop loop;
    RecordedHands hands{loop};
    std::unique_ptr<InputSource> source = open_wayland_input(loop, hands);
    WatchedDesk watched{loop, kwin, *source, hands};
};

} // namespace

TEST_CASE("KWin: hands go from busy to resting to busy, told with their last input") {
    tells_of_busy_and_resting_hands(KWinDesk{}.watched);
}

TEST_CASE("KWin: what is known of the hands is told again when another rest is asked for") {
    tells_again_what_is_known(KWinDesk{}.watched);
}

TEST_CASE("KWin: the next input is awaited also right after an input, and only that one is told") {
    awaits_only_the_next_input(KWinDesk{}.watched);
}

TEST_CASE("KWin: nobody is told to rest while input is awaited") {
    tells_no_rest_while_awaiting(KWinDesk{}.watched);
}

TEST_CASE("KWin: input wakes nobody while the hands are busy") {
    sleeps_while_the_hands_are_busy(KWinDesk{}.watched);
}

TEST_CASE("KWin: nothing wakes anybody while the hands rest") {
    sleeps_while_the_hands_rest(KWinDesk{}.watched);
}

TEST_CASE("KWin: a compositor that dies is told of once, and then there is silence") {
    is_lost_once(KWinDesk{}.watched);
}

TEST_CASE("KWin is chosen, with the better of its protocols") {
    KWinDesk desk;
    const auto chosen = choose_input_source(desk.loop, desk.hands);
    REQUIRE(chosen.kind == InputKind::wayland);
    CHECK(chosen.findings.front().works);
    CHECK(chosen.findings.front().detail.starts_with(chosen.source->name()));
    CHECK(chosen.source->name().starts_with("Wayland idle notification (ext-idle-notify-v1, version "));
}
