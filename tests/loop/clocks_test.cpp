// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/boot_clock.h"
#include "daemon/local_day.h"
#include "tests/support/eventually.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/variables.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <stdexcept>
#include <vector>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;
using namespace std::chrono;

namespace {

constexpr UtcTime noon_utc(year_month_day day) {
    return sys_days{day} + 12h;
}

} // namespace

TEST_CASE("the boot clock runs on, and the machine did not sleep during this test") {
    SleepCounter sleep;
    const auto asleep = sleep.asleep_since_boot();
    for (auto last = boot_now(), end = last + 20ms; last < end;) {
        const auto now = boot_now();
        REQUIRE(now >= last);
        REQUIRE(sleep.asleep_since_boot() == asleep);
        last = now;
    }
}

TEST_CASE("sleep is counted without noise, and never decreases") {
    SleepCounter sleep;
    CHECK(sleep.settle(1ms) == 0ms);
    CHECK(sleep.settle(8h) == 8h);
    CHECK(sleep.settle(8h + 3ms) == 8h);
    CHECK(sleep.settle(8h - 3ms) == 8h);
    CHECK(sleep.settle(9h) == 9h);
}

TEST_CASE("the boot has an id") {
    CHECK(boot_id().size() == 36);
    CHECK(boot_id() == boot_id());
}

TEST_CASE("a zone knows its offset and the next daylight saving change") {
    const auto summer = zone_at(noon_utc(2026y / July / 1), "Europe/Berlin");
    CHECK(summer.offset == 2h);
    CHECK(summer.until == sys_days{2026y / October / 25} + 1h);
    CHECK(summer.offset_after == 1h);
    const auto winter = zone_at(noon_utc(2026y / December / 1), "Europe/Berlin");
    CHECK(winter.offset == 1h);
    CHECK(winter.until == sys_days{2027y / March / 28} + 1h);
}

TEST_CASE("the moment of a change already has the new offset") {
    const UtcTime change = sys_days{2026y / October / 25} + 1h;
    CHECK(zone_at(change - 1ms, "Europe/Berlin").offset == 2h);
    CHECK(zone_at(change, "Europe/Berlin").offset == 1h);
}

TEST_CASE("a zone without daylight saving never changes") {
    const auto zone = zone_at(noon_utc(2026y / July / 1), "Asia/Kolkata");
    CHECK(zone.offset == 5h + 30min);
    CHECK(zone.until == UtcTime::max());
    CHECK(zone.offset_after == zone.offset);
}

TEST_CASE("an unknown zone is told by its name") {
    CHECK_THROWS_WITH(static_cast<void>(zone_at(UtcTime{}, "Mars/Olympus")),
                      "the time zone database of the system does not know the zone \"Mars/Olympus\"");
}

TEST_CASE("$TZ names the zone in force, in each of its spellings") {
    for (const char* spelling : {"Asia/Tokyo", ":Asia/Tokyo", "/usr/share/zoneinfo/Asia/Tokyo"}) {
        const ChangedVariables variables{{{"TZ", spelling}}};
        CHECK(zone_in_force() == "Asia/Tokyo");
    }
    const ChangedVariables variables{{{"TZ", ""}}};
    CHECK(zone_in_force() == "Etc/UTC");
}

TEST_CASE("a stamp reads all clocks, in the zone in force") {
    const ChangedVariables variables{{{"TZ", "Asia/Tokyo"}}};
    Clocks clocks{[](const std::string& sentence) { FAIL(sentence); }};
    const auto before = boot_now();
    const auto stamp = clocks.stamp_now();
    CHECK(stamp.now >= before);
    CHECK(stamp.now <= boot_now());
    CHECK(stamp.utc > UtcTime{sys_days{2025y / January / 1}});
    CHECK(stamp.zone.offset == 9h);
}

TEST_CASE("an unknown zone in force is warned of once, and days are then in UTC") {
    std::vector<std::string> warnings;
    Clocks clocks{[&](const std::string& sentence) { warnings.push_back(sentence); }};
    const ChangedVariables variables{{{"TZ", "Mars/Olympus"}}};
    CHECK(clocks.stamp_now().zone == Zone{});
    clocks.zone_changed();
    CHECK(clocks.stamp_now().zone == Zone{});
    CHECK(warnings.size() == 1);
}

TEST_CASE("a zone stays in force until it is told to have changed") {
    Clocks clocks{[](const std::string&) {}};
    const ChangedVariables tokyo{{{"TZ", "Asia/Tokyo"}}};
    CHECK(clocks.stamp_now().zone.offset == 9h);
    const ChangedVariables kolkata{{{"TZ", "Asia/Kolkata"}}};
    CHECK(clocks.stamp_now().zone.offset == 9h);
    clocks.zone_changed();
    CHECK(clocks.stamp_now().zone.offset == 5h + 30min);
}

TEST_CASE("another zone put in force is told of") {
    const ChangedVariables no_variable{{{"TZ", std::nullopt}}};
    const TemporaryFolder etc;
    const auto link = etc.path() / "localtime";
    std::filesystem::create_symlink("/usr/share/zoneinfo/Asia/Tokyo", link);
    EventLoop loop;
    int changes = 0;
    const auto watching = on_zone_changed(
        loop, [&] { ++changes; }, link);
    std::filesystem::create_symlink("/usr/share/zoneinfo/Asia/Kolkata", etc.path() / "localtime.new");
    std::filesystem::rename(etc.path() / "localtime.new", link);
    CHECK(eventually(
        5s, [&] { return changes > 0; }, [&] { loop.turn(100ms); }));
}
