// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/cli/paint.h"
#include "daemon/contract/status.h"
#include "daemon/contract/watcher.h"

#include <string>
#include <vector>

/// How `unknot status` reads. Pure.
namespace unknot::cli {

/// A few lines: what goes on, what comes next, the day, what holds.
[[nodiscard]] std::vector<std::string> status_lines(const Status& status, const Stamp& now,
                                                    const Paint& paint);

/// The same in one line, in times of day instead of lengths: it stays as it is until something changes.
[[nodiscard]] std::string status_line(const Status& status, const Zone& zone);

/// What was seen, in one line without its time; empty for what status_line() shows better.
[[nodiscard]] std::string seen_line(const Seen& seen);

} // namespace unknot::cli
