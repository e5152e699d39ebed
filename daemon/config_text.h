// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/config_document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Changes to the text of a config file that leave everything else as it stands. They only cut and paste:
/// whether a new text means what it should is for config_edit.cpp to check. The text must be a valid TOML.
namespace unknot::config {

/// As TOML writes it.
[[nodiscard]] std::string toml_text(const FieldValue& value);

/// With another value in the place of this leaf's. Comments within the old one stand behind its line.
[[nodiscard]] std::string with_value(std::string_view text, const Leaf& leaf, const FieldValue& value);

/// Without this leaf; its comments stay. Nothing when it cannot be cut out.
[[nodiscard]] std::optional<std::string> without(std::string_view text, const Leaf& leaf);

/// Without the header of this table; a comment behind it stays.
[[nodiscard]] std::string without_header(std::string_view text, const Table& table);

/// All texts that could add a setting, the best looking one first; some may mean something else.
[[nodiscard]] std::vector<std::string> with_added(std::string_view text, const Document& document,
                                                  const Path& path, const FieldValue& value);

} // namespace unknot::config
