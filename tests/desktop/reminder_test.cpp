// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/session.h"

#include <doctest/doctest.h>

using namespace unknot::test;

namespace {

std::string answers(const Session& session) {
    std::string all;
    for (const Json& prompt : session.facts("prompts"))
        all += (all.empty() ? "" : " ") + prompt.value("answer", "?");
    return all;
}

double age(const Json& row, const char* key) {
    return row.at(key).get<double>() / 1000;
}

} // namespace

TEST_CASE("typing for an interval brings a notification, and its button answers") {
    Session session;
    const Dunst dunst{session};
    session.start();
    REQUIRE(session.type_until(20s, [&] { return dunst.displayed() > 0; }));
    REQUIRE(prompts(session.status(), "stretch"));
    const std::string offered = dunst.press("skip");
    for (const char* key : {"start", "snooze", "skip"})
        CHECK_MESSAGE(offered.find(key) != std::string::npos, key, " is not offered in: ", offered);
    REQUIRE(eventually(10s, [&] { return answers(session) == "skipped"; }));
    CHECK(eventually(5s, [&] { return dunst.displayed() == 0; }));

    REQUIRE(session.type_until(20s, [&] { return prompts(session.status(), "stretch"); }));
    REQUIRE(session.cli({"answer", "done"}).status == 0);
    const Json shown = session.facts("prompts");
    REQUIRE(shown.size() == 2);
    CHECK(age(shown[1], "shown_at") - age(shown[0], "closed_at") >= 6 - 0.2); // a full interval later
}

TEST_CASE("hands that rest longer than the break credit it") {
    Session session;
    const Dunst dunst{session};
    session.start();
    session.type_for(200ms);
    const auto credited = [&] {
        return session.cli({"explain"}).output.find("counted as done") != std::string::npos;
    };
    REQUIRE(eventually(20s, credited));
    CHECK(session.status()["presence"] == "away");
    CHECK(session.facts("prompts").empty());
    CHECK(session.type_until(10s, [&] { return session.status()["presence"] == "present"; }));
}

TEST_CASE("typing goes on during a snooze, and the prompt comes back after it") {
    Session session;
    const Dunst dunst{session};
    session.start();
    REQUIRE(session.type_until(20s, [&] { return dunst.displayed() > 0; }));
    REQUIRE(session.cli({"answer", "snooze", "3s"}).status == 0);
    CHECK(dunst.displayed() == 0);
    REQUIRE(session.type_until(20s, [&] { return prompts(session.status(), "stretch"); }));
    REQUIRE(session.cli({"answer", "skip"}).status == 0);
    const Json shown = session.facts("prompts");
    CHECK(answers(session) == "snoozed skipped");
    const double pause = age(shown[1], "shown_at") - age(shown[0], "closed_at");
    CHECK(pause >= 3 - 0.2);
    CHECK(pause < 6);
}

TEST_CASE("a notification that the user closes has expired") {
    Session session;
    const Dunst dunst{session};
    session.start();
    REQUIRE(session.type_until(20s, [&] { return dunst.displayed() > 0; }));
    dunst.dismiss();
    CHECK(eventually(10s, [&] { return answers(session) == "expired"; }));
}

TEST_CASE("a started break runs while the hands rest, and is then done") {
    Session session;
    const Dunst dunst{session};
    session.start();
    REQUIRE(session.type_until(20s, [&] { return prompts(session.status(), "stretch"); }));
    [[maybe_unused]] const std::string offered = dunst.press("start");
    REQUIRE(eventually(10s, [&] { return session.status()["break"].is_object(); }));
    REQUIRE(eventually(20s, [&] { return !session.facts("breaks").empty(); }));
    CHECK(session.facts("breaks")[0]["finished"] == true);
    CHECK(answers(session) == "started");
}

TEST_CASE("do-not-disturb holds a reminder back, and one comes when it is over") {
    Session session;
    const Dunst dunst{session};
    session.start();
    dunst.pause(true);
    const auto explained = [&](const char* word) {
        return session.cli({"explain"}).output.find(word) != std::string::npos;
    };
    REQUIRE(session.type_until(30s, [&] { return explained("held back"); }));
    CHECK(session.facts("prompts").empty());
    CHECK_FALSE(prompts(session.status(), "stretch"));
    dunst.pause(false);
    REQUIRE(session.type_until(20s, [&] { return prompts(session.status(), "stretch"); }));
    CHECK(dunst.displayed() == 1);
    CHECK(session.facts("holds").size() == 1);
}
