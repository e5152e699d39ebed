// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/schedule.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace unknot::test {

/// The text behind a reason of a decision; empty when it has none of that name.
[[nodiscard]] std::string reason(const Decision& decision, std::string_view key);
/// The number behind a reason; nothing when it has none of that name.
[[nodiscard]] std::optional<double> number(const Decision& decision, std::string_view key);
/// Is it within the working hours at that local time? Reckoned minute by minute, apart from the domain.
[[nodiscard]] bool open_at(const Settings& settings, LocalTime time);

/// What anybody knows who sees only the events and the effects: reckoned apart from the rules, to hold
/// against them. Instants move with the boot, see shift().
struct Books {
    explicit Books(Instant start) : began{start}, free_since{start} {}

    Instant began;                                  ///< when everything began
    std::map<Signal, Instant> on;                   ///< since when each signal is on
    std::optional<Instant> pause_until;             ///< the pause for a length
    std::optional<UtcTime> pause_until_wall;        ///< the pause until a time on the wall
    bool paused = false;                            ///< with an end or without
    std::optional<Instant> last_held;               ///< the last moment that a signal or a pause held
    std::optional<Instant> arrived;                 ///< the last return from away
    std::optional<Instant> last_prompt;             ///< shown for the first time
    std::optional<int> open_prompt;                 ///< the one that is not closed
    std::optional<Instant> wall_changed;            ///< somebody set the clock, or the offset changed
    Instant free_since;                             ///< nothing has kept prompts back since then
    std::map<std::string, Instant> due;             ///< due and not answered
    std::map<std::string, Instant> snoozed;         ///< until when
    std::set<std::string> returning;                ///< back from a snooze or an undone skip
    std::map<std::string, std::set<LocalDay>> came; ///< "name time" of times of day, and on which days

    /// An event has come, at that moment: what ended by itself until then.
    void pass(const Settings& settings, const Stamp& at);
    /// The rules decided this.
    void take(const Decision& decision);
    /// The event has done what it does.
    void take(const Event& event, const Stamp& at);
    /// Nobody remembers what the desktop reported.
    void forget_desktop();
    /// A new boot: every instant moves.
    void shift(Duration by);

    [[nodiscard]] bool pause_is_over(const Stamp& at) const;

private:
    void resolve(const std::string& name);
    void take_due(const Decision& decision, const std::string& name);
};

} // namespace unknot::test
