// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/recorder.h"
#include "tests/history/samples.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::samples;
using namespace unknot::test;
namespace fs = std::filesystem;

namespace {

/// A recorder, what it told, and a clock.
class Desk {
public:
    explicit Desk(fs::path file)
        : recorder{std::move(file), [this](const std::string& sentence) { told.push_back(sentence); }} {}

    /// One drink, a second later.
    bool drink() {
        at.now += 1s;
        at.utc += 1s;
        return recorder.record({effect::KeepDrink{at.now}}, at, "Europe/Berlin", std::to_string(++memory));
    }

    std::vector<std::string> told;
    Recorder recorder;
    Stamp at{.now = Instant{1h}, .asleep = {}, .utc = monday, .zone = {.offset = 1h}};
    int memory = 0;
};

} // namespace

TEST_CASE("what is recorded is there after a restart, with the memory") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    {
        Desk desk{file};
        CHECK_FALSE(desk.recorder.open(monday));
        CHECK(desk.drink());
        CHECK(desk.drink());
        CHECK(desk.told.empty());
    }
    Desk desk{file};
    CHECK(desk.recorder.open(monday) == "2");
    CHECK(count_in_file(file, "drinks") == 2);
}

TEST_CASE("what cannot be written waits, trouble is told once, and all of it goes with the next write") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    Desk desk{file};
    desk.recorder.open(monday);
    SQLite::Database other{file.string(), SQLite::OPEN_READWRITE};
    other.exec("BEGIN IMMEDIATE");
    CHECK_FALSE(desk.drink());
    CHECK_FALSE(desk.drink());
    CHECK(desk.recorder.waiting() == 2);
    CHECK(desk.told ==
          std::vector<std::string>{"the history " + file.string() + " is locked by another program"});
    CHECK(desk.recorder.trouble() == desk.told.front());
    other.exec("ROLLBACK");
    CHECK(desk.drink());
    CHECK(desk.recorder.waiting() == 0);
    CHECK_FALSE(desk.recorder.trouble());
    CHECK(count_in_file(file, "drinks") == 3);
    CHECK(desk.recorder.store()->memory() == "3");
    CHECK(desk.told.size() == 1);
}

TEST_CASE("a history that cannot be opened is tried again with each event") {
    const TemporaryFolder folder;
    const auto place = folder.path() / "unknot";
    std::ofstream{place} << "a file in the place of the folder";
    Desk desk{place / "history.db"};
    CHECK_FALSE(desk.recorder.open(monday));
    CHECK(desk.recorder.store() == nullptr);
    CHECK_FALSE(desk.drink());
    CHECK(desk.told.size() == 1);
    fs::remove(place);
    CHECK(desk.drink());
    CHECK(count_in_file(place / "history.db", "drinks") == 2);
}

TEST_CASE("a history of a newer version is not tried again, and not touched") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    { const auto store = Store::open(file, monday); }
    change_file(file, "PRAGMA user_version = 99");
    Desk desk{file};
    CHECK_FALSE(desk.recorder.open(monday));
    CHECK_FALSE(desk.drink());
    CHECK(desk.told.size() == 1);
    CHECK(count_in_file(file, "drinks") == 0);
}

TEST_CASE("more than enough does not wait: the oldest is given up, and that is told once") {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "unknot"};
    Desk desk{folder.path() / "unknot" / "history.db"};
    const Effects many(6000, effect::KeepDrink{Instant{1h}});
    for (int event = 0; event < 3; ++event)
        CHECK_FALSE(desk.recorder.record(many, desk.at, "Europe/Berlin", "{}"));
    CHECK(desk.recorder.waiting() == max_waiting);
    CHECK(desk.told.size() == 2);
}

TEST_CASE("a damaged history is told once, and the new one is used") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    std::ofstream{file} << std::string(5000, 'j');
    Desk desk{file};
    CHECK_FALSE(desk.recorder.open(monday));
    CHECK(desk.drink());
    REQUIRE(desk.told.size() == 1);
    CHECK(desk.told[0] == "the history was damaged; it was set aside as " + file.string() +
                              ".damaged-2026-03-02T090000, and a new one was begun");
    CHECK(desk.recorder.set_aside() == desk.told[0]);
    CHECK_FALSE(desk.recorder.trouble());
}

TEST_CASE("tidying up makes the weekly copy") {
    const TemporaryFolder folder;
    Desk desk{folder.path() / "history.db"};
    desk.recorder.open(monday);
    desk.recorder.tidy_up(monday);
    CHECK(fs::exists(folder.path() / "history.db.backup-2026-03-02"));
    CHECK(desk.told.empty());
}
