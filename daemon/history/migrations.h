// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/history/database.h"

#include <span>
#include <string>
#include <vector>

/// The schema, as a list of released steps. docs/history.md describes what they make.
namespace unknot::history {

/// Marks a file as ours: "Unkn".
inline constexpr int application_id = 0x556e6b6e;

/// The SQL of each step. Never edit a released step: append one.
[[nodiscard]] std::span<const char* const> migrations();

/// How many steps a file has behind it.
[[nodiscard]] int schema_version(Database& database);

/// Applies the steps that are missing, all in one transaction. Costs one disk sync when there are any.
void migrate(Database& database);

/// The names of the tables and indices that ought to be there after all steps and are not, or otherwise.
[[nodiscard]] std::vector<std::string> missing_parts(Database& database);

} // namespace unknot::history
