// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/packing.h"

#include "daemon/contract/dict_keys.h"
#include "daemon/domain/duration_text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

namespace unknot {
namespace {

using dict_keys::take;

constexpr Duration longest = std::chrono::days{366};
constexpr UtcTime end_of_time = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1};

/// One property: its name, how it is written, read and compared.
struct Property {
    std::string name;
    std::function<sdbus::Variant(const Status&)> get;
    std::function<void(Status&, const sdbus::Variant&)> set;
    std::function<bool(const Status&, const Status&)> same;
};

template <class Member>
Property plain(const char* name, Member Status::*member) {
    return {name, [member](const Status& status) { return sdbus::Variant{status.*member}; },
            [member](Status& status, const sdbus::Variant& value) { take(value, status.*member); },
            [member](const Status& a, const Status& b) { return a.*member == b.*member; }};
}

/// One that sd-bus refuses to signal.
Property constant(const char* name, std::string Status::*member) {
    auto property = plain(name, member);
    property.same = [](const Status&, const Status&) { return true; };
    return property;
}

template <class Word>
Property word_property(const char* name, Word Status::*member) {
    return {name,
            [member](const Status& status) { return sdbus::Variant{std::string{word(status.*member)}}; },
            [member](Status& status, const sdbus::Variant& value) { take(value, status.*member); },
            [member](const Status& a, const Status& b) { return a.*member == b.*member; }};
}

template <class Member>
struct Reader {
    static Member read(const Dict& dict) { return unpack<Member>(dict); }
};

template <class Value>
struct Reader<std::optional<Value>> {
    static std::optional<Value> read(const Dict& dict) { return unpack_optional<Value>(dict); }
};

template <class Member>
Property dictionary(const char* name, Member Status::*member) {
    return {name, [member](const Status& status) { return sdbus::Variant{pack(status.*member)}; },
            [member](Status& status, const sdbus::Variant& value) {
                if (value.containsValueOfType<Dict>())
                    status.*member = Reader<Member>::read(value.get<Dict>());
            },
            [member](const Status& a, const Status& b) { return shows_the_same(a.*member, b.*member); }};
}

Property reminders_property() {
    return {"Reminders", [](const Status& status) { return sdbus::Variant{pack(status.reminders)}; },
            [](Status& status, const sdbus::Variant& value) {
                if (value.containsValueOfType<std::vector<Dict>>())
                    status.reminders = unpack_all<ReminderStatus>(value.get<std::vector<Dict>>());
            },
            [](const Status& a, const Status& b) { return shows_the_same(a.reminders, b.reminders); }};
}

const std::vector<Property>& properties() {
    static const std::vector<Property> table{constant("Version", &Status::version),
                                             word_property("Presence", &Status::presence),
                                             word_property("Posture", &Status::posture),
                                             dictionary("Being", &Status::being),
                                             dictionary("Bout", &Status::bout),
                                             dictionary("Next", &Status::next),
                                             dictionary("Prompt", &Status::prompt),
                                             dictionary("Break", &Status::running),
                                             plain("Holds", &Status::holds),
                                             dictionary("Pause", &Status::pause),
                                             dictionary("Today", &Status::today),
                                             reminders_property(),
                                             plain("Troubles", &Status::troubles),
                                             plain("CanUndoSkip", &Status::can_undo_skip)};
    return table;
}

} // namespace

double to_seconds(Duration length) {
    return static_cast<double>(length.count()) / 1000.0;
}

std::optional<Duration> from_seconds(double seconds) {
    if (!(std::abs(seconds) <= to_seconds(longest)))
        return std::nullopt;
    return Duration{std::llround(seconds * 1000.0)};
}

std::int64_t to_milliseconds(UtcTime when) {
    return when.time_since_epoch().count();
}

UtcTime from_milliseconds(std::int64_t milliseconds) {
    return UtcTime{std::chrono::milliseconds{milliseconds}};
}

Dict pack(const Status& status) {
    Dict packed;
    for (const auto& property : properties())
        packed[property.name] = property.get(status);
    return packed;
}

void update(Status& status, const Dict& changed) {
    for (const auto& property : properties())
        if (const auto found = changed.find(property.name); found != changed.end())
            property.set(status, found->second);
}

template <>
Status unpack<Status>(const Dict& dict) {
    Status status;
    update(status, dict);
    return status;
}

std::vector<std::string> changed_properties(const Status& told, const Status& now) {
    std::vector<std::string> names;
    for (const auto& property : properties())
        if (!property.same(told, now))
            names.push_back(property.name);
    return names;
}

sdbus::Variant pack(const FieldValue& value) {
    return std::visit([](const auto& it) { return sdbus::Variant{it}; }, value);
}

namespace {

std::optional<FieldValue> seconds_value(double seconds) {
    const auto length = from_seconds(seconds);
    if (!length)
        return std::nullopt;
    if (*length % std::chrono::seconds{1} == Duration{0})
        return static_cast<long>(std::chrono::duration_cast<std::chrono::seconds>(*length).count());
    return duration_text(*length);
}

} // namespace

std::optional<FieldValue> unpack_field_value(const sdbus::Variant& value) {
    if (value.containsValueOfType<bool>())
        return value.get<bool>();
    if (value.containsValueOfType<std::int64_t>())
        return static_cast<long>(value.get<std::int64_t>());
    if (value.containsValueOfType<std::int32_t>())
        return static_cast<long>(value.get<std::int32_t>());
    if (value.containsValueOfType<std::uint32_t>())
        return static_cast<long>(value.get<std::uint32_t>());
    if (value.containsValueOfType<double>())
        return seconds_value(value.get<double>());
    if (value.containsValueOfType<std::string>())
        return value.get<std::string>();
    if (value.containsValueOfType<std::vector<std::string>>())
        return value.get<std::vector<std::string>>();
    return std::nullopt;
}

std::map<std::string, FieldValue> unpack_field_values(const Dict& dict) {
    std::map<std::string, FieldValue> values;
    for (const auto& [name, variant] : dict)
        if (auto value = unpack_field_value(variant))
            values.emplace(name, std::move(*value));
    return values;
}

template <class T>
std::optional<T> option(const Dict& options, const std::string& key) {
    const auto found = options.find(key);
    if (found == options.end())
        return std::nullopt;
    if (!found->second.containsValueOfType<T>())
        throw std::invalid_argument{"the option " + key + " has the wrong type, '" +
                                    std::string{found->second.peekValueType()} + "'"};
    return found->second.get<T>();
}

template std::optional<bool> option(const Dict&, const std::string&);
template std::optional<std::int32_t> option(const Dict&, const std::string&);
template std::optional<std::int64_t> option(const Dict&, const std::string&);
template std::optional<double> option(const Dict&, const std::string&);
template std::optional<std::string> option(const Dict&, const std::string&);

std::optional<Duration> duration_option(const Dict& options, const std::string& key) {
    const auto seconds = option<double>(options, key);
    if (!seconds)
        return std::nullopt;
    if (const auto length = from_seconds(*seconds))
        return length;
    throw std::invalid_argument{"the option " + key + " is not a length in seconds of at most 366 days"};
}

std::optional<UtcTime> instant_option(const Dict& options, const std::string& key) {
    const auto milliseconds = option<std::int64_t>(options, key);
    if (!milliseconds)
        return std::nullopt;
    if (*milliseconds < 0 || from_milliseconds(*milliseconds) >= end_of_time)
        throw std::invalid_argument{"the option " + key +
                                    " is not a time in milliseconds since 1970, before the year 10000"};
    return from_milliseconds(*milliseconds);
}

} // namespace unknot
