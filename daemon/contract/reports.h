// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/settings_fields.h"
#include "daemon/domain/time.h"

#include <optional>
#include <string>
#include <vector>

/// What the methods of the bus contract answer, as values; packing.h carries them across.
namespace unknot {

/// One day of GetDays.
struct DayReport {
    std::string day; ///< "2026-03-02"
    Duration sitting{0};
    Duration standing{0};
    Duration away{0};
    int bouts = 0;
    Duration longest_bout{0};
    int prompts = 0;
    int done = 0;
    int started = 0;
    int snoozed = 0;
    int skipped = 0;
    int expired = 0;
    int credited = 0;
    int withdrawn = 0;
    int breaks = 0;
    int breaks_finished = 0;
    Duration break_time{0};
    int drinks = 0;

    friend bool operator==(const DayReport&, const DayReport&) = default;
};

/// One decision of Explain.
struct DecisionReport {
    UtcTime at{};
    std::string decision; ///< a word of DecisionKind; a newer service may know others
    std::vector<std::string> reminders;
    std::string because; ///< a JSON object, see decision_json.h
    std::string sentence;

    friend bool operator==(const DecisionReport&, const DecisionReport&) = default;
};

/// One line of Doctor.
struct Finding {
    std::string part;
    bool works = false;
    std::string detail;
    std::optional<std::string> remedy;

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// Where the value of a setting comes from.
enum class Origin { plan, file };

template <>
struct Words<Origin> {
    static constexpr WordTable<Origin, 2> table{{{Origin::plan, "plan"}, {Origin::file, "file"}}};
};

/// One row of GetSettingFields.
struct FieldReport {
    std::string name;
    FieldType type = FieldType::text;
    std::string unit;
    double least = 0;
    double most = 0;
    std::vector<std::string> choices;
    FieldValue fallback;
    Origin origin = Origin::plan;
    std::string help;

    friend bool operator==(const FieldReport&, const FieldReport&) = default;
};

[[nodiscard]] inline FieldReport field_report(Field field, Origin origin) {
    return {std::move(field.name),
            field.type,
            std::move(field.unit),
            field.least,
            field.most,
            std::move(field.choices),
            std::move(field.fallback),
            origin,
            std::move(field.help)};
}

} // namespace unknot
