// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

namespace unknot::test {

/// Environment variables by name. In a list of changes, no value means: not set.
using Variables = std::map<std::string, std::optional<std::string>>;

/// Changes the environment of the test itself, and restores it at the end. For code that reads the
/// environment in this process; a Process is handed its variables when it starts.
class ChangedVariables {
public:
    explicit ChangedVariables(const Variables& changes);
    ~ChangedVariables();
    ChangedVariables(const ChangedVariables&) = delete;
    ChangedVariables& operator=(const ChangedVariables&) = delete;

private:
    Variables before_;
};

/// The environment of the test less all that leads to the desktop, bus, home or systemd of whoever runs it.
[[nodiscard]] Variables neutral_environment();

} // namespace unknot::test
