// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/history/samples.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>
#include <stdexcept>

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::samples;
using namespace unknot::test;
using std::chrono::year;

namespace {

const DayRule berlin{4h, "Europe/Berlin"};

/// A history of one interval.
std::vector<DayReport> days_of(const std::vector<Fact>& facts, std::chrono::year_month_day first,
                               std::chrono::year_month_day last, const DayRule& rule = berlin) {
    const TemporaryFolder folder;
    Store store = Store::open(folder.path() / "history.db", monday);
    store.save(facts, "{}");
    return days(store, local_day(first), local_day(last), rule);
}

constexpr UtcTime utc(std::chrono::year_month_day day, Duration time) {
    return std::chrono::sys_days{day} + time;
}

} // namespace

TEST_CASE("a day sums up what happened on it") {
    auto facts = one_of_each();
    facts.push_back(interval(Being::away, monday + 30min, monday + 50min));
    facts.push_back(interval(Being::standing, monday + 50min, monday + 60min));
    facts.push_back(in_berlin(fact::Bout{monday + 1h, monday + 2h, 50min}));
    const auto reports = days_of(facts, year{2026} / 3 / 1, year{2026} / 3 / 9);
    REQUIRE(reports.size() == 1);
    CHECK(reports[0] == DayReport{.day = "2026-03-02",
                                  .sitting = 30min,
                                  .standing = 10min,
                                  .away = 20min,
                                  .bouts = 2,
                                  .longest_bout = 50min,
                                  .prompts = 1,
                                  .done = 0,
                                  .started = 1,
                                  .snoozed = 0,
                                  .skipped = 0,
                                  .expired = 0,
                                  .credited = 0,
                                  .withdrawn = 0,
                                  .breaks = 1,
                                  .breaks_finished = 1,
                                  .break_time = 90500ms,
                                  .drinks = 1});
}

TEST_CASE("a late evening is one day: what crosses 04:00 is split there") {
    // 2 March 22:00 to 3 March 05:00 in Berlin, which is one hour ahead of UTC.
    const auto reports =
        days_of({interval(Being::sitting, utc(year{2026} / 3 / 2, 21h), utc(year{2026} / 3 / 3, 4h))},
                year{2026} / 3 / 2, year{2026} / 3 / 3);
    REQUIRE(reports.size() == 2);
    CHECK(reports[0].day == "2026-03-02");
    CHECK(reports[0].sitting == 6h);
    CHECK(reports[1].sitting == 1h);
    const auto by_midnight =
        days_of({interval(Being::sitting, utc(year{2026} / 3 / 2, 21h), utc(year{2026} / 3 / 3, 4h))},
                year{2026} / 3 / 2, year{2026} / 3 / 3, {0h, "Europe/Berlin"});
    CHECK(by_midnight[0].sitting == 2h);
    CHECK(by_midnight[1].sitting == 5h);
}

TEST_CASE("days of the change of clocks have 23 and 25 hours") {
    const auto long_absence = [](std::chrono::year_month_day around) {
        return interval(Being::away, std::chrono::sys_days{around} - 72h,
                        std::chrono::sys_days{around} + 96h);
    };
    const auto length_of = [&](std::chrono::year_month_day day, const DayRule& rule) {
        return days_of({long_absence(day)}, day, day, rule).at(0).away;
    };
    const DayRule midnight{0h, "Europe/Berlin"};
    CHECK(length_of(year{2026} / 3 / 29, midnight) == 23h);
    CHECK(length_of(year{2026} / 10 / 25, midnight) == 25h);
    CHECK(length_of(year{2026} / 3 / 30, midnight) == 24h);
    // With days that start at 04:00, the night of the change belongs to the Saturday.
    CHECK(length_of(year{2026} / 3 / 28, berlin) == 23h);
    CHECK(length_of(year{2026} / 3 / 29, berlin) == 24h);
    CHECK(length_of(year{2026} / 10 / 24, berlin) == 25h);
    CHECK(length_of(year{2026} / 10 / 25, berlin) == 24h);
    // Days that start within the hour that is jumped over, or comes twice.
    const DayRule half_past_two{2h + 30min, "Europe/Berlin"};
    CHECK(length_of(year{2026} / 3 / 28, half_past_two) + length_of(year{2026} / 3 / 29, half_past_two) ==
          47h);
    CHECK(length_of(year{2026} / 10 / 24, half_past_two) + length_of(year{2026} / 10 / 25, half_past_two) ==
          49h);
}

TEST_CASE("an absence of months is spread over its days, also over those in the middle of it") {
    const auto facts =
        std::vector{interval(Being::away, utc(year{2026} / 1 / 1, 0h), utc(year{2026} / 7 / 1, 0h)),
                    interval(Being::sitting, utc(year{2026} / 7 / 1, 0h), utc(year{2026} / 7 / 1, 1h))};
    const auto reports = days_of(facts, year{2026} / 4 / 1, year{2026} / 4 / 30);
    REQUIRE(reports.size() == 30);
    for (const auto& report : reports)
        CHECK(report.away == 24h);
}

TEST_CASE("sums by day add up to the whole, in zones east and west") {
    std::vector<Fact> facts;
    UtcTime at = utc(year{2026} / 10 / 20, 0h);
    Duration sitting{0};
    for (int number = 0; number < 400; ++number) {
        const Duration length = 1min + (number * 7919 % 3600) * 1s;
        const bool sits = number % 3 != 0;
        facts.push_back(interval(sits ? Being::sitting : Being::away, at, at + length));
        sitting += sits ? length : 0s;
        at += length;
    }
    for (const char* zone : {"Europe/Berlin", "Pacific/Kiritimati", "America/St_Johns", "Etc/UTC"}) {
        Duration sum{0};
        for (const auto& report : days_of(facts, year{2026} / 10 / 15, year{2026} / 12 / 1, {4h, zone}))
            sum += report.sitting;
        CHECK(sum == sitting);
    }
}

TEST_CASE("the indices answer: no table of facts is read from end to end") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    const Store store = Store::open(file, monday);
    SQLite::Database database{file.string(), SQLite::OPEN_READWRITE};
    SQLite::Statement plan{database,
                           "EXPLAIN QUERY PLAN SELECT from_ms, to_ms, being FROM intervals WHERE to_ms > 1 "
                           "AND from_ms < 2 AND from_ms >= 1 - (SELECT max(to_ms - from_ms) FROM intervals)"};
    std::string steps;
    while (plan.executeStep())
        steps += plan.getColumn(3).getString() + "; ";
    CHECK(steps.find("SEARCH intervals USING COVERING INDEX intervals_time (from_ms>? AND from_ms<?)") !=
          steps.npos);
    CHECK(steps.find("SEARCH intervals USING INDEX intervals_length") != steps.npos);
}

TEST_CASE("days that cannot be summed up are refused in a sentence") {
    CHECK_THROWS_WITH_AS(days_of({}, year{2026} / 3 / 2, year{2026} / 3 / 2, {4h, "Mars/Olympus"}),
                         "the time zone database of the system does not know the zone \"Mars/Olympus\"",
                         std::invalid_argument);
    CHECK_THROWS_AS(days_of({}, year{2026} / 3 / 2, year{2026} / 3 / 1), std::invalid_argument);
    CHECK_THROWS_AS(days_of({}, year{2016} / 3 / 2, year{2026} / 5 / 1), std::invalid_argument);
    CHECK(days_of({}, year{2016} / 3 / 2, year{2026} / 3 / 1).empty());
}
