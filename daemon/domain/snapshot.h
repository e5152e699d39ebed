// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/effect.h"
#include "daemon/domain/time.h"
#include "daemon/domain/words.h"

#include <optional>
#include <string>
#include <vector>

namespace unknot {

/// Where one reminder stands.
struct ReminderView {
    std::string name;
    Kind kind{};
    bool enabled = true;
    bool rides_along = false;
    Duration counted{0}; ///< on its clock, since it was last satisfied
    Duration every{0};
    std::optional<Instant> due_at; ///< when it will be due if nothing changes; nothing while its clock stands
    bool due = false;              ///< due and not yet shown
    bool held = false;             ///< due, and a hold keeps it back: debt
    std::optional<Instant> snoozed_until;
    bool quietened = false; ///< a hint for the rest of the day: it was ignored too often
};

/// Everything a client may show, at one moment. Clients get instants and count themselves.
struct Snapshot {
    Instant at;
    Presence presence{};
    bool presence_known = true; ///< false: no source of input on this desktop
    Posture posture{};
    Being being{};
    Instant being_since;
    std::vector<Signal> signals; ///< what the desktop reports now
    std::vector<Hold> holds;     ///< why nothing would be prompted now; most telling first
    bool paused = false;
    std::optional<UtcTime> paused_until; ///< nothing while paused: until resumed
    bool in_bout = false;
    Instant bout_since;
    Duration bout_sitting{0}; ///< sitting in this bout, short absences not counted
    Duration sitting{0};      ///< since the service first ran, like the two below
    Duration standing{0};
    Duration away{0};
    Duration sitting_today{0};
    Duration standing_today{0};
    std::optional<Prompt> prompt;
    std::optional<Break> running; ///< the break that runs
    std::optional<std::string> next_reminder;
    std::optional<Instant>
        next_at; ///< when the next prompt is expected; nothing while away or held without end
    std::vector<ReminderView> reminders;
    bool can_undo_skip = false;
};

struct Scene;

/// What the scene looks like.
[[nodiscard]] Snapshot view(const Scene& scene);

} // namespace unknot
