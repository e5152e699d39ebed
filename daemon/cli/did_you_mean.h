// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unknot::cli {

/// The name that a mistyped word is nearest to; nothing when none is near. The first of equals.
[[nodiscard]] std::optional<std::string> did_you_mean(std::string_view word,
                                                      const std::vector<std::string>& names);

/// How many letters must be put in, taken out or replaced, or neighbours swapped, to make one of the other.
[[nodiscard]] std::size_t typing_distance(std::string_view one, std::string_view other);

} // namespace unknot::cli
