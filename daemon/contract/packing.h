// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"
#include "daemon/contract/status.h"

#include <map>
#include <optional>
#include <sdbus-c++/Types.h>
#include <string>
#include <string_view>
#include <vector>

/// Values ↔ what crosses the bus. One table of keys per struct (packing.cpp) drives both ways.
namespace unknot {

/// D-Bus a{sv}.
using Dict = std::map<std::string, sdbus::Variant>;

/// Keys as the contract names them; what does not apply is absent.
[[nodiscard]] Dict pack(const BeingStatus& value);
[[nodiscard]] Dict pack(const BoutStatus& value);
[[nodiscard]] Dict pack(const NextStatus& value);
[[nodiscard]] Dict pack(const PromptStatus& value);
[[nodiscard]] Dict pack(const BreakStatus& value);
[[nodiscard]] Dict pack(const PauseStatus& value);
[[nodiscard]] Dict pack(const TodayStatus& value);
[[nodiscard]] Dict pack(const ReminderStatus& value);
[[nodiscard]] Dict pack(const DayReport& value);
[[nodiscard]] Dict pack(const DecisionReport& value);
[[nodiscard]] Dict pack(const Finding& value);
[[nodiscard]] Dict pack(const FieldReport& value);

/// Nothing is an empty dictionary.
template <class T>
[[nodiscard]] Dict pack(const std::optional<T>& value) {
    return value ? pack(*value) : Dict{};
}

template <class T>
[[nodiscard]] std::vector<Dict> pack(const std::vector<T>& values) {
    std::vector<Dict> packed;
    packed.reserve(values.size());
    for (const auto& value : values)
        packed.push_back(pack(value));
    return packed;
}

/// The value of any struct above. A key that is absent, or of another type, or a word that is unknown here,
/// leaves the default: an older or newer service must not break a client.
template <class T>
[[nodiscard]] T unpack(const Dict& dict);

/// Nothing for an empty dictionary.
template <class T>
[[nodiscard]] std::optional<T> unpack_optional(const Dict& dict) {
    return dict.empty() ? std::nullopt : std::optional{unpack<T>(dict)};
}

template <class T>
[[nodiscard]] std::vector<T> unpack_all(const std::vector<Dict>& dicts) {
    std::vector<T> values;
    values.reserve(dicts.size());
    for (const auto& dict : dicts)
        values.push_back(unpack<T>(dict));
    return values;
}

/// Every property by its name in the contract, as GetAll answers it.
[[nodiscard]] Dict pack(const Status& status);
template <>
[[nodiscard]] Status unpack<Status>(const Dict& properties);
/// Takes in the properties that changed; others stay.
void update(Status& status, const Dict& changed);

/// The names of the properties whose value a client must be told, given what it was told before; see
/// shows_the_same(). Never a constant one, which cannot be signalled.
[[nodiscard]] std::vector<std::string> changed_properties(const Status& told, const Status& now);

/// A setting: b, x, s or as.
[[nodiscard]] sdbus::Variant pack(const FieldValue& value);
/// Takes i and u too, and d as a duration in seconds. Nothing for any other type, and for a length that is no
/// duration.
[[nodiscard]] std::optional<FieldValue> unpack_field_value(const sdbus::Variant& value);
/// All settings by name; those of an unknown type are left out.
[[nodiscard]] std::map<std::string, FieldValue> unpack_field_values(const Dict& dict);

/// The prompt that was closed, for the signal PromptClosed: id, reminders, answer.
[[nodiscard]] Dict pack_closed(const Prompt& prompt, Answer answer);
/// The break that ended, for the signal BreakFinished: as the property Break, and finished.
[[nodiscard]] Dict pack_ended(const BreakStatus& ended, bool finished);

/// Seconds and milliseconds as the contract writes them.
[[nodiscard]] double to_seconds(Duration length);
/// Nothing for what is not a number, and beyond 366 days either way.
[[nodiscard]] std::optional<Duration> from_seconds(double seconds);
[[nodiscard]] std::int64_t to_milliseconds(UtcTime when);
[[nodiscard]] UtcTime from_milliseconds(std::int64_t milliseconds);

/// The value of an option of that type; nothing when it is absent. Throws std::invalid_argument with a
/// sentence when it is there and of another type.
template <class T>
[[nodiscard]] std::optional<T> option(const Dict& options, const std::string& key);

/// Options of methods; they throw as option() does, also for a length beyond 366 days and for a time that is
/// not between 1970 and 9999.
[[nodiscard]] std::optional<Duration> duration_option(const Dict& options, const std::string& key);
[[nodiscard]] std::optional<UtcTime> instant_option(const Dict& options, const std::string& key);

} // namespace unknot
