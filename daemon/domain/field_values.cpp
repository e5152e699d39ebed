// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/field_values.h"

#include "daemon/domain/duration_text.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace unknot::field_values {
namespace {

bool is_within(double value, Limits limits) {
    return value >= limits.least && value <= limits.most;
}

double seconds_of(Duration length) {
    return std::chrono::duration<double>{length}.count();
}

std::optional<Duration> duration_of(const FieldValue& field) {
    if (const auto* text = std::get_if<std::string>(&field))
        return parse_duration(*text);
    const auto* seconds = std::get_if<long>(&field);
    constexpr long most = std::numeric_limits<long>::max() / 1000;
    if (!seconds || *seconds < 0 || *seconds > most)
        return std::nullopt;
    return std::chrono::seconds{*seconds};
}

template <class Value>
std::vector<std::string> texts_of(const std::vector<Value>& values, std::string (*text_of)(Value)) {
    std::vector<std::string> texts;
    for (const auto& value : values)
        texts.push_back(text_of(value));
    return texts;
}

/// Nothing unless the field is a list whose every text can be parsed.
template <class Value, class Parse>
std::optional<std::vector<Value>> parsed_list(const FieldValue& field, Limits limits, Parse parse) {
    const auto* texts = std::get_if<std::vector<std::string>>(&field);
    if (!texts || !is_within(static_cast<double>(texts->size()), limits))
        return std::nullopt;
    std::vector<Value> values;
    for (const auto& text : *texts) {
        const std::optional<Value> value = parse(text);
        if (!value)
            return std::nullopt;
        values.push_back(*value);
    }
    return values;
}

/// The length in bytes and the least code point of the UTF-8 sequence that begins with `lead`; 0 for a byte
/// that begins none.
struct Sequence {
    std::size_t length = 0;
    std::uint32_t least = 0;
    std::uint32_t bits = 0;
};

Sequence sequence_of(unsigned char lead) {
    if (lead < 0x80)
        return {1, 0, lead};
    if ((lead & 0xE0U) == 0xC0)
        return {2, 0x80, lead & 0x1FU};
    if ((lead & 0xF0U) == 0xE0)
        return {3, 0x800, lead & 0x0FU};
    if ((lead & 0xF8U) == 0xF0)
        return {4, 0x10000, lead & 0x07U};
    return {};
}

/// Takes one code point away from the front; nothing when the bytes are no UTF-8.
std::optional<std::uint32_t> take_code_point(std::string_view& text) {
    const auto sequence = sequence_of(static_cast<unsigned char>(text.front()));
    if (sequence.length == 0 || sequence.length > text.size())
        return std::nullopt;
    std::uint32_t point = sequence.bits;
    for (const char byte : text.substr(1, sequence.length - 1)) {
        if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80)
            return std::nullopt;
        point = point << 6U | (static_cast<unsigned char>(byte) & 0x3FU);
    }
    text.remove_prefix(sequence.length);
    const bool is_surrogate = point >= 0xD800 && point <= 0xDFFF;
    return point >= sequence.least && point <= 0x10FFFF && !is_surrogate ? std::optional{point}
                                                                         : std::nullopt;
}

bool is_control(std::uint32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

std::string joined(const std::vector<std::string>& words, std::string_view quote) {
    std::string text;
    for (const auto& each : words)
        text.append(text.empty() ? "" : ", ").append(quote).append(each).append(quote);
    return text;
}

std::string whole(double value) {
    return std::to_string(static_cast<long>(value));
}

std::string length_text(double seconds) {
    return duration_text(std::chrono::seconds{static_cast<long>(seconds)});
}

/// At most 60 bytes, never half a character.
std::string cut(std::string_view text) {
    constexpr std::size_t most = 60;
    if (text.size() <= most)
        return std::string{text};
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        --end;
    return std::string{text.substr(0, end)} + "…";
}

struct Shown {
    std::string operator()(bool value) const { return value ? "true" : "false"; }

    std::string operator()(long value) const { return std::to_string(value); }

    std::string operator()(const std::string& value) const {
        constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
        return is_plain_text(value, any) ? '"' + cut(value) + '"'
                                         : "a text with characters that cannot be shown";
    }

    std::string operator()(const std::vector<std::string>& value) const {
        return '[' + cut(joined(value, "\"")) + ']';
    }
};

} // namespace

FieldValue written(bool value) {
    return value;
}

FieldValue written(int value) {
    return long{value};
}

FieldValue written(Duration value) {
    return duration_text(value);
}

FieldValue written(const std::string& value) {
    return value;
}

FieldValue written(const std::vector<TimeOfDay>& value) {
    return texts_of(
        value, +[](TimeOfDay time) { return time_of_day_text(time); });
}

FieldValue written(const std::vector<HoursRange>& value) {
    return texts_of(
        value, +[](HoursRange range) { return hours_range_text(range); });
}

bool read(const FieldValue& field, Limits, bool& value) {
    const auto* given = std::get_if<bool>(&field);
    value = given ? *given : value;
    return given != nullptr;
}

bool read(const FieldValue& field, Limits limits, int& value) {
    const auto* given = std::get_if<long>(&field);
    if (!given || !is_within(static_cast<double>(*given), limits))
        return false;
    value = static_cast<int>(*given);
    return true;
}

bool read(const FieldValue& field, Limits limits, Duration& value) {
    const auto length = duration_of(field);
    if (!length || !is_within(seconds_of(*length), limits))
        return false;
    value = *length;
    return true;
}

bool read(const FieldValue& field, Limits limits, std::string& value) {
    const auto* text = std::get_if<std::string>(&field);
    if (!text || !is_plain_text(*text, static_cast<std::size_t>(limits.most)))
        return false;
    value = *text;
    return true;
}

bool read(const FieldValue& field, Limits limits, std::vector<TimeOfDay>& value) {
    auto times =
        parsed_list<TimeOfDay>(field, limits, [](const auto& text) { return parse_time_of_day(text); });
    if (!times)
        return false;
    std::sort(times->begin(), times->end());
    times->erase(std::unique(times->begin(), times->end()), times->end());
    value = std::move(*times);
    return true;
}

bool read(const FieldValue& field, Limits limits, std::vector<HoursRange>& value) {
    auto ranges = parsed_list<HoursRange>(field, limits, parse_hours_range);
    if (!ranges)
        return false;
    value = std::move(*ranges);
    return true;
}

bool is_plain_text(std::string_view text, std::size_t most) {
    if (text.size() > most)
        return false;
    while (!text.empty()) {
        const auto point = take_code_point(text);
        if (!point || is_control(*point))
            return false;
    }
    return true;
}

std::string shown(const FieldValue& value) {
    return std::visit(Shown{}, value);
}

} // namespace unknot::field_values

namespace unknot {

std::string expectation(const Field& field) {
    switch (field.type) {
    case FieldType::text:
        return "text of at most " + field_values::whole(field.most) + " bytes without control characters";
    case FieldType::word:
        return "one of " + field_values::joined(field.choices, "");
    case FieldType::boolean:
        return "true or false";
    case FieldType::number:
        return "a whole number from " + field_values::whole(field.least) + " to " +
               field_values::whole(field.most);
    case FieldType::duration:
        return "a duration from " + field_values::length_text(field.least) + " to " +
               field_values::length_text(field.most) + ", such as \"20s\"";
    case FieldType::times:
        return "a list of at most " + field_values::whole(field.most) + " times of day, such as [\"10:30\"]";
    case FieldType::ranges:
        return "a list of at most " + field_values::whole(field.most) +
               " ranges of the day, such as [\"09:00-12:30\"]";
    }
    return {};
}

} // namespace unknot
