// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace unknot::cli {

/// Rows as lines, each column as wide as its widest cell; nothing follows the last one. Rows may differ in
/// length. Widths count characters, not bytes.
[[nodiscard]] std::vector<std::string> aligned(const std::vector<std::vector<std::string>>& rows);

} // namespace unknot::cli
