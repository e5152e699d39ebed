// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/duration_text.h"

#include <doctest/doctest.h>
#include <random>

using namespace unknot;
using namespace std::chrono_literals;

TEST_CASE("durations are read as people write them") {
    CHECK(parse_duration("20 s") == 20s);
    CHECK(parse_duration("30min") == 30min);
    CHECK(parse_duration("1h30") == 90min);
    CHECK(parse_duration("1h 30") == 90min);
    CHECK(parse_duration("90") == 90s);
    CHECK(parse_duration("1 h 5 m 10 s") == 1h + 5min + 10s);
    CHECK(parse_duration("2.5 min") == 150s);
    CHECK(parse_duration("0") == 0s);
    CHECK(parse_duration("0s") == 0s);
    CHECK(parse_duration("  8 hours ") == 8h);
    CHECK(parse_duration("1 Hour 1 MIN 1 second") == 1h + 1min + 1s);
    CHECK(parse_duration("2 days") == 48h);
    CHECK(parse_duration("250ms") == 250ms);
    CHECK(parse_duration("1.5") == 1500ms);
    CHECK(parse_duration("366 days") == 366 * 24h);
}

TEST_CASE("what is no duration is refused") {
    for (const char* text : {"",
                             " ",
                             "s",
                             "min",
                             "soon",
                             "-1s",
                             "- 5",
                             "+5",
                             "1 fortnight",
                             "1h30x",
                             "5min 1h",
                             "1h 1h",
                             "30min5",
                             "5 5",
                             "1,5h",
                             "1.",
                             ".5",
                             "1.h",
                             "1e3",
                             "0x10",
                             "1h-5",
                             "367 days",
                             "8785h",
                             "99999999999999999999",
                             "9223372036854775807 days",
                             "1\n5",
                             "nan",
                             "inf"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_duration(text));
    }
}

TEST_CASE("durations are written short") {
    CHECK(duration_text(0s) == "0s");
    CHECK(duration_text(20s) == "20s");
    CHECK(duration_text(30min) == "30min");
    CHECK(duration_text(90min) == "1h30min");
    CHECK(duration_text(1500ms) == "1.5s");
    CHECK(duration_text(1ms) == "0.001s");
    CHECK(duration_text(24h) == "24h");
    CHECK(duration_text(1h + 10ms) == "1h0.01s");
}

TEST_CASE("every duration reads back as it was written") {
    std::mt19937_64 random{20260302};
    std::uniform_int_distribution<std::int64_t> any{0, Duration{366 * 24h}.count()};
    std::uniform_int_distribution<int> coarser{0, 4};
    const Duration grains[]{1ms, 100ms, 1s, 1min, 1h};
    for (int i = 0; i < 200'000; ++i) {
        const Duration grain = grains[coarser(random)];
        const Duration length = Duration{any(random)} / grain * grain;
        const auto text = duration_text(length);
        CAPTURE(text);
        REQUIRE(parse_duration(text) == length);
    }
}

TEST_CASE("random texts never surprise the parser") {
    std::mt19937 random{7};
    const std::string letters = "0123456789.hms inday-:";
    std::uniform_int_distribution<std::size_t> letter{0, letters.size() - 1};
    std::uniform_int_distribution<int> length{0, 12};
    for (int i = 0; i < 200'000; ++i) {
        std::string text;
        for (int left = length(random); left > 0; --left)
            text += letters[letter(random)];
        CAPTURE(text);
        const auto parsed = parse_duration(text);
        REQUIRE((!parsed || (*parsed >= 0s && *parsed <= 366 * 24h)));
        if (parsed)
            REQUIRE(parse_duration(duration_text(*parsed)) == parsed);
    }
}

TEST_CASE("times of day") {
    CHECK(parse_time_of_day("10:30") == 10h + 30min);
    CHECK(parse_time_of_day("9:05") == 9h + 5min);
    CHECK(parse_time_of_day("00:00") == 0min);
    CHECK(parse_time_of_day("23:59") == 23h + 59min);
    CHECK(parse_time_of_day(" 7:15 ") == 7h + 15min);
    CHECK_FALSE(parse_time_of_day("24:00"));
    CHECK(parse_time_of_day("24:00", EndOfDay::allowed) == 24h);
    for (const char* text :
         {"", "10", "10:3", "10:300", "24:01", "10:60", "-1:30", "1a:30", "10:3a", "100:00", ":30"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_time_of_day(text, EndOfDay::allowed));
    }
    for (TimeOfDay time{0}; time <= 24h; ++time)
        REQUIRE(parse_time_of_day(time_of_day_text(time), EndOfDay::allowed) == time);
}

TEST_CASE("ranges of the day") {
    CHECK(parse_hours_range("09:00-12:30") == HoursRange{9h, 12h + 30min});
    CHECK(parse_hours_range("9:00 - 24:00") == HoursRange{9h, 24h});
    CHECK(parse_hours_range("22:00-02:00") == HoursRange{22h, 2h});
    CHECK(hours_range_text({9h, 24h}) == "09:00-24:00");
    for (const char* text :
         {"", "-", "09:00", "09:00-", "-09:00", "24:00-09:00", "9-12", "09:00-12:30-13:00"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_hours_range(text));
    }
}
