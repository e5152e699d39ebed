// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/decision_json.h"
#include "daemon/contract/names.h"
#include "tests/cli/terminal.h"
#include "tests/contract/examples.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

Dict bout(UtcTime from, double sitting) {
    return {{"from", sdbus::Variant{to_milliseconds(from)}}, {"sitting_s", sdbus::Variant{sitting}}};
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

struct HistoryTerminal : Terminal {
    HistoryTerminal() {
        Status status;
        status.today.day = "2026-03-04"; // a Wednesday
        service.change(status);
        service.days = {a_day()};
        service.facts["bouts"] = {bout(noon, 90), bout(noon + 1h, 60.5)};
        service.facts["bouts"].back()["odd"] = sdbus::Variant{std::string{"a \"b\", c"}};
        service.facts["drinks"] = {{{"at", sdbus::Variant{to_milliseconds(noon)}}}};
    }
};

} // namespace

TEST_CASE("days are asked for by the day of the service") {
    HistoryTerminal terminal;
    const std::pair<std::vector<std::string>, const char*> asked[] = {
        {{"history"}, R"(GetDays "2026-03-04" "2026-03-04")"},
        {{"history", "--day", "yesterday"}, R"(GetDays "2026-03-03" "2026-03-03")"},
        {{"history", "--day", "2024-02-29"}, R"(GetDays "2024-02-29" "2024-02-29")"},
        {{"history", "--week"}, R"(GetDays "2026-03-02" "2026-03-04")"},
        {{"history", "--days", "30"}, R"(GetDays "2026-02-03" "2026-03-04")"},
    };
    for (const auto& [arguments, call] : asked) {
        CHECK(terminal.unknot(arguments).status == 0);
        CHECK(terminal.service.take_calls() == Calls{call});
    }
}

TEST_CASE("one day is told in lines, several in a table, JSON as on the bus") {
    HistoryTerminal terminal;
    CHECK(terminal.unknot({"history"}).output ==
          "2026-03-02\n"
          "sitting   3 h 12 min in 4 bouts, the longest 1 h 5 min\n"
          "standing  20 min\n"
          "away      1 h 10 min\n"
          "prompts   6: 1 done, 2 started, 3 snoozed, 4 skipped, 5 expired, 6 credited, 7 withdrawn\n"
          "breaks    3, 2 of them finished, 12 min in all\n"
          "drinks    8\n");
    CHECK(terminal.unknot({"history", "--week"}).output ==
          "day         sitting     standing  longest bout  prompts  breaks  drinks\n"
          "2026-03-02  3 h 12 min  20 min    1 h 5 min     6        2       8\n");
    CHECK(terminal.unknot({"history", "--json"}).output.starts_with(R"([{"away_s":4200.0,)"));
    terminal.service.days.clear();
    CHECK(terminal.unknot({"history"}).output == "nothing is known of that time\n");
    CHECK(terminal.unknot({"history", "--json"}).output == "[]\n");
}

TEST_CASE("one table as CSV is plain") {
    HistoryTerminal terminal;
    CHECK(terminal.unknot({"export", "--csv", "--table", "bouts"}).output ==
          "from,odd,sitting_s\r\n"
          "2026-03-02T12:00:00.000Z,,90.0\r\n"
          "2026-03-02T13:00:00.000Z,\"a \"\"b\"\", c\",60.5\r\n");
}

TEST_CASE("all tables as CSV come one below the other") {
    HistoryTerminal terminal;
    const auto output = terminal.unknot({"export", "--csv"}).output;
    CHECK(output.starts_with("# intervals\r\n\r\n# bouts\r\nfrom,odd,sitting_s\r\n"));
    CHECK(output.find("\r\n# drinks\r\nat\r\n2026-03-02T12:00:00.000Z\r\n") != output.npos);
}

TEST_CASE("all tables as JSON are one object") {
    HistoryTerminal terminal;
    const auto json = Json::parse(terminal.unknot({"export", "--json"}).output);
    CHECK(json.size() == std::size(bus::fact_tables));
    CHECK(json.at("bouts").size() == 2);
    CHECK(json.at("bouts").at(0).at("from") == to_milliseconds(noon));
    CHECK(json.at("holds") == Json::array());
}

TEST_CASE("days are the calendar's, in the zone in force, also where the clock was set in the night") {
    HistoryTerminal terminal;
    (void)terminal.unknot(
        {"export", "--json", "--table", "drinks", "--from", "2026-03-28", "--to", "2026-03-29"});
    // From midnight in winter to midnight in summer: 47 hours.
    CHECK(terminal.service.take_calls() == Calls{R"(GetFacts "drinks" 1774652400000 1774821600000 0 1000)"});
}

TEST_CASE("more facts than fit into one answer are asked for page by page") {
    HistoryTerminal terminal;
    auto& bouts = terminal.service.facts["bouts"];
    bouts.assign(2 * bus::most_rows + 1, bout(noon, 1));
    const auto json = Json::parse(terminal.unknot({"export", "--json", "--table", "bouts"}).output);
    CHECK(json.at("bouts").size() == bouts.size());
    CHECK(terminal.service.take_calls().size() == 3);
}

TEST_CASE("an exported file is whole, or not there, and for its owner only") {
    HistoryTerminal terminal;
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.json";
    CHECK(terminal.unknot({"export", "--json", "--out", file}).output.empty());
    CHECK(Json::parse(content_of(file)).size() == std::size(bus::fact_tables));
    CHECK(std::filesystem::status(file).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));

    const auto before = content_of(file);
    (void)terminal.service.take_calls();
    terminal.service.refuse("HistoryUnavailable", "the history cannot be read just now");
    const auto failed = terminal.unknot({"export", "--csv", "--out", file});
    CHECK(failed.status == 1);
    CHECK(failed.errors == "unknot: the history cannot be read just now\n");
    CHECK(content_of(file) == before);
    CHECK(std::distance(std::filesystem::directory_iterator{folder.path()}, {}) == 1);
}

TEST_CASE("a file that cannot be written is told by its name") {
    HistoryTerminal terminal;
    const auto done = terminal.unknot({"export", "--json", "--out", "/nonexistent/history.json"});
    CHECK(done.status == 1);
    CHECK(done.errors ==
          "unknot: /nonexistent/history.json could not be created: No such file or directory\n");
    CHECK(terminal.unknot({"export", "--json", "--out", "/dev/full"}).status == 1);
    CHECK(terminal.unknot({"export", "--json", "--out", "/dev/null"}).status == 0);
    CHECK_FALSE(std::filesystem::is_regular_file("/dev/null"));
}
