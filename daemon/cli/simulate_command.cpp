// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/commands.h"
#include "daemon/cli/past_days.h"
#include "daemon/cli/simulation.h"
#include "daemon/config_file.h"

#include <cmath>
#include <fstream>

namespace unknot::cli {
namespace {

struct Options {
    std::string trace;
    std::string config;
    unsigned from_history = 0;
};

Settings settings_for(const Options& options) {
    const auto file = options.config.empty() ? config_path() : std::filesystem::path{options.config};
    if (!options.config.empty() && !std::filesystem::exists(file))
        throw UsageError{"there is no config file " + options.config};
    const Config config = load_config(file);
    if (!config.settings)
        throw UsageError{config.problems.front()};
    return *config.settings;
}

Trace trace_for(Session& session, const Options& options) {
    if (options.from_history > 0)
        return past_days(session, options.from_history);
    if (options.trace == "-")
        return read_trace(std::cin, "standard input");
    std::ifstream file{options.trace};
    if (!file || std::filesystem::is_directory(options.trace))
        throw UsageError{"cannot read the trace " + options.trace};
    return read_trace(file, options.trace);
}

double rounded(double number) {
    return std::round(number * 1000) / 1000;
}

Json summary_json(const SimulationSummary& summary) {
    const double present_hours = to_seconds(summary.sitting + summary.standing) / 3600;
    const double per_hour = present_hours > 0 ? summary.prompts / present_hours : 0;
    const double in_pause = summary.prompts > 0 ? double(summary.in_pause) / summary.prompts : 0;
    return Json{{"t", to_seconds(summary.length)},
                {"decision", "summary"},
                {"sitting_s", to_seconds(summary.sitting)},
                {"standing_s", to_seconds(summary.standing)},
                {"away_s", to_seconds(summary.away)},
                {"bouts", summary.bouts},
                {"longest_bout_s", to_seconds(summary.longest_bout)},
                {"prompts", summary.prompts},
                {"prompts_per_hour", rounded(per_hour)},
                {"in_pause", rounded(in_pause)}};
}

/// The past says when somebody was there, not what was answered: everything is done after half a minute.
std::optional<TimedStep> done_soon(const Prompt& prompt, Duration since_start) {
    if (prompt.asks > 1 || prompt.firmness == Firmness::hint)
        return std::nullopt;
    return TimedStep{since_start + std::chrono::seconds{30},
                     step::Happens{event::Answered{event::Reply::done, std::nullopt, prompt.id}}};
}

ExitCode run_simulation(Session& session, const Options& options) {
    if (options.trace.empty() == (options.from_history == 0))
        throw UsageError{"expected a trace file, or --from-history DAYS"};
    const Settings settings = settings_for(options);
    const Trace trace = trace_for(session, options);
    if (trace.steps.empty() && trace.end == Duration{0}) {
        session.say_json(summary_json({}));
        return ExitCode::ok;
    }
    const auto print = [&](const Decision& decision, Duration) {
        session.say_json(decision_json(decision, simulation_beginning));
    };
    session.say_json(summary_json(
        simulate(trace, settings, print, options.from_history > 0 ? OnPrompt{done_soon} : OnPrompt{})));
    return ExitCode::ok;
}

} // namespace

void add_simulate(CLI::App& program, Action& chosen) {
    const auto options = std::make_shared<Options>();
    auto* command = add_command(
        program,
        {"simulate", "Run the rules over a trace, or over days of the history",
         "unknot simulate day.jsonl\n"
         "unknot simulate day.jsonl --config trial.toml | tail -n 1\n"
         "unknot simulate --from-history 7 --config trial.toml | jq 'select(.decision == \"prompt\")'",
         "One JSON object a decision, the last one is a summary. The format of traces is described in\n"
         "docs/trace.md. With --from-history every prompt counts as done after 30 seconds."});
    command->add_option("TRACE", options->trace, "JSON Lines; - reads standard input");
    command->add_option("--config", options->config, "Settings to try, instead of those in use");
    command->add_option("--from-history", options->from_history, "Take the last so many days as the trace")
        ->check(CLI::Range(1U, 366U));
    on_chosen(command, chosen, [options](Session& session) { return run_simulation(session, *options); });
}

} // namespace unknot::cli
