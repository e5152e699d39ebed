// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/decision_json.h"

#include "tests/contract/examples.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace std::chrono_literals;

TEST_CASE("a decision is the line that traces promise") {
    const Decision decision{Instant{10h + 1804s},
                            DecisionKind::prompt,
                            {"stretch", "posture"},
                            {{"why", "hands_rest"}, {"waited_s", 4.5}, {"held", false}}};
    CHECK(json_line(decision_json(decision, Instant{10h})) ==
          R"({"t":1804.0,"decision":"prompt","reminders":["stretch","posture"],"channel":"notification",)"
          R"("because":{"why":"hands_rest","waited_s":4.5,"held":false}})");
}

TEST_CASE("only a prompt has a channel, and no reason is an empty object") {
    CHECK(json_line(decision_json({Instant{250ms}, DecisionKind::bout_start, {}, {}}, Instant{0ms})) ==
          R"({"t":0.25,"decision":"bout_start","reminders":[],"because":{}})");
}

TEST_CASE("reasons come back from their text in order") {
    const Because because{
        {"zulu", 1.0}, {"alpha", true}, {"mike", "x"}, {"list", std::vector<std::string>{"a"}}};
    CHECK(parse_because(json_line(because_json(because))) == because);
    CHECK(parse_because("{}") == Because{});
}

TEST_CASE("what is no set of reasons is refused") {
    for (const auto* text : {"", "[]", "null", "{", R"({"a":null})", R"({"a":{}})", R"({"a":[1]})", "\xff"})
        CHECK_FALSE(parse_because(text));
}

TEST_CASE("bytes that are no text do not stop a line") {
    CHECK(json_line(Json{{"name", "a\xff"}}) == "{\"name\":\"a\xef\xbf\xbd\"}");
}

TEST_CASE("the status as JSON has the keys of the contract") {
    const auto json = to_json(test::busy_status());
    CHECK(json.at("can_undo_skip") == true);
    CHECK(json.at("bout").at("sitting_s") == 1200.0);
    CHECK(json.at("bout").at("as_of") == to_milliseconds(test::noon));
    CHECK(json.at("reminders").at(0).at("name") == "stretch");
    CHECK(json.at("holds") == Json{"call", "a_new_one"});
    CHECK(to_json(Status{}).at("bout") == Json::object());
}
