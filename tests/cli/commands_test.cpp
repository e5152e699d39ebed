// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/terminal.h"
#include "tests/contract/examples.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

struct Told {
    std::vector<std::string> arguments;
    const char* call;
};

} // namespace

TEST_CASE("each command asks the service for one thing and says what was done") {
    Terminal terminal;
    const Told commands[] = {
        {{"answer", "start"}, R"(Answer "start" {})"},
        {{"answer", "done"}, R"(Answer "done" {})"},
        {{"answer", "skip"}, R"(Answer "skip" {})"},
        {{"answer", "close"}, R"(Answer "close" {})"},
        {{"answer", "snooze"}, R"(Answer "snooze" {})"},
        {{"answer", "snooze", "1h30"}, R"(Answer "snooze" {"snooze_s":5400.0})"},
        {{"answer", "snooze", "10", "min"}, R"(Answer "snooze" {"snooze_s":600.0})"},
        {{"answer", "skip", "--prompt", "7"}, R"(Answer "skip" {"prompt":7})"},
        {{"break", "start"}, R"(StartBreak "" {})"},
        {{"break", "start", "Füße hoch"}, R"(StartBreak "Füße hoch" {})"},
        {{"break", "start", "status"}, R"(StartBreak "status" {})"},
        {{"break", "stop"}, R"(EndBreak {"panic":false})"},
        {{"break", "stop", "--panic"}, R"(EndBreak {"panic":true})"},
        {{"pause"}, "Pause {}"},
        {{"pause", "30min"}, R"(Pause {"for_s":1800.0})"},
        {{"pause", "1", "h", "30"}, R"(Pause {"for_s":5400.0})"},
        {{"stand"}, R"(SetPosture "standing")"},
        {{"sit"}, R"(SetPosture "sitting")"},
        {{"drink"}, "LogDrink"},
        {{"took-one"}, "CreditBreak {}"},
        {{"took-one", "stretch"}, R"(CreditBreak {"reminder":"stretch"})"},
        {{"undo"}, "UndoLastSkip"},
        {{"quit"}, "Quit"},
    };
    for (const auto& command : commands) {
        const auto done = terminal.unknot(command.arguments);
        CAPTURE(done.errors);
        CHECK(done.status == 0);
        CHECK(done.output.ends_with('\n'));
        CHECK(terminal.service.take_calls() == Calls{command.call});
    }
}

TEST_CASE("what the service refuses is told in its words") {
    Terminal terminal;
    terminal.service.refuse("NoPrompt", "no prompt is open, so there is nothing to answer");
    const auto done = terminal.unknot({"answer", "done"});
    CHECK(done.status == 1);
    CHECK(done.output.empty());
    CHECK(done.errors == "unknot: no prompt is open, so there is nothing to answer\n");
}

TEST_CASE("a pause until a time of day ends when the clock shows it next") {
    Terminal terminal;
    const auto done = terminal.unknot({"pause", "until", "15:00"});
    CHECK(done.output.starts_with("paused until 20"));
    CHECK(done.output.ends_with(" 15:00\n"));
    const auto calls = terminal.service.take_calls();
    REQUIRE(calls.size() == 1);
    CHECK(calls.front().starts_with(R"(Pause {"until":)"));
    CHECK(calls.front().ends_with("00000}")); // a whole minute
}

TEST_CASE("tomorrow begins where the settings say") {
    Terminal terminal;
    terminal.service.settings["timing.day_starts_at"] = sdbus::Variant{std::string{"5h30min"}};
    const auto done = terminal.unknot({"pause", "tomorrow"});
    CHECK(done.output.ends_with(" 05:30\n"));
    CHECK(terminal.unknot({"pause", "until", "tomorrow"}).output == done.output);
}

TEST_CASE("there is nothing to resume without a pause") {
    Terminal terminal;
    CHECK(terminal.unknot({"resume"}).status == 1);
    CHECK(terminal.service.take_calls().empty());
    Status paused;
    paused.pause = PauseStatus{};
    terminal.service.change(paused);
    CHECK(terminal.unknot({"resume"}).status == 0);
    CHECK(terminal.service.take_calls() == Calls{"Resume"});
}

TEST_CASE("decisions are told day by day in the zone in force") {
    Terminal terminal;
    terminal.service.decisions = {{noon - 13h, "due", {"stretch"}, R"({"why":"interval"})", "stretch is due"},
                                  {noon, "held", {"stretch"}, R"({"holds":["call"]})", "stretch held back"}};
    CHECK(terminal.unknot({"explain", "--last", "5"}).output ==
          "2026-03-02\n00:00 stretch is due\n13:00 stretch held back\n");
    CHECK(terminal.service.take_calls() == Calls{"Explain 5"});
    CHECK(terminal.unknot({"explain", "--json"}).output ==
          R"([{"at":1772406000000,"decision":"due","reminders":["stretch"],"because":{"why":"interval"},)"
          R"("sentence":"stretch is due"},{"at":1772452800000,"decision":"held","reminders":["stretch"],)"
          R"("because":{"holds":["call"]},"sentence":"stretch held back"}])"
          "\n");
}

TEST_CASE("the doctor tells what works, what does not, and what helps") {
    Terminal terminal;
    terminal.service.findings = {{"notifications", true, "dunst 1.9", std::nullopt},
                                 {"input", false, "no source", "install libxcb-sync"}};
    CHECK(terminal.unknot({"doctor"}).output ==
          "ok  notifications: dunst 1.9\nno  input: no source\n    install libxcb-sync\n");
    CHECK(terminal.unknot({"doctor", "--json"}).output.find(R"("remedy":"install libxcb-sync")") !=
          std::string::npos);
}

TEST_CASE("the doctor says how to start a service that is not there") {
    const SessionBus bus;
    const auto done = run(unknot_launch({"doctor"}, bus.variables()));
    CHECK(done.status == 3);
    CHECK(done.errors.find("systemctl --user start unknot") != std::string::npos);
}
