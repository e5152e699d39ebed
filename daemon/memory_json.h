// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/memory.h"

#include <optional>
#include <string>
#include <string_view>

/// The memory of the rules as text, for the history file to keep (promise P12).
namespace unknot {

/// JSON, one line of a few kilobytes. Instants are milliseconds since boot, durations milliseconds, enums
/// words.
[[nodiscard]] std::string memory_text(const Memory& memory);

/// Back again. Keys that are missing keep their defaults and unknown ones are passed over, so that an older
/// or newer service understands it. Nothing for a text that is no such memory: then one begins anew.
[[nodiscard]] std::optional<Memory> parse_memory(std::string_view text);

} // namespace unknot
