// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/migrations.h"
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

std::string golden(int version) {
    std::ifstream stream{fs::path{GOLDEN_FILES} / ("history_" + std::to_string(version) + ".sql")};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Every table and index with the text that made it.
std::string schema_of(const fs::path& file) {
    return ask_file(file, "SELECT group_concat(sql, char(10)) FROM "
                          "(SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name)");
}

} // namespace

TEST_CASE("every released schema has its golden file") {
    for (int version = 1; version <= std::ssize(migrations()); ++version)
        CHECK_FALSE(golden(version).empty());
}

TEST_CASE("an old history is brought up to date with all its facts") {
    for (int version = 1; version <= std::ssize(migrations()); ++version) {
        CAPTURE(version);
        const TemporaryFolder folder;
        const auto old = folder.path() / "old.db";
        {
            SQLite::Database{old.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(
                golden(version));
        }
        const Store store = Store::open(old, monday);
        CHECK_FALSE(store.set_aside());
        CHECK(store.memory() == "{\"golden\":true}");
        CHECK(store.device() == "00112233445566778899aabbccddeeff");
        for (const auto& [table, name] : Words<FactTable>::table)
            CHECK(all(store, table).size() == 1);
        const auto fresh = folder.path() / "fresh.db";
        { const Store begun = Store::open(fresh, monday); }
        CHECK(schema_of(old) == schema_of(fresh));
        CHECK(ask_file(old, "PRAGMA user_version") == std::to_string(std::ssize(migrations())));
        CHECK(ask_file(old, "PRAGMA integrity_check") == "ok");
    }
}
