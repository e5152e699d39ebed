// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/terminal.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace unknot;
using namespace unknot::test;
using List = std::vector<std::string>;

namespace {

FieldReport field(std::string name, FieldType type, FieldValue fallback, Origin origin = Origin::plan) {
    FieldReport report;
    report.name = std::move(name);
    report.type = type;
    report.fallback = std::move(fallback);
    report.origin = origin;
    report.help = "What it does.";
    return report;
}

struct SettingsTerminal : Terminal {
    SettingsTerminal() {
        service.fields = {field("timing.min_gap", FieldType::duration, "10min", Origin::file),
                          field("timing.max_asks", FieldType::number, 3L),
                          field("holds.call", FieldType::boolean, true),
                          field("hours.monday", FieldType::ranges, List{}),
                          field("reminders.stretch.every", FieldType::duration, "30min"),
                          field("reminders.stretch.at", FieldType::times, List{}),
                          field("reminders.stretch.enabled", FieldType::boolean, true)};
        service.settings = {{"timing.min_gap", sdbus::Variant{std::string{"15min"}}},
                            {"timing.max_asks", sdbus::Variant{std::int64_t{3}}},
                            {"holds.call", sdbus::Variant{true}},
                            {"hours.monday", sdbus::Variant{List{"09:00-12:30", "13:30-18:00"}}}};
    }
};

struct Change {
    List words;
    const char* call;
};

} // namespace

TEST_CASE("a setting is shown bare, all of them by name") {
    SettingsTerminal terminal;
    CHECK(terminal.unknot({"config", "get", "timing.min_gap"}).output == "15min\n");
    CHECK(terminal.unknot({"config", "get", "hours.monday"}).output == "09:00-12:30, 13:30-18:00\n");
    CHECK(terminal.unknot({"config", "get"}).output ==
          "holds.call = true\nhours.monday = 09:00-12:30, 13:30-18:00\ntiming.max_asks = 3\n"
          "timing.min_gap = 15min\n");
    CHECK(terminal.unknot({"config", "get", "--json"}).output ==
          R"({"holds.call":true,"hours.monday":["09:00-12:30","13:30-18:00"],"timing.max_asks":3,)"
          R"("timing.min_gap":"15min"})"
          "\n");
}

TEST_CASE("a setting that is not there is told, with the one that was meant") {
    SettingsTerminal terminal;
    const auto done = terminal.unknot({"config", "get", "timing.mingap"});
    CHECK(done.status == 1);
    CHECK(done.errors == "unknot: there is no setting 'timing.mingap'; did you mean 'timing.min_gap'?\n");
}

TEST_CASE("words become values of the setting's type") {
    SettingsTerminal terminal;
    const Change changes[] = {
        {{"timing.min_gap", "15min"}, R"(SetSetting "timing.min_gap" "15min")"},
        {{"timing.min_gap", "1", "h", "30"}, R"(SetSetting "timing.min_gap" "1 h 30")"},
        {{"timing.max_asks", "5"}, R"(SetSetting "timing.max_asks" 5)"},
        {{"holds.call", "off"}, R"(SetSetting "holds.call" false)"},
        {{"holds.call", "true"}, R"(SetSetting "holds.call" true)"},
        {{"hours.monday", "09:00-12:30,", "13:30-18:00"},
         R"(SetSetting "hours.monday" ["09:00-12:30","13:30-18:00"])"},
        {{"hours.monday", "09:00-12:30", "13:30-18:00"},
         R"(SetSetting "hours.monday" ["09:00-12:30","13:30-18:00"])"},
        {{"hours.monday", ""}, R"(SetSetting "hours.monday" [])"},
        {{"reminders.tea.every", "2h"}, R"(SetSetting "reminders.tea.every" "2h")"},
        {{"reminders.tea.enabled", "no"}, R"(SetSetting "reminders.tea.enabled" false)"},
        {{"reminders.tea.at", "10:30,15:00"}, R"(SetSetting "reminders.tea.at" ["10:30","15:00"])"},
        {{"nobody.knows", "true"}, R"(SetSetting "nobody.knows" "true")"},
    };
    for (const auto& change : changes) {
        List arguments{"config", "set"};
        arguments.insert(arguments.end(), change.words.begin(), change.words.end());
        const auto done = terminal.unknot(arguments);
        CAPTURE(done.errors);
        CHECK(done.status == 0);
        CHECK(done.output.starts_with(change.words.front() + " = "));
        CHECK(terminal.service.take_calls() == Calls{"GetSettingFields", change.call, "GetSettings"});
    }
}

TEST_CASE("words that are no value of the type are refused here, others by the service") {
    SettingsTerminal terminal;
    CHECK(terminal.unknot({"config", "set", "holds.call", "perhaps"}).status == 2);
    CHECK(terminal.unknot({"config", "set", "timing.max_asks", "3.5"}).status == 2);
    CHECK(terminal.service.take_calls() == Calls{"GetSettingFields", "GetSettingFields"});
}

TEST_CASE("a setting is reset") {
    SettingsTerminal terminal;
    CHECK(terminal.unknot({"config", "reset", "timing.min_gap"}).output == "timing.min_gap is gone\n");
    CHECK(terminal.service.take_calls() == Calls{R"(ResetSetting "timing.min_gap")", "GetSettings"});
}

TEST_CASE("all settings are listed in columns") {
    SettingsTerminal terminal;
    const auto output = terminal.unknot({"config", "list"}).output;
    CHECK(output.starts_with("name                       value"));
    CHECK(
        output.find("\ntiming.min_gap             15min                     10min  file  What it does.\n") !=
        output.npos);
    CHECK(terminal.unknot({"config", "list", "--json"}).output.find(R"("value":"15min")") !=
          std::string::npos);
}

TEST_CASE("a config file is checked by the service") {
    SettingsTerminal terminal;
    const TemporaryFolder folder;
    const auto file = (folder.path() / "new.toml").string();
    std::ofstream{file} << "plan = \"quiet\"\n";
    std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
    CHECK(terminal.unknot({"config", "check", file}).output == file + ": all is well\n");
    CHECK(terminal.service.take_calls() == Calls{R"(CheckConfig "plan = \"quiet\"\n")"});

    terminal.service.problems = {"line 1: there is no plan \"quite\""};
    const auto done = terminal.unknot({"config", "check", "-"}, "plan = \"quite\"\n");
    CHECK(done.status == 1);
    CHECK(done.errors == "unknot: -: line 1: there is no plan \"quite\"\n");
    CHECK(terminal.service.take_calls() == Calls{R"(CheckConfig "plan = \"quite\"\n")"});
}

TEST_CASE("an empty config file is a good one, one of bytes is none") {
    SettingsTerminal terminal;
    CHECK(terminal.unknot({"config", "check", "-"}).status == 0);
    CHECK(terminal.unknot({"config", "check", "/dev/null"}).status == 0);
    (void)terminal.service.take_calls();
    const auto done = terminal.unknot({"config", "check", "-"}, "plan = \"\xff\"");
    CHECK(done.status == 2);
    CHECK(done.errors.find("standard input is not UTF-8 text") != std::string::npos);
    CHECK(terminal.unknot({"config", "check", "/dev/zero"}).status == 2);
    CHECK(terminal.service.take_calls().empty());
}

TEST_CASE("the config file is named") {
    SettingsTerminal terminal;
    CHECK(terminal.unknot({"config", "path"}).output == "/nowhere/config.toml\n");
}
