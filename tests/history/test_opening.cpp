// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/history/samples.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::samples;
using namespace unknot::test;
namespace fs = std::filesystem;

namespace {

auto failure_to_open(const fs::path& file) {
    return failure_of([&] { const auto store = Store::open(file, monday); });
}

std::string bytes_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

} // namespace

TEST_CASE("a folder that cannot be made is told") {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "unknot"} << "a file";
    const auto [kind, sentence] = failure_to_open(folder.path() / "unknot" / "history.db");
    CHECK(kind == FailureKind::no_folder);
    CHECK(sentence == "the folder " + (folder.path() / "unknot").string() +
                          " for the history cannot be made: a file is in its place");
    CHECK(failure_to_open(folder.path() / "unknot" / "deep" / "history.db").first == FailureKind::no_folder);
}

TEST_CASE("something else in the place of the file is told") {
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "history.db");
    const auto [kind, sentence] = failure_to_open(folder.path() / "history.db");
    CHECK(kind == FailureKind::unreadable);
    CHECK(sentence == "the history " + (folder.path() / "history.db").string() +
                          " cannot be opened: a folder is in its place");
    fs::create_symlink("circle", folder.path() / "circle");
    CHECK(failure_to_open(folder.path() / "circle").first == FailureKind::unreadable);
}

TEST_CASE("a history of a newer version is refused and left untouched") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    { Store::open(file, monday).save(one_of_each(), "{}"); }
    change_file(file, "PRAGMA user_version = 99");
    const auto before = bytes_of(file);
    const auto [kind, sentence] = failure_to_open(file);
    CHECK(kind == FailureKind::newer);
    CHECK(sentence ==
          "the history " + file.string() +
              " was written by a newer version of Unknot (schema 99, this one knows 1); it is left "
              "untouched");
    CHECK(bytes_of(file) == before);
}

TEST_CASE("a database of another program is refused and left untouched") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    {
        SQLite::Database other{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        other.exec("CREATE TABLE places (url TEXT)");
    }
    const auto before = bytes_of(file);
    CHECK(failure_to_open(file).first == FailureKind::foreign);
    CHECK(bytes_of(file) == before);
}

TEST_CASE("a history that another program locks is told") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    { Store::open(file, monday).save({}, "kept"); }
    {
        SQLite::Database other{file.string(), SQLite::OPEN_READWRITE};
        other.exec("PRAGMA locking_mode = EXCLUSIVE");
        other.exec("BEGIN EXCLUSIVE");
        const auto [kind, sentence] = failure_to_open(file);
        CHECK(kind == FailureKind::locked);
        CHECK(sentence == "the history " + file.string() + " is locked by another program");
    }
    CHECK(Store::open(file, monday).memory() == "kept");
}

TEST_CASE("an empty file is a new history") {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "history.db"};
    const auto store = Store::open(folder.path() / "history.db", monday);
    CHECK_FALSE(store.set_aside());
}

TEST_CASE("a file of anything else is set aside under a dated name, and a new history begun") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    const std::string junk(5000, 'j');
    for (const char* name :
         {"history.db.damaged-2026-03-02T090000", "history.db.damaged-2026-03-02T090000-2"}) {
        fs::remove(file);
        std::ofstream{file} << junk;
        Store store = Store::open(file, monday);
        CHECK(store.set_aside() == folder.path() / name);
        CHECK(bytes_of(folder.path() / name) == junk);
        store.save(one_of_each(), "{}");
        CHECK(count_in_file(file, "intervals") == 1);
    }
}

TEST_CASE("files beside the damaged one go with it") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    std::ofstream{file} << std::string(5000, 'j');
    std::ofstream{file.string() + "-wal"} << "no log";
    const auto store = Store::open(file, monday);
    REQUIRE(store.set_aside());
    CHECK_FALSE(store.memory());
}

TEST_CASE("a history whose schema lacks something is set aside") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    { Store::open(file, monday).save({}, "{}"); }
    change_file(file, "DROP TABLE drinks");
    CHECK(Store::open(file, monday).set_aside());
    change_file(file, "CREATE VIEW mine AS SELECT 1");
    CHECK_FALSE(Store::open(file, monday).set_aside());
}
