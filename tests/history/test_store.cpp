// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/history/samples.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/variables.h"

#include <csignal>
#include <doctest/doctest.h>
#include <sys/resource.h>

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::samples;
using namespace unknot::test;
namespace fs = std::filesystem;

namespace {

int mode_of(const fs::path& path) {
    return static_cast<int>(fs::status(path).permissions());
}

/// No file may grow beyond some bytes, as on a full disk.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit tight{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &tight);
    }

    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }

    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
};

} // namespace

TEST_CASE("the history is where the environment says") {
    const ChangedVariables set{{{"XDG_DATA_HOME", "/x"}, {"HOME", "/h"}}};
    CHECK(history_path() == "/x/unknot/history.db");
    const ChangedVariables relative{{{"XDG_DATA_HOME", "x"}}};
    CHECK(history_path() == "/h/.local/share/unknot/history.db");
    const ChangedVariables none{{{"HOME", std::nullopt}}};
    CHECK_THROWS_AS((void)history_path(), Failure);
}

TEST_CASE("a new history remembers nothing, then what was saved last") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    std::string device;
    {
        Store store = Store::open(file, monday);
        CHECK_FALSE(store.memory());
        CHECK_FALSE(store.set_aside());
        store.save({}, "first");
        store.save(one_of_each(), R"({"second": true})");
        CHECK(store.memory() == R"({"second": true})");
        device = store.device();
        CHECK(device.size() == 32);
    }
    const Store again = Store::open(file, monday);
    CHECK(again.memory() == R"({"second": true})");
    CHECK(again.device() == device);
    for (const char* table : tables)
        CHECK(count_in_file(file, table) == 1);
}

TEST_CASE("nobody else can look into the history") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "data" / "unknot" / "history.db";
    Store store = Store::open(file, monday);
    store.save(one_of_each(), "{}");
    CHECK(mode_of(file.parent_path()) == 0700);
    for (const char* companion : {"", "-wal", "-shm"})
        CHECK(mode_of(file.string() + companion) == 0600);
}

TEST_CASE("a history that was left open to others is made private") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "unknot" / "history.db";
    { Store::open(file, monday).save({}, "{}"); }
    fs::permissions(file, fs::perms{0644});
    fs::permissions(file.parent_path(), fs::perms{0755});
    const Store store = Store::open(file, monday);
    CHECK(mode_of(file) == 0600);
    CHECK(mode_of(file.parent_path()) == 0700);
}

TEST_CASE("the file is as docs/history.md promises") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    const Store store = Store::open(file, monday);
    CHECK(ask_file(file, "PRAGMA application_id") == std::to_string(0x556e6b6e));
    CHECK(ask_file(file, "PRAGMA user_version") == "1");
    CHECK(ask_file(file, "PRAGMA journal_mode") == "wal");
    CHECK(ask_file(file, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                         "AND NOT strict AND name NOT LIKE 'sqlite_%'") == "0");
}

TEST_CASE("while another program writes, saving fails in a sentence, and works when that is over") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    Store store = Store::open(file, monday);
    store.save({}, "before");
    SQLite::Database other{file.string(), SQLite::OPEN_READWRITE};
    other.exec("BEGIN IMMEDIATE");
    const auto [kind, sentence] = failure_of([&] { store.save(one_of_each(), "after"); });
    CHECK(kind == FailureKind::locked);
    CHECK(sentence == "the history " + file.string() + " is locked by another program");
    CHECK(store.memory() == "before");
    other.exec("ROLLBACK");
    store.save(one_of_each(), "after");
    CHECK(store.memory() == "after");
    CHECK(count_in_file(file, "intervals") == 1);
}

TEST_CASE("on a full disk saving fails in a sentence, keeps what was there, and works when there is room") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    Store store = Store::open(file, monday);
    store.save(one_of_each(), "before");
    const std::string large(100'000, 'x');
    {
        const FullDisk full{fs::file_size(file.string() + "-wal") + 1000};
        const auto [kind, sentence] = failure_of([&] { store.save(one_of_each(), large); });
        CHECK(kind == FailureKind::disk_full);
        CHECK(sentence == "no space is left on the disk for the history " + file.string());
        CHECK(store.memory() == "before");
    }
    store.save(one_of_each(), large);
    CHECK(store.memory() == large);
    CHECK(count_in_file(file, "intervals") == 2);
    CHECK(ask_file(file, "PRAGMA integrity_check") == "ok");
}

TEST_CASE("a full disk on the first start is told") {
    const TemporaryFolder folder;
    const FullDisk full{1000};
    const auto [kind, sentence] =
        failure_of([&] { const auto store = Store::open(folder.path() / "history.db", monday); });
    CHECK(kind == FailureKind::disk_full);
}

TEST_CASE("decisions are forgotten after 30 days, all else is kept") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    Store store = Store::open(file, monday);
    store.save(one_of_each(monday), "{}");
    store.save(one_of_each(monday + 24h), "{}");
    store.prune_decisions(monday + 30 * 24h);
    CHECK(count_in_file(file, "decisions") == 2);
    store.prune_decisions(monday + 30 * 24h + 1ms);
    CHECK(count_in_file(file, "decisions") == 1);
    CHECK(count_in_file(file, "intervals") == 2);
}
