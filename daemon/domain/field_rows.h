// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/field_values.h"

#include <string>
#include <string_view>
#include <vector>

/// The one table of settings, in two parts: those that are always there, and those that each reminder has.
/// Only for settings_fields.cpp.
namespace unknot::field_rows {

/// What is fixed about a setting, and the way to its value within an `Owner`.
template <class Owner>
struct Row {
    Field field; ///< without `fallback`
    FieldValue (*get)(const Owner&);
    bool (*set)(Owner&, const FieldValue&, field_values::Limits);
};

/// Dotted names, as in the file.
[[nodiscard]] const std::vector<Row<Settings>>& of_settings();

/// The last part of the names only.
[[nodiscard]] const std::vector<Row<Reminder>>& of_reminders();

/// The row of that name, or nullptr.
template <class Owner>
[[nodiscard]] const Row<Owner>* find(const std::vector<Row<Owner>>& rows, std::string_view name) {
    for (const auto& row : rows)
        if (row.field.name == name)
            return &row;
    return nullptr;
}

} // namespace unknot::field_rows
