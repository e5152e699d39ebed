// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// One table of every setting: it drives the file, the bus, the command line, the window and the checks.
/// A setting has a dotted name as in the file: `plan`, `timing.min_gap`, `reminders.stretch.every`,
/// `hours.monday`, `holds.call`, `passive_use.inhibit`.
namespace unknot {

enum class FieldType {
    text, ///< any UTF-8 text of at most `most` bytes, no control characters
    word, ///< one of `choices`
    boolean,
    number,   ///< a whole number from `least` to `most`
    duration, ///< "20 s", "1h30"; in seconds from `least` to `most`
    times,    ///< list of at most `most` times of day, "10:30"; kept sorted, each once
    ranges,   ///< list of at most `most` ranges of the day, "09:00-12:30"
};

template <>
struct Words<FieldType> {
    static constexpr WordTable<FieldType, 7> table{{{FieldType::text, "text"},
                                                    {FieldType::word, "word"},
                                                    {FieldType::boolean, "boolean"},
                                                    {FieldType::number, "number"},
                                                    {FieldType::duration, "duration"},
                                                    {FieldType::times, "times"},
                                                    {FieldType::ranges, "ranges"}}};
};

/// The value of a setting as files, bus and people write it. A duration travels as text ("20 s"), or as a
/// whole number of seconds; lists travel as texts.
using FieldValue = std::variant<bool, long, std::string, std::vector<std::string>>;

/// One row of the table.
struct Field {
    std::string name; ///< dotted, see above
    FieldType type{};
    std::string unit; ///< "s" for durations; else empty
    double least = 0; ///< of a number, or of a duration in seconds
    double most = 0;  ///< the same; the greatest length of a text in bytes or of a list
    std::vector<std::string> choices;
    FieldValue fallback; ///< the value the plan in force gives it
    std::string help;    ///< one plain sentence: what it does
};

/// What a field takes, in words: `a duration from 5s to 1h, such as "20s"`.
[[nodiscard]] std::string expectation(const Field& field);

/// The rows for these settings: the fixed ones, then those of each reminder by name.
/// Cost: builds the table; for edits and displays, not for the rules.
[[nodiscard]] std::vector<Field> fields_of(const Settings& settings);

/// The value of a setting. Nothing: there is no setting of that name.
[[nodiscard]] std::optional<FieldValue> get_field(const Settings& settings, std::string_view name);

/// Changes one setting. An unknown reminder's name makes a new reminder, see new_reminder(). Setting `plan`
/// replaces the reminders that a plan decides; those that the user made, and all else, stay. Times of day in
/// `at` set the clock of their reminder to wall, none of them set it back to the plan's. Working hours are in
/// force while any day has a range.
/// Returns nothing when it worked, else one sentence that names the setting and what was expected, and
/// leaves `settings` as they were. The values are checked one by one; check_settings() sees the whole.
[[nodiscard]] std::optional<std::string> set_field(Settings& settings, std::string_view name,
                                                   const FieldValue& value);

/// Removes a reminder. False: there is none of that name.
bool remove_reminder(Settings& settings, std::string_view name);

/// What contradicts itself in settings that are fine one by one; one sentence each, which says what comes of
/// it: the rules work with such settings. Reminders that are not enabled are not looked at. Empty: all is
/// well.
[[nodiscard]] std::vector<std::string> check_settings(const Settings& settings);

} // namespace unknot
