// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/time.h"
#include "daemon/domain/words.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace unknot {

/// A number, a word or a list behind a decision. Durations are seconds.
using Reason = std::variant<bool, double, std::string, std::vector<std::string>>;
/// Why: named numbers, rules and holds, in the order in which they are told (promise P10).
using Because = std::vector<std::pair<std::string, Reason>>;

/// One line of the decision log.
struct Decision {
    Instant at; ///< when it was decided; never before the decision in front of it
    DecisionKind kind{};
    std::vector<std::string> reminders; ///< leader first; empty where none is concerned
    Because because;
};

/// One reminder (with those that ride along) shown to the user, until it is answered.
struct Prompt {
    int id = 0;                         ///< grows by one with each prompt; never used twice in a history
    std::vector<std::string> reminders; ///< the leader first, the others ride along
    Firmness firmness = Firmness::hint; ///< the leader's
    Kind kind = Kind::custom;           ///< the leader's
    Duration length{0};                 ///< of the break the leader asks for
    Instant shown_at;
    Instant asked_at;               ///< last shown again
    int asks = 1;                   ///< how often it was shown; at most Timing::max_asks
    bool in_pause = false;          ///< the hands rested when it was shown
    std::vector<std::string> notes; ///< lines that are told once: "daily_note", "quietened:NAME"

    friend bool operator==(const Prompt&, const Prompt&) = default;
};

/// A pause from sitting or screen that was asked for and runs now.
struct Break {
    std::vector<std::string> reminders; ///< leader first
    Kind kind = Kind::custom;           ///< the leader's
    Firmness firmness = Firmness::ask;
    Duration planned{0};
    Instant started_at;
    Duration counted{0}; ///< of `planned`, up to `counted_at`; does not grow while waiting
    Instant counted_at;
    bool waiting = false;      ///< the hands are busy, the timer waits
    bool by_hand = false;      ///< asked for by the user, not by a prompt
    std::optional<int> prompt; ///< the prompt that led to it

    friend bool operator==(const Break&, const Break&) = default;
};

/// What the service must do; carried out in order.
namespace effect {

/// Show this prompt; again when `asks` > 1 (the earlier showing is replaced).
struct ShowPrompt {
    Prompt prompt;
};

/// The prompt is over; take it off the screen and remember how it ended.
struct ClosePrompt {
    Prompt prompt;
    Answer answer;
    Instant at;
};

struct StartBreak {
    Break running;
};

struct EndBreak {
    Break ended;
    bool finished = false;
    Instant at;
};

/// What this stretch of time was, now that it is over. Stretches follow each other without a gap.
struct PassInterval {
    Being being{};
    Instant from;
    Instant to;
};

/// A hold or a passive use that the history keeps; `to` is now.
struct PassSignal {
    Signal signal{};
    Instant from;
    Instant to;
};

/// A sitting bout is over.
struct PassBout {
    Instant from;
    Instant to;
    Duration sitting{0}; ///< without the short absences in it
};

struct KeepDrink {
    Instant at;
};

struct Decided {
    Decision decision;
};

/// A command could not be carried out; nothing changed. `error` is the last part of a bus error's name.
struct Refused {
    std::string error;
    std::string sentence;
};

} // namespace effect

using Effect = std::variant<effect::ShowPrompt, effect::ClosePrompt, effect::StartBreak, effect::EndBreak,
                            effect::PassInterval, effect::PassSignal, effect::PassBout, effect::KeepDrink,
                            effect::Decided, effect::Refused>;
using Effects = std::vector<Effect>;

} // namespace unknot
