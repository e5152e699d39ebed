// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/time.h"
#include "daemon/history/database.h"

#include <filesystem>
#include <memory>
#include <optional>

/// From a path to a database that can be trusted.
namespace unknot::history {

struct Opening {
    std::unique_ptr<Database> database;
    std::optional<std::filesystem::path> set_aside; ///< where the damaged file went
};

/// Opens the history as Store::open() promises. Throws Failure.
[[nodiscard]] Opening open_database(const std::filesystem::path& file, UtcTime now);

/// "2026-03-02T090000", in UTC: a part of file names that sorts by time.
[[nodiscard]] std::string file_stamp(UtcTime now);

} // namespace unknot::history
