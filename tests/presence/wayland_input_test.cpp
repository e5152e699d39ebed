// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/wayland_input.h"

#include "daemon/boot_clock.h"
#include "daemon/presence/choose.h"
#include "tests/presence/recorded_hands.h"
#include "tests/support/stand_in_compositor.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/variables.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <optional>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

/// A compositor played by the test, which answers from the same loop: never before the source gave up
/// waiting for it, as one that is slow to start.
struct SlowDesk {
    explicit SlowDesk(StandInCompositor::Offer offer = {}) : compositor{std::in_place, loop, offer} {}

    [[nodiscard]] bool asked_for(std::size_t count) {
        return eventually(
            5s, [&] { return compositor->notifications().size() == count; }, [&] { loop.turn(20ms); });
    }

    EventLoop loop;
    RecordedHands hands{loop};
    std::optional<StandInCompositor> compositor;
    ChangedVariables variables{compositor->variables()};
    std::unique_ptr<InputSource> source = open_wayland_input(loop, hands);
};

} // namespace

TEST_CASE("a compositor that is slow to answer is waited for, and then asked what was wanted last") {
    SlowDesk desk;
    CHECK(desk.source->name() == "Wayland (the compositor has not answered yet)");
    desk.source->watch(7s);
    desk.source->watch(5s);
    REQUIRE(desk.asked_for(2));
    CHECK(desk.source->name() == "Wayland idle notification (ext-idle-notify-v1, version 2)");
    CHECK(std::ranges::count(desk.compositor->notifications(), 5000ms,
                             &StandInCompositor::Notification::after) == 1);
}

TEST_CASE("where a compositor tells of input alone, inhibitors are seen through") {
    SlowDesk desk;
    desk.source->watch(5s);
    REQUIRE(desk.asked_for(2));
    CHECK(desk.source->sees_through_inhibitors());
    for (const auto& each : desk.compositor->notifications())
        CHECK(each.input_only);
}

TEST_CASE("an older compositor is asked in its version, and inhibitors are not seen through") {
    SlowDesk desk{{.idle_notify_version = 1}};
    desk.source->watch(5s);
    REQUIRE(desk.asked_for(2));
    CHECK_FALSE(desk.source->sees_through_inhibitors());
    for (const auto& each : desk.compositor->notifications())
        CHECK_FALSE(each.input_only);
}

TEST_CASE("nothing is told before something is known, then the rest with its beginning") {
    SlowDesk desk;
    desk.source->watch(600ms);
    REQUIRE(desk.asked_for(2));
    const auto asked = boot_now();
    desk.compositor->idle(1ms);
    desk.hands.listen_for(600ms);
    CHECK(desk.hands.told.empty());
    desk.compositor->idle(600ms);
    REQUIRE(desk.hands.tells(1));
    CHECK(desk.hands.told == Told{"resting"});
    CHECK(desk.hands.since <= asked);
    desk.compositor->resume(600ms);
    desk.compositor->resume(1ms);
    REQUIRE(desk.hands.tells(2));
    CHECK(desk.hands.told == Told{"resting", "busy"});
}

TEST_CASE("input without a gap, or an inhibitor, is told as busy hands after two seconds") {
    SlowDesk desk{{.idle_notify_version = 1}};
    desk.source->await_input();
    REQUIRE(desk.asked_for(1));
    const auto asked = boot_now();
    REQUIRE(desk.hands.tells(1));
    CHECK(desk.hands.told == Told{"busy"});
    CHECK(boot_now() - asked >= 1900ms);
    CHECK(desk.asked_for(0));
}

TEST_CASE("a compositor without an idle protocol counts as lost, with the reason") {
    SlowDesk desk{{.idle_notify_version = 0}};
    desk.source->watch(5s);
    REQUIRE(desk.hands.tells(1));
    CHECK(desk.hands.told == Told{"lost"});
    CHECK(desk.hands.lost_because.starts_with("the Wayland compositor offers neither ext-idle-notify-v1"));
}

TEST_CASE("a compositor without a seat counts as lost, with the reason") {
    SlowDesk desk{{.seat = false}};
    REQUIRE(desk.hands.tells(1));
    CHECK(desk.hands.lost_because == "the Wayland compositor has no seat");
}

TEST_CASE("a compositor that takes back its seat counts as lost") {
    SlowDesk desk;
    desk.source->watch(5s);
    REQUIRE(desk.asked_for(2));
    desk.compositor->remove_seat();
    REQUIRE(desk.hands.tells(1));
    CHECK(desk.hands.told == Told{"lost"});
    CHECK(desk.asked_for(0));
}

TEST_CASE("a compositor that ends before it has answered counts as lost") {
    SlowDesk desk;
    desk.source->watch(5s);
    desk.compositor.reset();
    REQUIRE(desk.hands.tells(1));
    CHECK(desk.hands.told == Told{"lost"});
    CHECK(desk.hands.lost_because == "the Wayland compositor closed the connection");
}

TEST_CASE("more requests than a halted compositor takes in reach it when it goes on") {
    SlowDesk desk;
    desk.source->watch(5s);
    REQUIRE(desk.asked_for(2));
    for (int i = 0; i < 20000; ++i) // the compositor has no turn meanwhile
        desk.source->watch(6s);
    desk.source->watch(7s);
    const auto asked_last = [&] {
        return desk.compositor->notifications().size() == 2 &&
               desk.compositor->notifications().back().after == 7000ms;
    };
    CHECK(eventually(20s, asked_last, [&] { desk.loop.turn(20ms); }));
    CHECK(desk.hands.told.empty());
}

TEST_CASE("without a compositor, the sentence says where it was looked for") {
    const TemporaryFolder empty;
    const ChangedVariables nowhere{{{"XDG_RUNTIME_DIR", empty.path()}, {"WAYLAND_DISPLAY", "wayland-7"}}};
    EventLoop loop;
    RecordedHands hands{loop};
    CHECK_THROWS_WITH(static_cast<void>(open_wayland_input(loop, hands)),
                      "cannot connect to the Wayland compositor at WAYLAND_DISPLAY=wayland-7");
    const auto chosen = choose_input_source(loop, hands);
    CHECK(chosen.kind == InputKind::none);
    REQUIRE(chosen.findings.size() == 1);
    CHECK(chosen.findings.front().detail ==
          "there is no session bus to ask GNOME on; "
          "cannot connect to the Wayland compositor at WAYLAND_DISPLAY=wayland-7; "
          "an X server on Wayland sees only part of the input");
}
