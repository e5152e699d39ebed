// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/time.h"
#include "daemon/history/facts.h"
#include "daemon/history/failure.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace unknot::history {

class Database;

/// $XDG_DATA_HOME/unknot/history.db, or below ~/.local/share. Throws Failure when neither it nor $HOME is an
/// absolute path.
[[nodiscard]] std::filesystem::path history_path();

/// The history file, docs/history.md. One process, one thread; it never waits longer than 250 ms for another
/// program. Everything throws Failure with a sentence; the store stays usable, and the same call works again
/// when the cause is gone.
class Store {
public:
    /// Opens the history, makes folder (0700) and file (0600) when they are missing, brings an older schema
    /// up to date, and looks the file over for damage: about 2.5 ms a megabyte, and a year of use is 3 to 4
    /// MB. A damaged file is set aside, see set_aside(), and a new one begun. `now` dates its name.
    [[nodiscard]] static Store open(const std::filesystem::path& file, UtcTime now);

    ~Store();
    Store(Store&& other) noexcept;
    Store& operator=(Store&& other) noexcept;

    /// Adds facts, in order, and replaces the schedule's memory, both in one transaction: whatever happens,
    /// the file holds all of it or nothing. Durable on return; one disk sync, so call it per event, not per
    /// tick.
    void save(std::span<const Fact> facts, std::string_view memory);

    /// The memory that was saved last; nothing in a new history.
    [[nodiscard]] std::optional<std::string> memory() const;

    /// Whose rows these are: made once for this file, 32 hexadecimal digits.
    [[nodiscard]] const std::string& device() const { return device_; }

    /// Where the damaged file went when open() had to begin a new one.
    [[nodiscard]] const std::optional<std::filesystem::path>& set_aside() const { return set_aside_; }

    /// Forgets decisions older than 30 days.
    void prune_decisions(UtcTime now);

    /// Writes a copy beside the file ("history.db.backup-2026-03-02", 0600) when the newest one is not from
    /// the last seven days, and keeps four. Returns the new one. Costs a read and a write of the whole file,
    /// so call it when nobody waits.
    std::optional<std::filesystem::path> backup_if_due(UtcTime now);

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

    /// For queries.cpp.
    [[nodiscard]] Database& database() const { return *database_; }

private:
    Store(std::filesystem::path file, std::unique_ptr<Database> database);

    std::filesystem::path file_;
    std::unique_ptr<Database> database_;
    std::string device_;
    std::optional<std::filesystem::path> set_aside_;
};

} // namespace unknot::history
