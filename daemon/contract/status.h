// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/effect.h"
#include "daemon/domain/settings.h"
#include "daemon/domain/snapshot.h"
#include "daemon/domain/time.h"
#include "daemon/domain/words.h"

#include <optional>
#include <string>
#include <vector>

/// The properties of the bus contract as values. Instants are UTC, since boot time means nothing to others.
/// The service makes them by status_of(), clients get them back; both by packing.h.
namespace unknot {

struct BeingStatus {
    Being what = Being::sitting;
    UtcTime since{};

    friend bool operator==(const BeingStatus&, const BeingStatus&) = default;
};

struct BoutStatus {
    UtcTime since{};
    Duration sitting{0}; ///< up to `as_of`; grows on while `counting`
    UtcTime as_of{};
    bool counting = false;

    friend bool operator==(const BoutStatus&, const BoutStatus&) = default;
};

struct NextStatus {
    std::string reminder{};
    UtcTime at{};

    friend bool operator==(const NextStatus&, const NextStatus&) = default;
};

struct PromptStatus {
    int id = 0;
    std::vector<std::string> reminders{}; ///< leader first
    Kind kind = Kind::custom;
    Firmness firmness = Firmness::hint;
    Duration length{0};
    UtcTime shown_at{};
    int asks = 1;
    std::string title{};
    std::string body{};

    friend bool operator==(const PromptStatus&, const PromptStatus&) = default;
};

struct BreakStatus {
    std::vector<std::string> reminders{}; ///< leader first
    Kind kind = Kind::custom;
    Firmness firmness = Firmness::ask;
    Duration planned{0};
    Duration counted{0}; ///< up to `as_of`; grows on unless `waiting`
    UtcTime as_of{};
    bool waiting = false;
    UtcTime started_at{};

    friend bool operator==(const BreakStatus&, const BreakStatus&) = default;
};

struct PauseStatus {
    std::optional<UtcTime> until{}; ///< nothing: until resumed

    friend bool operator==(const PauseStatus&, const PauseStatus&) = default;
};

struct TodayStatus {
    std::string day{}; ///< "2026-03-02"
    Duration sitting{0};
    Duration standing{0};
    UtcTime as_of{};
    std::optional<Being> counting{}; ///< what grows on; nothing while away

    friend bool operator==(const TodayStatus&, const TodayStatus&) = default;
};

struct ReminderStatus {
    std::string name{};
    Kind kind = Kind::custom;
    bool enabled = true;
    bool rides_along = false;
    Duration counted{0};
    Duration every{0};
    std::optional<UtcTime> due_at{};
    bool due = false;
    bool held = false;
    std::optional<UtcTime> snoozed_until{};
    bool quietened = false;

    friend bool operator==(const ReminderStatus&, const ReminderStatus&) = default;
};

/// All properties. The default is what a client may take for granted of a service that says nothing.
struct Status {
    std::string version{};
    Presence presence = Presence::present;
    Posture posture = Posture::sitting;
    BeingStatus being;
    std::optional<BoutStatus> bout{};
    std::optional<NextStatus> next{};
    std::optional<PromptStatus> prompt{};
    std::optional<BreakStatus> running{};
    std::vector<std::string> holds{}; ///< words of Hold, most telling first; a newer service may know others
    std::optional<PauseStatus> pause{};
    TodayStatus today;
    std::vector<ReminderStatus> reminders{};
    std::vector<std::string> troubles{};
    bool can_undo_skip = false;

    friend bool operator==(const Status&, const Status&) = default;
};

/// The UTC time of an instant, if nobody set the clock in between.
[[nodiscard]] constexpr UtcTime utc_of(Instant when, const Stamp& now) {
    return now.utc + (when - now.now);
}

/// What the snapshot says, but for `version` and `troubles`. `now` is the moment the snapshot was taken at.
[[nodiscard]] Status status_of(const Snapshot& snapshot, const Stamp& now, const Settings& settings);

/// With its words, as the notification shows them.
[[nodiscard]] PromptStatus prompt_status(const Prompt& prompt, const Stamp& now, const Settings& settings);
[[nodiscard]] BreakStatus break_status(const Break& running, const Stamp& now);
[[nodiscard]] ReminderStatus reminder_status(const ReminderView& view, const Stamp& now);

/// Would a client that knows `before`, and counts on by itself, show the same as for `after`? UTC instants
/// that are made of boot time wander by a little, which is no reason to signal a change: compare with what
/// was sent last, so that small steps cannot add up.
[[nodiscard]] bool shows_the_same(const BeingStatus& before, const BeingStatus& after);
[[nodiscard]] bool shows_the_same(const BoutStatus& before, const BoutStatus& after);
[[nodiscard]] bool shows_the_same(const NextStatus& before, const NextStatus& after);
[[nodiscard]] bool shows_the_same(const PromptStatus& before, const PromptStatus& after);
[[nodiscard]] bool shows_the_same(const BreakStatus& before, const BreakStatus& after);
[[nodiscard]] bool shows_the_same(const PauseStatus& before, const PauseStatus& after);
[[nodiscard]] bool shows_the_same(const TodayStatus& before, const TodayStatus& after);
[[nodiscard]] bool shows_the_same(const ReminderStatus& before, const ReminderStatus& after);

template <class T>
[[nodiscard]] bool shows_the_same(const std::optional<T>& before, const std::optional<T>& after) {
    return before && after ? shows_the_same(*before, *after) : before.has_value() == after.has_value();
}

[[nodiscard]] bool shows_the_same(const std::vector<ReminderStatus>& before,
                                  const std::vector<ReminderStatus>& after);

/// What grows on by itself, counted up to a moment.
[[nodiscard]] Duration sitting_at(const BoutStatus& bout, UtcTime when);
[[nodiscard]] Duration sitting_at(const TodayStatus& today, UtcTime when);
[[nodiscard]] Duration standing_at(const TodayStatus& today, UtcTime when);
/// At most the planned length.
[[nodiscard]] Duration counted_at(const BreakStatus& running, UtcTime when);

} // namespace unknot
