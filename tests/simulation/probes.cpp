// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/probes.h"

#include "tests/simulation/books.h"

namespace unknot::test {

namespace {

void see(const Prompt& prompt, Probes& seen) {
    if (prompt.asks > 1) {
        ++seen.asked_again;
        return;
    }
    ++seen.prompts;
    seen.prompts_in_pause += prompt.in_pause;
    seen.merged += prompt.reminders.size() > 1;
    for (const std::string& note : prompt.notes)
        seen.quietened += note.starts_with("quietened");
}

void see(const Decision& decision, Probes& seen) {
    const DecisionKind kind = decision.kind;
    const std::string why = reason(decision, "why");
    seen.due += kind == DecisionKind::due;
    seen.undone += kind == DecisionKind::due && why == "skip_undone";
    seen.times_of_day += kind == DecisionKind::due && why == "time_of_day";
    seen.held += kind == DecisionKind::held;
    seen.withdrawn += kind == DecisionKind::withdraw;
    seen.credits += kind == DecisionKind::credit;
    seen.drops += kind == DecisionKind::drop;
    seen.day_ended += kind == DecisionKind::drop && why == "day_ended";
    seen.breaks += kind == DecisionKind::break_start;
    seen.breaks_by_themselves += kind == DecisionKind::break_start && why == "itself";
    seen.breaks_given_up += kind == DecisionKind::break_end && why == "kept_typing";
    seen.breaks_ended_by_hold += kind == DecisionKind::break_end && why == "hold";
    seen.panics += kind == DecisionKind::break_end && why == "panic";
    seen.snoozes += kind == DecisionKind::snooze;
    seen.skips += kind == DecisionKind::skip;
    seen.expired += kind == DecisionKind::expire && why == "no_answer";
    seen.closed += kind == DecisionKind::expire && why == "closed";
    seen.bouts += kind == DecisionKind::bout_end;
}

} // namespace

void seen_effect(const Effect& effect, Probes& seen) {
    if (const auto* shown = std::get_if<effect::ShowPrompt>(&effect))
        see(shown->prompt, seen);
    else if (const auto* decided = std::get_if<effect::Decided>(&effect))
        see(decided->decision, seen);
    else if (const auto* ended = std::get_if<effect::EndBreak>(&effect))
        seen.breaks_finished += ended->finished;
    else if (std::holds_alternative<effect::Refused>(effect))
        ++seen.refused;
}

void add(Probes& sum, const Probes& more) {
    for (const auto& [name, count] : named_probes)
        sum.*count += more.*count;
}

} // namespace unknot::test
