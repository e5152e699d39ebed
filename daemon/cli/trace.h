// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/event.h"
#include "daemon/domain/time.h"

#include <iosfwd>
#include <string>
#include <variant>
#include <vector>

/// The trace format of `unknot simulate`: JSON Lines, public, documented in docs/trace.md.
namespace unknot::cli {

/// What a line of a trace does at its moment.
namespace step {

/// Continuous input begins or ends.
struct Input {
    bool begins = true;
};

/// A signal begins or ends; `suspended` stops the monotonic clock meanwhile.
struct Switch {
    Signal signal{};
    bool begins = true;
};

/// Anything the user does.
struct Happens {
    Event event;
};

/// Somebody sets the clock on the wall, or travels.
struct WallSet {
    UtcTime to;
};

struct ZoneSet {
    std::string zone;
};

} // namespace step

using Step = std::variant<step::Input, step::Switch, step::Happens, step::WallSet, step::ZoneSet>;

struct TimedStep {
    Duration at{0}; ///< from the start
    Step step;
};

struct Trace {
    UtcTime wall{}; ///< at the start
    std::string zone = "UTC";
    std::vector<TimedStep> steps; ///< in order
    Duration end{0};
};

/// Reads a trace. An empty one is a trace of no length. Throws UsageError naming `file_name`, the line and
/// what was expected.
[[nodiscard]] Trace read_trace(std::istream& lines, const std::string& file_name);

} // namespace unknot::cli
