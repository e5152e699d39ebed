// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/effect.h"
#include "daemon/domain/time.h"
#include "daemon/domain/words.h"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What the history keeps: things that happened, in UTC. Boot times mean nothing after a reboot, so they are
/// converted on the way in, by the stamp of the moment at which they were told.
namespace unknot::history {

/// The zone in force when something happened.
struct ZoneThen {
    std::string name;               ///< "Europe/Berlin"
    std::chrono::seconds offset{0}; ///< local time minus UTC

    friend bool operator==(const ZoneThen&, const ZoneThen&) = default;
};

namespace fact {

struct Interval {
    Being being{};
    UtcTime from;
    UtcTime to;
    friend bool operator==(const Interval&, const Interval&) = default;
};

struct Bout {
    UtcTime from;
    UtcTime to;
    Duration sitting{0};
    friend bool operator==(const Bout&, const Bout&) = default;
};

/// Written when it is over; until then the schedule remembers it.
struct Prompt {
    int number = 0; ///< unknot::Prompt::id
    std::vector<std::string> reminders;
    Kind kind{};
    Firmness firmness{};
    Duration length{0};
    UtcTime shown;
    UtcTime closed;
    int asks = 1;
    bool in_pause = false;
    Answer answer{};
    friend bool operator==(const Prompt&, const Prompt&) = default;
};

struct Break {
    std::vector<std::string> reminders;
    Kind kind{};
    Firmness firmness{};
    UtcTime from;
    UtcTime to;
    Duration planned{0};
    Duration counted{0};
    bool finished = false;
    bool by_hand = false;
    std::optional<int> prompt; ///< Prompt::number
    friend bool operator==(const Break&, const Break&) = default;
};

/// A reason not to prompt, or a passive use, that was there.
struct Hold {
    Signal signal{};
    UtcTime from;
    UtcTime to;
    friend bool operator==(const Hold&, const Hold&) = default;
};

struct Drink {
    UtcTime at;
    friend bool operator==(const Drink&, const Drink&) = default;
};

struct Decision {
    UtcTime at;
    DecisionKind kind{};
    std::vector<std::string> reminders;
    Because because;
    friend bool operator==(const Decision&, const Decision&) = default;
};

} // namespace fact

using Happening = std::variant<fact::Interval, fact::Bout, fact::Prompt, fact::Break, fact::Hold, fact::Drink,
                               fact::Decision>;

/// One row to be.
struct Fact {
    Happening happening;
    ZoneThen zone;
    friend bool operator==(const Fact&, const Fact&) = default;
};

/// The UTC time of a boot instant, by what both clocks show at `now`. Lengths between two instants stay what
/// they are, whoever set the wall clock in between.
[[nodiscard]] constexpr UtcTime utc_of(Instant instant, const Stamp& now) {
    return now.utc - (now.now - instant);
}

/// What is to be kept of an effect; nothing for those that only concern the moment. `at` is the stamp of the
/// event that had this effect, `zone_name` the zone in force.
[[nodiscard]] std::optional<Fact> fact_of(const Effect& effect, const Stamp& at,
                                          const std::string& zone_name);

} // namespace unknot::history
