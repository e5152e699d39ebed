// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/cli/exit_code.h"
#include "daemon/cli/session.h"

namespace unknot::cli {

enum class WatchFormat { text, json };

/// Prints a line whenever something changes, also when the service leaves or comes, until SIGINT or SIGTERM.
/// Sleeps in between.
ExitCode watch(Session& session, WatchFormat format);

} // namespace unknot::cli
