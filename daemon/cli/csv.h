// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/packing.h"

#include <set>
#include <string>
#include <vector>

/// Facts as CSV by RFC 4180, for spreadsheets.
namespace unknot::cli {

/// One line with its end, \r\n.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& cells);

/// Keys in the order of columns: times first, what only programs want to know last, the rest by name.
[[nodiscard]] std::vector<std::string> columns_of(const std::set<std::string>& keys);

/// The cells of a fact; empty where it has no such key. Instants are UTC as "2026-03-02T08:00:00.000Z", lists
/// are separated by semicolons.
[[nodiscard]] std::vector<std::string> csv_cells(const Dict& fact, const std::vector<std::string>& columns);

} // namespace unknot::cli
