// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/interface_shape.h"
#include "tests/desktop/session.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fstream>
#include <sdbus-c++/sdbus-c++.h>

using namespace unknot::test;

namespace {

std::string integrity(const Session& session) {
    const SQLite::Database history{session.history_path(), SQLite::OPEN_READONLY};
    SQLite::Statement check{history, "PRAGMA integrity_check"};
    check.executeStep();
    return check.getColumn(0);
}

/// Nobody counts as away while the test is busy with other things.
std::string patient_plan() {
    std::string plan = short_plan();
    return plan.replace(plan.find("away_after = \"5s\""), 17, "away_after = \"5min\"");
}

Json reminder(const Json& status, const std::string& name) {
    for (const Json& each : status["reminders"])
        if (each["name"] == name)
            return each;
    return {};
}

/// Boot time is told as UTC, which wanders by a millisecond or two.
bool same_instant(const Json& one, const Json& other, const char* key) {
    return one.contains(key) && other.contains(key) &&
           std::abs(one[key].get<long>() - other[key].get<long>()) < 50;
}

bool mentions(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the service answers as its contract says, to the letter") {
    Session session;
    session.start();
    const auto connection = session.bus().connect();
    const auto proxy = sdbus::createProxy(*connection, "org.unknot.Unknot", "/org/unknot/Unknot");
    std::string answered;
    proxy->callMethod("Introspect")
        .onInterface("org.freedesktop.DBus.Introspectable")
        .storeResultsTo(answered);
    CHECK(interface_shape(answered, "org.unknot.Unknot1") ==
          interface_shape(contract_xml(), "org.unknot.Unknot1"));
}

TEST_CASE("a second instance says so and ends, and the first goes on") {
    Session session;
    session.start();
    const auto second = session.launch();
    CHECK(second->wait() == 1);
    CHECK(mentions(second->errors(), "runs already"));
    CHECK(session.cli({"status"}).status == 0);
}

TEST_CASE("killed at any moment, it goes on with bout, pause and snooze, and the history is whole") {
    Session session{patient_plan()};
    const Dunst dunst{session};
    session.start();
    REQUIRE(session.type_until(20s, [&] { return prompts(session.status(), "stretch"); }));
    REQUIRE(session.cli({"answer", "snooze", "20min"}).status == 0);
    REQUIRE(session.cli({"pause", "2h"}).status == 0);
    const Json before = session.status();
    for (int round = 0; round < 3; ++round) {
        session.kill();
        CHECK(integrity(session) == "ok");
        session.start();
    }
    const Json after = session.status();
    CAPTURE(before.dump());
    CAPTURE(after.dump());
    CHECK(same_instant(after["bout"], before["bout"], "since"));
    CHECK(same_instant(after["pause"], before["pause"], "until"));
    CHECK(same_instant(reminder(after, "stretch"), reminder(before, "stretch"), "snoozed_until"));
    CHECK(session.facts("prompts").size() == 1);
}

TEST_CASE("SIGTERM ends it cleanly, and what was counted is kept") {
    Session session;
    session.start();
    session.type_for(2s);
    session.service().send(SIGTERM);
    CHECK(session.service().wait() == 0);
    CHECK(integrity(session) == "ok");
    session.start();
    CHECK(session.status()["bout"]["sitting_s"].get<double>() >= 1.5);
}

TEST_CASE("a config that breaks names the line, the last good settings stay, and mending it is enough") {
    Session session;
    session.start();
    session.write_config("[timing]\nmin_gap = \n");
    REQUIRE(eventually(10s, [&] { return !session.status()["troubles"].empty(); }));
    CHECK(mentions(session.status()["troubles"][0], "config.toml:2"));
    CHECK(mentions(session.cli({"config", "get", "reminders.stretch.every"}).output, "6"));
    session.write_config("[reminders.stretch]\nevery = \"7s\"\n");
    CHECK(eventually(10s, [&] {
        return mentions(session.cli({"config", "get", "reminders.stretch.every"}).output, "7");
    }));
    CHECK(session.status()["troubles"].empty());
}

TEST_CASE("a service that starts with a broken config runs on the plan and says so") {
    Session session{"plan = \"nosuch\"\n"};
    session.start();
    CHECK(mentions(session.service().errors(), "config.toml:1"));
    CHECK(mentions(session.cli({"doctor"}).output, "config.toml"));
}

TEST_CASE("a setting changed by the command is in force at once, and in the file beside the comments") {
    Session session;
    session.start();
    REQUIRE(session.cli({"config", "set", "reminders.stretch.every", "10s"}).status == 0);
    CHECK(mentions(session.config(), "# the one that matters"));
    CHECK(mentions(session.config(), "\"10s\""));
    CHECK(mentions(session.cli({"config", "get", "reminders.stretch.every"}).output, "10"));
    const Finished refused = session.cli({"config", "set", "reminders.stretch.every", "1s"});
    CHECK(refused.status == 1);
    CHECK(mentions(refused.errors, "reminders.stretch.every"));
}

TEST_CASE("without a session bus it says so and ends with its own code") {
    Session session;
    const auto lost = session.launch({{"DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"}});
    CHECK(lost->wait() == 3);
    CHECK(mentions(lost->errors(), "session bus"));
}

TEST_CASE("without a display it goes on, counts somebody as present, and doctor says what is missing") {
    Session session;
    session.start({{"DISPLAY", std::nullopt}});
    CHECK(mentions(session.cli({"doctor"}).output, "DISPLAY"));
    CHECK(session.status()["presence"] == "present");
}

TEST_CASE("a history that another program locks is told of, and nothing is lost") {
    Session session;
    session.start();
    session.quit();
    {
        SQLite::Database other{session.history_path(), SQLite::OPEN_READWRITE};
        other.exec("BEGIN EXCLUSIVE");
        session.start();
        CHECK(mentions(session.service().errors(), "history.db"));
        REQUIRE(session.cli({"drink"}).status == 0);
        other.exec("ROLLBACK");
    }
    REQUIRE(session.cli({"drink"}).status == 0);
    CHECK(session.facts("drinks").size() == 2);
}

TEST_CASE("a damaged history is set aside, and the service begins a new one") {
    Session session;
    session.start();
    session.quit();
    {
        std::ofstream file{session.history_path(), std::ios::binary | std::ios::trunc};
        file << std::string(8192, 'x');
    }
    session.start();
    bool set_aside = false;
    for (const auto& entry : std::filesystem::directory_iterator{session.history_path().parent_path()})
        set_aside = set_aside || mentions(entry.path().filename(), "damaged");
    CHECK(set_aside);
    CHECK(integrity(session) == "ok");
}

TEST_CASE("bad words get one sentence and exit code 2") {
    Session session;
    session.start();
    for (const auto& words : std::vector<std::vector<std::string>>{
             {"nosuch"}, {"pause", "soon"}, {"answer", "maybe"}, {"answer", "snooze", "-5"}}) {
        const Finished refused = session.cli(words);
        CAPTURE(words.front());
        CHECK(refused.status == 2);
        CHECK_FALSE(refused.errors.empty());
    }
    const Finished wrong = run(
        Launch{.command = {session.programs() / "unknotd", "--nosuch"}, .variables = session.variables()});
    CHECK(wrong.status == 2);
}

TEST_CASE("the session bus goes, and the service with it") {
    Session session;
    session.start();
    session.bus().crash();
    CHECK(session.service().wait() == 0);
}
