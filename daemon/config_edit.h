// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/config_file.h"

#include <string>
#include <string_view>
#include <variant>

namespace unknot::config {

/// A new text, or why there is none.
using Edited = std::variant<std::string, SaveRefusal>;

/// The text with one setting saved, as save_setting() promises. Reads nothing, writes nothing.
[[nodiscard]] Edited saved(std::string_view text, std::string_view name, const FieldValue& value,
                           std::string_view file_name = "config.toml");

/// The text with a setting or a reminder taken out, as reset_setting() promises.
[[nodiscard]] Edited reset(std::string_view text, std::string_view name,
                           std::string_view file_name = "config.toml");

} // namespace unknot::config
