// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"

#include <optional>

namespace unknot {

/// A warning when the user has GNOME (48 and later) remind of breaks, too; nothing otherwise. Reads a file
/// when called.
[[nodiscard]] std::optional<Finding> gnome_break_reminders();

} // namespace unknot
