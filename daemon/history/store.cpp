// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/store.h"

#include "daemon/history/backup.h"
#include "daemon/history/database.h"
#include "daemon/history/fact_writing.h"
#include "daemon/history/opening.h"

#include <cstdlib>
#include <utility>

namespace unknot::history {
namespace {

std::filesystem::path data_home() {
    const auto absolute = [](const char* variable) {
        const char* value = std::getenv(variable);
        return std::filesystem::path{value && *value == '/' ? value : ""};
    };
    if (auto home = absolute("XDG_DATA_HOME"); !home.empty())
        return home;
    if (auto home = absolute("HOME"); !home.empty())
        return home / ".local/share";
    throw Failure{FailureKind::no_folder,
                  "there is no place for the history: neither XDG_DATA_HOME nor HOME is an absolute path"};
}

std::string own_device(Database& database) {
    database.whole([&] { add_own_device(database); });
    return database.value_of("SELECT lower(hex(uuid)) FROM devices WHERE own = 1").getString();
}

void write_memory(Database& database, std::string_view memory) {
    const auto statement = database.prepared("INSERT INTO state (id, memory) VALUES (1, ?) ON CONFLICT (id) "
                                             "DO UPDATE SET memory = excluded.memory");
    statement->bind(1, std::string{memory});
    statement->exec();
}

} // namespace

std::filesystem::path history_path() {
    return data_home() / "unknot" / "history.db";
}

Store Store::open(const std::filesystem::path& file, UtcTime now) {
    auto opening = open_database(file, now);
    Store store{file, std::move(opening.database)};
    store.set_aside_ = std::move(opening.set_aside);
    return store;
}

Store::Store(std::filesystem::path file, std::unique_ptr<Database> database)
    : file_{std::move(file)},
      database_{std::move(database)},
      device_{database_->telling([&] { return own_device(*database_); })} {}

Store::~Store() = default;
Store::Store(Store&& other) noexcept = default;
Store& Store::operator=(Store&& other) noexcept = default;

void Store::save(std::span<const Fact> facts, std::string_view memory) {
    database_->telling([&] {
        database_->whole([&] {
            for (const Fact& fact : facts)
                add_row(*database_, fact);
            write_memory(*database_, memory);
        });
    });
}

std::optional<std::string> Store::memory() const {
    return database_->telling([&]() -> std::optional<std::string> {
        const auto statement = database_->prepared("SELECT memory FROM state WHERE id = 1");
        if (!statement->executeStep())
            return std::nullopt;
        return statement->getColumn(0).getString();
    });
}

void Store::prune_decisions(UtcTime now) {
    constexpr auto kept = std::chrono::days{30};
    const UtcTime oldest = now - kept;
    database_->telling([&] {
        const auto statement = database_->prepared("DELETE FROM decisions WHERE at_ms < ?");
        statement->bind(1, static_cast<std::int64_t>(oldest.time_since_epoch().count()));
        statement->exec();
    });
}

std::optional<std::filesystem::path> Store::backup_if_due(UtcTime now) {
    return database_->telling([&] { return history::backup_if_due(*database_, file_, now); });
}

} // namespace unknot::history
