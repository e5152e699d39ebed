// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/config_values.h"

#include "daemon/cli/exit_code.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace unknot::cli {
namespace {

constexpr std::string_view reminders = "reminders.";

std::string_view last_part(std::string_view name) {
    return name.substr(name.rfind('.') + 1);
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const auto& word : words)
        text.append(&word == &words.front() ? "" : between).append(word);
    return text;
}

bool truth_of(std::string_view name, const std::string& text) {
    constexpr std::array<std::string_view, 4> yes{"true", "yes", "on", "1"};
    constexpr std::array<std::string_view, 4> no{"false", "no", "off", "0"};
    if (std::find(yes.begin(), yes.end(), text) != yes.end())
        return true;
    if (std::find(no.begin(), no.end(), text) != no.end())
        return false;
    throw UsageError{std::string{name} + ": '" + text + "' is neither true nor false"};
}

long number_of(std::string_view name, const std::string& text) {
    long value = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stopped != end)
        throw UsageError{std::string{name} + ": '" + text + "' is not a whole number"};
    return value;
}

std::string trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return std::string{text};
}

std::vector<std::string> list_of(std::string text) {
    std::vector<std::string> items;
    text += ',';
    for (std::size_t from = 0, comma = 0; (comma = text.find(',', from)) != text.npos; from = comma + 1)
        if (auto item = trimmed(std::string_view{text}.substr(from, comma - from)); !item.empty())
            items.push_back(std::move(item));
    return items;
}

} // namespace

FieldType type_of(std::string_view name, const std::vector<FieldReport>& fields) {
    const FieldReport* alike = nullptr;
    for (const auto& field : fields) {
        if (field.name == name)
            return field.type;
        if (field.name.starts_with(reminders) && last_part(field.name) == last_part(name))
            alike = &field;
    }
    return alike && name.starts_with(reminders) ? alike->type : FieldType::text;
}

FieldValue value_of(std::string_view name, FieldType type, const std::vector<std::string>& words) {
    switch (type) {
    case FieldType::boolean:
        return truth_of(name, joined(words, " "));
    case FieldType::number:
        return number_of(name, joined(words, " "));
    case FieldType::times:
    case FieldType::ranges:
        return list_of(joined(words, ","));
    case FieldType::text:
    case FieldType::word:
    case FieldType::duration:
        return joined(words, " ");
    }
    return joined(words, " ");
}

std::string value_text(const FieldValue& value) {
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? "true" : "false";
    if (const auto* number = std::get_if<long>(&value))
        return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    return joined(std::get<std::vector<std::string>>(value), ", ");
}

} // namespace unknot::cli
