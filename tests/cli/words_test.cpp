// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/arguments.h"
#include "daemon/cli/csv.h"
#include "daemon/cli/did_you_mean.h"
#include "daemon/cli/exit_code.h"
#include "daemon/cli/table.h"
#include "daemon/local_day.h"
#include "tests/contract/examples.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::cli;
using namespace std::chrono_literals;
using test::noon;

namespace {

Stamp berlin(UtcTime when) {
    return {.now = Instant{1h}, .asleep = 0s, .utc = when, .zone = zone_at(when, "Europe/Berlin")};
}

UtcTime utc(int month, int day, Duration time) {
    return std::chrono::sys_days{std::chrono::year{2026} / month / day} + time;
}

} // namespace

TEST_CASE("the next time of day is today's, or tomorrow's when that is past or now") {
    CHECK(next_time_of_day(15h, berlin(noon)) == noon + 2h);
    CHECK(next_time_of_day(13h, berlin(noon)) == noon + 24h);
    CHECK(next_time_of_day(9h, berlin(noon)) == noon + 20h);
    CHECK(next_time_of_day(0min, berlin(noon)) == noon + 11h);
}

TEST_CASE("the next time of day is right where the clock is set in between") {
    const auto before_spring = berlin(utc(3, 28, 22h)); // 23:00 local, one hour is jumped over at 02:00
    CHECK(next_time_of_day(7h, before_spring) == utc(3, 29, 5h));
    CHECK(next_time_of_day(2h + 30min, before_spring) == utc(3, 29, 1h));
    const auto before_winter = berlin(utc(10, 24, 21h)); // 23:00 local, 02:30 comes twice
    CHECK(next_time_of_day(7h, before_winter) == utc(10, 25, 6h));
    CHECK(next_time_of_day(2h + 30min, before_winter) == utc(10, 25, 30min));
}

TEST_CASE("days are read as written or named") {
    const LocalDay today{std::chrono::year{2026} / 3 / 1};
    CHECK(day_argument("today", today) == today);
    CHECK(day_argument("yesterday", today) == LocalDay{std::chrono::year{2026} / 2 / 28});
    CHECK(day_argument("2024-02-29", today) == LocalDay{std::chrono::year{2024} / 2 / 29});
    for (const auto* text : {"", "2026", "2026-13-01", "2025-02-29", "2026-03-0a", "26-03-02", "+026-03-02"})
        CHECK_THROWS_AS((void)day_argument(text, today), UsageError);
}

TEST_CASE("what is near enough was meant") {
    const std::vector<std::string> names{"status", "stand", "sit", "pause", "history"};
    CHECK(did_you_mean("sttaus", names) == "status");
    CHECK(did_you_mean("stats", names) == "status");
    CHECK(did_you_mean("histroy", names) == "history");
    CHECK(did_you_mean("paus", names) == "pause");
    CHECK_FALSE(did_you_mean("frobnicate", names));
    CHECK_FALSE(did_you_mean(std::string(10'000, 's'), names));
    CHECK_FALSE(did_you_mean("status", {}));
    CHECK(typing_distance("ab", "ba") == 1);
    CHECK(typing_distance("", "abc") == 3);
}

TEST_CASE("columns are as wide as what is in them, in characters") {
    CHECK(aligned({{"a", "bb", "c"}, {"ü€", "b", ""}, {"x"}}) ==
          std::vector<std::string>{"a   bb  c", "ü€  b", "x"});
    CHECK(aligned({}).empty());
}

TEST_CASE("cells of CSV are quoted where they must be") {
    CHECK(csv_line({"a", "b,c", "d\"e", "f\ng", ""}) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
    CHECK(columns_of({"uuid", "zone", "to", "from", "a", "zz"}) ==
          std::vector<std::string>{"from", "to", "a", "zz", "zone", "uuid"});
    const Dict fact{{"at", sdbus::Variant{to_milliseconds(noon + 7ms)}},
                    {"ok", sdbus::Variant{true}},
                    {"names", sdbus::Variant{std::vector<std::string>{"a", "b"}}},
                    {"count", sdbus::Variant{3}}};
    CHECK(csv_cells(fact, {"at", "names", "ok", "count", "none"}) ==
          std::vector<std::string>{"2026-03-02T12:00:00.007Z", "a;b", "true", "3", ""});
}
