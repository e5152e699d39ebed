// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/packing.h"
#include "daemon/domain/effect.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

/// JSON as `unknot simulate`, `explain`, the history and --json write it.
namespace unknot {

/// Keeps the order in which things are told.
using Json = nlohmann::ordered_json;

/// One line without its end. Bytes that are not UTF-8 are replaced, never thrown at.
[[nodiscard]] std::string json_line(const Json& json);

[[nodiscard]] Json because_json(const Because& because);
/// Back from because_json(). Nothing when the text is not a JSON object of bools, numbers, texts and lists of
/// texts.
[[nodiscard]] std::optional<Because> parse_because(std::string_view text);

/// A decision line: {"t":1804.0,"decision":"prompt","reminders":["stretch"],"channel":"notification",
/// "because":{…}}; t counts from `start`.
[[nodiscard]] Json decision_json(const Decision& decision, Instant start);

/// What crossed the bus, with the types as they came: instants stay milliseconds, lengths seconds.
[[nodiscard]] Json to_json(const sdbus::Variant& value);
[[nodiscard]] Json to_json(const Dict& dict);
[[nodiscard]] Json to_json(const std::vector<Dict>& dicts);
[[nodiscard]] Json to_json(const FieldValue& value);

/// All properties, with keys in snake case: "can_undo_skip".
[[nodiscard]] Json to_json(const Status& status);

} // namespace unknot
