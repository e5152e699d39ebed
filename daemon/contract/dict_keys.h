// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/packing.h"

#include <tuple>
#include <type_traits>

/// How one table of keys drives a struct into a dictionary and back. Only for packing_*.cpp.
namespace unknot::dict_keys {

/// A key of the contract and the member that it carries.
template <class Struct, class Member>
struct Key {
    const char* name;
    Member Struct::*member;
};

/// Specialised for each struct: a tuple of Key, `table`.
template <class Struct>
struct Keys;

template <class Value>
concept Plain = std::is_same_v<Value, bool> || std::is_same_v<Value, int> || std::is_same_v<Value, double> ||
    std::is_same_v<Value, std::string> || std::is_same_v<Value, std::vector<std::string>>;

template <class Value>
concept Word = std::is_enum_v<Value>;

template <Plain Value>
void put(Dict& dict, const char* key, const Value& value) {
    dict[key] = sdbus::Variant{value};
}

template <Word Value>
void put(Dict& dict, const char* key, Value value) {
    dict[key] = sdbus::Variant{std::string{word(value)}};
}

inline void put(Dict& dict, const char* key, Duration length) {
    dict[key] = sdbus::Variant{to_seconds(length)};
}

inline void put(Dict& dict, const char* key, UtcTime when) {
    dict[key] = sdbus::Variant{to_milliseconds(when)};
}

inline void put(Dict& dict, const char* key, const FieldValue& value) {
    dict[key] = pack(value);
}

template <class Value>
void put(Dict& dict, const char* key, const std::optional<Value>& value) {
    if (value)
        put(dict, key, *value);
}

template <Plain Value>
void take(const sdbus::Variant& variant, Value& value) {
    if (variant.containsValueOfType<Value>())
        value = variant.get<Value>();
}

template <Word Value>
void take(const sdbus::Variant& variant, Value& value) {
    if (!variant.containsValueOfType<std::string>())
        return;
    if (const auto known = from_word<Value>(variant.get<std::string>()))
        value = *known;
}

inline void take(const sdbus::Variant& variant, Duration& length) {
    if (variant.containsValueOfType<double>())
        length = from_seconds(variant.get<double>()).value_or(length);
}

inline void take(const sdbus::Variant& variant, UtcTime& when) {
    if (variant.containsValueOfType<std::int64_t>())
        when = from_milliseconds(variant.get<std::int64_t>());
}

inline void take(const sdbus::Variant& variant, FieldValue& value) {
    if (auto known = unpack_field_value(variant))
        value = std::move(*known);
}

/// A word that is not known here is nothing.
template <Word Value>
void take(const sdbus::Variant& variant, std::optional<Value>& value) {
    if (variant.containsValueOfType<std::string>())
        value = from_word<Value>(variant.get<std::string>());
}

template <class Value>
void take(const sdbus::Variant& variant, std::optional<Value>& value) {
    Value known{};
    take(variant, known);
    value = std::move(known);
}

template <class Struct>
[[nodiscard]] Dict pack_keys(const Struct& value) {
    Dict dict;
    std::apply([&](const auto&... key) { (put(dict, key.name, value.*key.member), ...); },
               Keys<Struct>::table);
    return dict;
}

template <class Struct>
[[nodiscard]] Struct unpack_keys(const Dict& dict) {
    Struct value;
    const auto take_key = [&](const auto& key) {
        if (const auto found = dict.find(key.name); found != dict.end())
            take(found->second, value.*key.member);
    };
    std::apply([&](const auto&... key) { (take_key(key), ...); }, Keys<Struct>::table);
    return value;
}

} // namespace unknot::dict_keys
