// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/terminal.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace unknot::test;

namespace {

using Words = std::vector<std::string>;

/// The commands that a --help lists.
Words subcommands_of(const std::string& help) {
    Words names;
    const auto from = help.find("Subcommands:\n");
    if (from == help.npos)
        return names;
    std::istringstream lines{help.substr(from + std::string{"Subcommands:\n"}.size())};
    for (std::string line; std::getline(lines, line) && line.starts_with("  ");)
        names.push_back(line.substr(2, line.find(' ', 2) - 2));
    return names;
}

std::string joined(const Words& words) {
    std::string text = "unknot";
    for (const auto& word : words)
        text += ' ' + word;
    return text;
}

/// Every command of the tree below `command`, itself included, with its help.
void collect(const Words& command, std::vector<std::pair<Words, std::string>>& found) {
    auto arguments = command;
    arguments.emplace_back("--help");
    const auto done = without_bus(arguments);
    CAPTURE(joined(command));
    CHECK(done.status == 0);
    CHECK(done.errors.empty());
    found.emplace_back(command, done.output);
    for (const auto& name : subcommands_of(done.output)) {
        auto below = command;
        below.push_back(name);
        collect(below, found);
    }
}

struct Mistake {
    Words arguments;
    const char* sentence; ///< part of what is said
};

} // namespace

TEST_CASE("every command has help with an example of itself") {
    std::vector<std::pair<Words, std::string>> tree;
    collect({}, tree);
    CHECK(tree.size() > 25);
    for (const auto& [command, help] : tree) {
        CAPTURE(help);
        CHECK(help.find("Examples:\n  " + joined(command)) != help.npos);
    }
}

TEST_CASE("help tells the exit codes") {
    const auto help = without_bus({"--help"}).output;
    for (const auto* line : {"\n  0  done\n", "\n  1  the service refused", "\n  2  wrong usage",
                             "\n  3  the service is not running", "\n  4  the service did not answer"})
        CHECK(help.find(line) != help.npos);
}

TEST_CASE("the version is told") {
    CHECK(without_bus({"--version"}).output == "unknot 0.1.0\n");
}

TEST_CASE("a mistake gets one sentence, a pointer to help, and ends with 2 before any bus is touched") {
    const Mistake mistakes[] = {
        {{}, "a command is missing"},
        {{"sttaus"}, "did you mean 'status'?"},
        {{"puase", "30min"}, "did you mean 'pause'?"},
        {{"xyzzy"}, "there is no command 'xyzzy'; it is one of status"},
        {{"--frob"}, "there is no option --frob"},
        {{"status", "--frob"}, "there is no option --frob"},
        {{"status", "now"}, "'now' is one word too many"},
        {{"config"}, "a command is missing; one of get set"},
        {{"config", "gett"}, "did you mean 'get'?"},
        {{"answer", "maybe"}, "there is no command 'maybe'; it is one of start done snooze skip close"},
        {{"answer", "snooze", "soon"}, "'soon' is not a length of time"},
        {{"answer", "snooze", "0"}, "above zero"},
        {{"answer", "snooze", "-5min"}, "-5min"},
        {{"answer", "start", "--prompt", "seven"}, "--prompt"},
        {{"break", "start", "a", "b"}, "'b' is one word too many"},
        {{"pause", "30", "bananas"}, "'30 bananas' is not a length of time"},
        {{"pause", "400d"}, "'400d' is not a length of time"},
        {{"pause", "until"}, "'until' takes one time of day"},
        {{"pause", "until", "25:00"}, "'25:00' is not a time of day"},
        {{"pause", "until", "15:00", "maybe"}, "'until' takes one time of day"},
        {{"config", "set"}, "NAME"},
        {{"config", "set", "timing.min_gap"}, "VALUE"},
        {{"config", "reset"}, "NAME"},
        {{"history", "--day", "tomorrow"}, "'tomorrow' is not a day"},
        {{"history", "--day", "2026-02-30"}, "'2026-02-30' is not a day"},
        {{"history", "--day", "2026-3-2"}, "'2026-3-2' is not a day"},
        {{"history", "--days", "0"}, "--days"},
        {{"history", "--days", "1e9"}, "--days"},
        {{"history", "--week", "--days", "3"}, "excludes"},
        {{"export"}, "either --csv or --json"},
        {{"export", "--csv", "--json"}, "either --csv or --json"},
        {{"export", "--json", "--from", "soon"}, "'soon' is not a day"},
        {{"export", "--json", "--from", "2026-03-02", "--to", "2026-03-01"},
         "--from must not lie after --to"},
        {{"export", "--json", "--table", "secrets"}, "--table"},
        {{"explain", "--last", "0"}, "--last"},
        {{"explain", "--last", "1001"}, "--last"},
        {{"explain", "--last", "-1"}, "--last"},
        {{"status", "--timeout", "never"}, "'never' is not a length of time"},
        {{"config", "check", "/nonexistent/file"}, "cannot be read: No such file"},
        {{"config", "check", "/"}, "cannot be read: Is a directory"},
        {{"break", "start", "\xff\xfe"}, "not UTF-8 text"},
    };
    for (const auto& mistake : mistakes) {
        const auto done = without_bus(mistake.arguments);
        CAPTURE(joined(mistake.arguments));
        CAPTURE(done.errors);
        CHECK(done.status == 2);
        CHECK(done.output.empty());
        CHECK(done.errors.starts_with("unknot: "));
        CHECK(done.errors.find(mistake.sentence) != done.errors.npos);
        CHECK(done.errors.find("\nunknot: see unknot") != done.errors.npos);
    }
}

TEST_CASE("without a bus, without the service, and without an answer are told apart") {
    const auto no_bus = without_bus({"status"});
    CHECK(no_bus.status == 3);
    CHECK(no_bus.errors.find("no session bus") != std::string::npos);

    const SessionBus bus;
    const auto without_service = run(unknot_launch({"status"}, bus.variables()));
    CHECK(without_service.status == 3);
    CHECK(without_service.errors == "unknot: the service is not running\n");

    StandIn service{bus};
    service.fall_silent();
    const auto without_answer = run(unknot_launch({"status", "--timeout", "300ms"}, bus.variables()));
    CHECK(without_answer.status == 4);
    CHECK(without_answer.errors == "unknot: the service did not answer in time\n");
}

TEST_CASE("the bus is not asked to start the service") {
    const TemporaryFolder services;
    const auto mark = services.path() / "started";
    const auto file = services.path() / "org.unknot.Unknot.service";
    std::ofstream{file} << "[D-BUS Service]\nName=org.unknot.Unknot\nExec=/usr/bin/touch " << mark.string()
                        << '\n';
    hand_over(file);
    const SessionBus bus{{services.path()}};
    CHECK(run(unknot_launch({"status"}, bus.variables())).status == 3);
    CHECK(run(unknot_launch({"quit"}, bus.variables())).status == 3);
    CHECK_FALSE(std::filesystem::exists(mark));
}

TEST_CASE("output that cannot be written is told") {
    const auto done = run({{"sh", "-c", std::string{UNKNOT_PROGRAM} + " --help > /dev/full"}});
    CHECK(done.status == 1);
    CHECK(done.errors == "unknot: the output could not be written\n");
}
