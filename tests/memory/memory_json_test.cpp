// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/memory_json.h"
#include "tests/domain/desk.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;

namespace {

/// A desk at which everything that can be remembered is there to be remembered.
Desk busy_desk() {
    Desk desk{default_settings()};
    desk.work(31min).rest(10s).reply(event::Reply::skip).work(31min).rest(10s).snooze(20min);
    desk.tell(event::SensorSaid{"chair", Presence::present});
    return desk;
}

} // namespace

TEST_CASE("a memory that was written reads back the same") {
    Desk desk = busy_desk();
    const auto check = [&] {
        CHECK(parse_memory(memory_text(desk.schedule().memory())) == desk.schedule().memory());
    };
    check();
    desk.tell(event::Paused{2h, {}});
    check();
    desk.tell(event::Paused{{}, desk.at().utc + 1h}).tell(event::Began{Signal::call});
    check();
    desk.tell(event::BreakAsked{});
    check();
    desk.tell(event::HandsUnknown{});
    check();
}

TEST_CASE("a memory of an older or newer service is understood as far as it goes") {
    CHECK(parse_memory(R"({"seen":{"now":5},"later":1})"));
    CHECK(parse_memory(R"({"seen":{"now":5}})")->seen.now == Instant{5ms});
}

TEST_CASE("what is no memory is none") {
    for (const char* text : {"", "[]", "{}", "nonsense", R"({"seen":5})", R"({"seen":{},"posture":"lying"})",
                             R"({"seen":{},"hands":7})", R"({"seen":{},"reminders":{"a":1}})"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_memory(text));
    }
}
