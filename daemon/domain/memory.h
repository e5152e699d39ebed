// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/effect.h"
#include "daemon/domain/settings.h"
#include "daemon/domain/time.h"
#include "daemon/domain/words.h"

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What the rules remember between two events: plain values, so that a copy of it is a copy of everything,
/// and a stored copy goes on after a restart.
namespace unknot {

/// Time passed since the service first ran; the first three add up to all of it (promise P1).
struct Tally {
    Duration sitting{0};
    Duration standing{0};
    Duration away{0};
    Duration hands{0}; ///< present with input; a part of the first two

    friend bool operator==(const Tally&, const Tally&) = default;
};

/// What is known of keyboard and pointer.
struct HandsAre {
    struct Busy {
        Instant since;
        friend bool operator==(const Busy&, const Busy&) = default;
    };

    struct Resting {
        Instant since;
        friend bool operator==(const Resting&, const Resting&) = default;
    };

    struct Unknown {
        friend bool operator==(const Unknown&, const Unknown&) = default;
    };
};

using Hands = std::variant<HandsAre::Busy, HandsAre::Resting, HandsAre::Unknown>;

/// A sensor's last word.
struct Sensor {
    std::string name;
    Presence presence{};

    friend bool operator==(const Sensor&, const Sensor&) = default;
};

/// More sensors than this are not listened to.
inline constexpr std::size_t max_sensors = 16;

/// An unbroken stretch of sitting.
struct Bout {
    Instant since;
    Duration sitting_before{0}; ///< Tally::sitting when it began

    friend bool operator==(const Bout&, const Bout&) = default;
};

/// The pause by the user: for a length, until a wall time, or until resumed.
struct Pause {
    std::optional<Instant> until;      ///< for a length: no clock on the wall changes it
    std::optional<UtcTime> until_wall; ///< until 15:00: suspend and restart do not change it (P7)

    friend bool operator==(const Pause&, const Pause&) = default;
};

/// One time of day of a reminder, and the last local days on which it came (promise P3: once a day).
struct CameAt {
    TimeOfDay time{0};
    std::vector<LocalDay> days; ///< at most four

    friend bool operator==(const CameAt&, const CameAt&) = default;
};

/// Where one reminder stands. In the order of Settings::reminders.
struct ReminderMemory {
    std::string name;
    Duration satisfied_at{0};         ///< what its clock showed when it was last satisfied
    std::optional<Instant> due_since; ///< due and not answered yet
    bool held = false;                ///< a hold kept it back: debt
    bool returns = false;             ///< back from a snooze or an undone skip: no min_gap
    LocalDay due_day{};               ///< the day on which it became due
    std::optional<Instant> snoozed_until;
    int expired_in_row = 0;
    std::optional<LocalDay> quiet_on; ///< a hint for that day, because it was ignored
    std::vector<CameAt> came;         ///< for times of day

    friend bool operator==(const ReminderMemory&, const ReminderMemory&) = default;
};

/// The last skip, as long as it can be undone.
struct Skip {
    Instant at;
    std::vector<ReminderMemory> before; ///< how the reminders stood

    friend bool operator==(const Skip&, const Skip&) = default;
};

/// The day so far.
struct Day {
    LocalDay day{};
    Duration sitting_before{0}; ///< Tally::sitting when it began
    Duration standing_before{0};
    bool note_told = false; ///< the daily note was given

    friend bool operator==(const Day&, const Day&) = default;
};

/// All of it.
struct Memory {
    Stamp seen;       ///< the last event
    std::string boot; ///< the boot that `seen.now` belongs to; nothing in it means anything in another

    Tally tally;
    Hands hands = HandsAre::Resting{};
    Instant last_use;                                           ///< the last sign of use that is known
    std::array<std::optional<Instant>, signal_count> signals{}; ///< since when each is on
    std::vector<Sensor> sensors;
    Posture posture = Posture::sitting;
    Being being = Being::sitting;
    Instant being_since;
    std::optional<Instant> arrived_at; ///< the last return from away
    std::optional<Bout> bout;

    std::optional<Pause> pause;
    Instant quiet_until; ///< nothing is prompted before: a hold ended, a restart, a panic exit
    std::optional<Instant> prompted_at;
    int last_prompt_id = 0;
    std::optional<Prompt> prompt;
    std::optional<Break> running;
    std::vector<ReminderMemory> reminders;
    std::optional<Skip> skip;
    std::vector<std::string> notes; ///< to be told with the next prompt; at most one a reminder
    Day day;

    friend bool operator==(const Memory&, const Memory&) = default;
};

/// Memory older than this is not taken as going on; also the longest sitting that a power cut may lose (P12).
inline constexpr Duration max_unsaved = std::chrono::minutes{5};

/// After a reboot the boot clock starts anew: moves every instant so that `memory` was last seen as long
/// before `now` as the clock on the wall says (not before it, when that was set back).
void rebase(Memory& memory, const Stamp& now);

} // namespace unknot
