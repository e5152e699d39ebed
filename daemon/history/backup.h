// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/time.h"
#include "daemon/history/database.h"

#include <filesystem>
#include <optional>

namespace unknot::history {

/// See Store::backup_if_due(). Throws Failure for what the folder does, exceptions of SQLiteCpp else.
std::optional<std::filesystem::path> backup_if_due(Database& database, const std::filesystem::path& file,
                                                   UtcTime now);

} // namespace unknot::history
