// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/cli/trace.h"
#include "daemon/domain/schedule.h"

#include <functional>

namespace unknot::cli {

/// What came out of a simulation in all.
struct SimulationSummary {
    Duration length{0};
    Duration sitting{0};
    Duration standing{0};
    Duration away{0};
    int bouts = 0; ///< the one that is not over at the end included
    Duration longest_bout{0};
    int prompts = 0;
    int in_pause = 0; ///< of these, shown while the hands rested
};

/// Told each decision in order; `since_start` is how far into the trace it was made.
using OnDecision = std::function<void(const Decision& decision, Duration since_start)>;
/// Asked when a prompt is shown (also again): when and how it would be answered; for traces without answers.
using OnPrompt = std::function<std::optional<TimedStep>(const Prompt& prompt, Duration since_start)>;

/// The instant at which each trace starts: some time after boot, as on any desktop.
inline constexpr Instant simulation_beginning{std::chrono::minutes{1}};

/// Runs the rules over a trace, without a desktop and without waiting. Throws std::runtime_error for a zone
/// that the system does not know. Cost: about a microsecond a step and a wake-up.
SimulationSummary simulate(const Trace& trace, Settings settings, const OnDecision& on_decision,
                           const OnPrompt& on_prompt = {});

} // namespace unknot::cli
