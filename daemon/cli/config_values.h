// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"
#include "daemon/domain/settings_fields.h"

#include <string>
#include <string_view>
#include <vector>

/// Settings as people write and read them on the command line.
namespace unknot::cli {

/// The type of a setting by the table of the service; for a reminder that is not there yet, the type of the
/// same setting of another one. Text when nothing is known: the service will say.
[[nodiscard]] FieldType type_of(std::string_view name, const std::vector<FieldReport>& fields);

/// The words behind the name as a value of that type. Lists are separated by commas or are several words.
/// Throws UsageError when they are no value of that type; whether the value fits is for the service to say.
[[nodiscard]] FieldValue value_of(std::string_view name, FieldType type,
                                  const std::vector<std::string>& words);

/// As value_of() would read it.
[[nodiscard]] std::string value_text(const FieldValue& value);

} // namespace unknot::cli
