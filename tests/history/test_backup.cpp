// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/history/samples.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::samples;
using namespace unknot::test;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> backups_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder})
        if (entry.path().filename().string().find("backup") != std::string::npos)
            names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

TEST_CASE("a copy is made each week, and the last four are kept") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    Store store = Store::open(file, monday);
    store.save(one_of_each(), "kept");
    CHECK(store.backup_if_due(monday) == folder.path() / "history.db.backup-2026-03-02");
    CHECK_FALSE(store.backup_if_due(monday + 24h));
    CHECK_FALSE(store.backup_if_due(monday + 6 * 24h));
    for (int week = 1; week <= 5; ++week)
        CHECK(store.backup_if_due(monday + week * 7 * 24h));
    CHECK(backups_in(folder.path()) ==
          std::vector<std::string>{"history.db.backup-2026-03-16", "history.db.backup-2026-03-23",
                                   "history.db.backup-2026-03-30", "history.db.backup-2026-04-06"});
}

TEST_CASE("a copy is private, and a history of its own") {
    const TemporaryFolder folder;
    Store store = Store::open(folder.path() / "history.db", monday);
    store.save(one_of_each(), "kept");
    const auto copy = store.backup_if_due(monday).value();
    CHECK(fs::status(copy).permissions() == fs::perms{0600});
    const Store opened = Store::open(copy, monday);
    CHECK(opened.memory() == "kept");
    CHECK(opened.device() == store.device());
    CHECK(all(opened, FactTable::prompts) == all(store, FactTable::prompts));
}

TEST_CASE("copies from the future, made with a wrong clock, do not keep new ones away") {
    const TemporaryFolder folder;
    for (const char* day : {"2030-01-01", "2031-01-01", "2032-01-01", "2033-01-01", "2034-01-01"})
        std::ofstream{folder.path() / (std::string{"history.db.backup-"} + day)};
    std::ofstream{folder.path() / "history.db.backup-of-mine"};
    Store store = Store::open(folder.path() / "history.db", monday);
    CHECK(store.backup_if_due(monday));
    CHECK(backups_in(folder.path()).size() == 5);
    CHECK(fs::exists(folder.path() / "history.db.backup-2026-03-02"));
    CHECK(fs::exists(folder.path() / "history.db.backup-of-mine"));
}

TEST_CASE("a copy that cannot be made is told, and the history goes on") {
    const TemporaryFolder folder;
    Store store = Store::open(folder.path() / "history.db", monday);
    fs::create_directory(folder.path() / "history.db.backup-2026-03-02.part");
    const auto [kind, sentence] = failure_of([&] { store.backup_if_due(monday); });
    CHECK(sentence.find("weekly copy") != std::string::npos);
    store.save(one_of_each(), "on");
    CHECK(store.memory() == "on");
}
