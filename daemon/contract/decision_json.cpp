// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/decision_json.h"

#include <algorithm>

namespace unknot {
namespace {

double seconds_between(Instant start, Instant when) {
    return to_seconds(when - start);
}

std::optional<std::vector<std::string>> texts_of(const Json& json) {
    std::vector<std::string> texts;
    for (const auto& item : json) {
        if (!item.is_string())
            return std::nullopt;
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

std::optional<Reason> reason_of(const Json& json) {
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    if (!json.is_array())
        return std::nullopt;
    if (auto texts = texts_of(json))
        return std::move(*texts);
    return std::nullopt;
}

std::string snake_case(std::string_view name) {
    std::string text;
    for (const char letter : name) {
        const bool upper = letter >= 'A' && letter <= 'Z';
        if (upper && !text.empty())
            text += '_';
        text += upper ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return text;
}

template <class Value>
bool add_if(Json& json, const sdbus::Variant& value) {
    if (!value.containsValueOfType<Value>())
        return false;
    json = value.get<Value>();
    return true;
}

template <class... Values>
bool add_first(Json& json, const sdbus::Variant& value) {
    return (add_if<Values>(json, value) || ...);
}

} // namespace

std::string json_line(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json because_json(const Because& because) {
    auto json = Json::object();
    for (const auto& [key, reason] : because)
        json[key] = std::visit([](const auto& value) { return Json(value); }, reason);
    return json;
}

std::optional<Because> parse_because(std::string_view text) {
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    Because because;
    for (const auto& [key, value] : json.items()) {
        auto reason = reason_of(value);
        if (!reason)
            return std::nullopt;
        because.emplace_back(key, std::move(*reason));
    }
    return because;
}

Json decision_json(const Decision& decision, Instant start) {
    Json json{{"t", seconds_between(start, decision.at)},
              {"decision", word(decision.kind)},
              {"reminders", decision.reminders}};
    if (decision.kind == DecisionKind::prompt)
        json["channel"] = "notification";
    json["because"] = because_json(decision.because);
    return json;
}

Json to_json(const sdbus::Variant& value) {
    Json json;
    if (value.containsValueOfType<Dict>())
        return to_json(value.get<Dict>());
    if (value.containsValueOfType<std::vector<Dict>>())
        return to_json(value.get<std::vector<Dict>>());
    add_first<bool, std::string, double, std::int64_t, std::int32_t, std::uint32_t, std::uint64_t,
              std::vector<std::string>>(json, value);
    return json;
}

Json to_json(const Dict& dict) {
    auto json = Json::object();
    for (const auto& [key, value] : dict)
        json[key] = to_json(value);
    return json;
}

Json to_json(const std::vector<Dict>& dicts) {
    auto json = Json::array();
    for (const auto& dict : dicts)
        json.push_back(to_json(dict));
    return json;
}

Json to_json(const FieldValue& value) {
    return std::visit([](const auto& it) { return Json(it); }, value);
}

Json to_json(const Status& status) {
    auto json = Json::object();
    for (const auto& [name, value] : pack(status))
        json[snake_case(name)] = to_json(value);
    return json;
}

} // namespace unknot
