// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/time.h"

#include <string>

namespace unknot {

/// The time of this moment on CLOCK_BOOTTIME, rounded down: a deadline that is reached is never seen as
/// ahead.
[[nodiscard]] Instant boot_now();

/// The id of the running boot; instants of another boot mean nothing. Throws when the kernel does not tell.
[[nodiscard]] std::string boot_id();

/// How long the machine slept since boot, as CLOCK_BOOTTIME - CLOCK_MONOTONIC. The two cannot be read at one
/// moment, so a difference has noise; this takes it away.
class SleepCounter {
public:
    /// Exact to a few milliseconds; never decreases, and increases only when the machine has slept.
    [[nodiscard]] Duration asleep_since_boot();

    /// The same for a difference measured elsewhere.
    [[nodiscard]] Duration settle(Duration measured);

private:
    Duration asleep_{0};
};

} // namespace unknot
