// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/settings_fields.h"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

/// How each type that a setting can have is written, read and checked. Only for field_rows.cpp and
/// settings_fields.cpp.
namespace unknot::field_values {

/// Seconds for durations, the number itself for numbers, the length for texts (bytes) and lists.
struct Limits {
    double least = 0;
    double most = 0;
};

/// What is written of a value.
[[nodiscard]] FieldValue written(bool value);
[[nodiscard]] FieldValue written(int value);
[[nodiscard]] FieldValue written(Duration value);
[[nodiscard]] FieldValue written(const std::string& value);
[[nodiscard]] FieldValue written(const std::vector<TimeOfDay>& value);
[[nodiscard]] FieldValue written(const std::vector<HoursRange>& value);

template <class Enum>
requires std::is_enum_v<Enum>

[[nodiscard]] FieldValue written(Enum value) {
    return std::string{word(value)};
}

/// Puts what was written into `value`. False: it is not what the setting takes, and `value` stays.
[[nodiscard]] bool read(const FieldValue& field, Limits limits, bool& value);
[[nodiscard]] bool read(const FieldValue& field, Limits limits, int& value);
[[nodiscard]] bool read(const FieldValue& field, Limits limits, Duration& value);
[[nodiscard]] bool read(const FieldValue& field, Limits limits, std::string& value);
[[nodiscard]] bool read(const FieldValue& field, Limits limits, std::vector<TimeOfDay>& value);
[[nodiscard]] bool read(const FieldValue& field, Limits limits, std::vector<HoursRange>& value);

template <class Enum>
requires std::is_enum_v<Enum>

[[nodiscard]] bool read(const FieldValue& field, Limits, Enum& value) {
    const auto* text = std::get_if<std::string>(&field);
    const auto known = text ? from_word<Enum>(*text) : std::nullopt;
    value = known.value_or(value);
    return known.has_value();
}

template <class Value>
inline constexpr FieldType type_of = FieldType::word;
template <>
inline constexpr FieldType type_of<bool> = FieldType::boolean;
template <>
inline constexpr FieldType type_of<int> = FieldType::number;
template <>
inline constexpr FieldType type_of<Duration> = FieldType::duration;
template <>
inline constexpr FieldType type_of<std::string> = FieldType::text;
template <>
inline constexpr FieldType type_of<std::vector<TimeOfDay>> = FieldType::times;
template <>
inline constexpr FieldType type_of<std::vector<HoursRange>> = FieldType::ranges;

/// The words to choose from; none for what is no enum.
template <class Value>
[[nodiscard]] std::vector<std::string> choices_of() {
    std::vector<std::string> words;
    if constexpr (std::is_enum_v<Value>)
        for (const auto& [value, its_word] : Words<Value>::table)
            words.emplace_back(its_word);
    return words;
}

/// Valid UTF-8 of at most `most` bytes without control characters.
[[nodiscard]] bool is_plain_text(std::string_view text, std::size_t most);

/// A value as a sentence shows it; long ones are cut.
[[nodiscard]] std::string shown(const FieldValue& value);

} // namespace unknot::field_values
