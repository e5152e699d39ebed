// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/commands.h"
#include "daemon/contract/names.h"
#include "daemon/contract/sentences.h"

#include <algorithm>

namespace unknot::cli {
namespace {

struct Options {
    unsigned last = 20;
    bool json = false;
};

Json report_json(const DecisionReport& report) {
    return Json{{"at", to_milliseconds(report.at)},
                {"decision", report.decision},
                {"reminders", report.reminders},
                {"because", because_json(parse_because(report.because).value_or(Because{}))},
                {"sentence", report.sentence}};
}

void say_as_json(Session& session, const std::vector<DecisionReport>& reports) {
    auto json = Json::array();
    for (const auto& report : reports)
        json.push_back(report_json(report));
    session.say_json(json);
}

/// A heading for each day, then its decisions.
void say_as_text(Session& session, const std::vector<DecisionReport>& reports) {
    const auto zone_name = zone_in_force();
    std::string day_above;
    for (const auto& report : reports) {
        const auto when = to_local(report.at, zone_at(report.at, zone_name));
        const auto day = day_text(std::chrono::floor<std::chrono::days>(when));
        if (day != day_above)
            session.say(session.paint().bold(day));
        day_above = day;
        session.say(time_text(when) + ' ' + report.sentence);
    }
}

ExitCode explain(Session& session, const Options& options) {
    const auto reports = session.client().explain(options.last);
    if (options.json)
        say_as_json(session, reports);
    else if (reports.empty())
        session.say("nothing has been decided yet");
    else
        say_as_text(session, reports);
    return ExitCode::ok;
}

} // namespace

void add_explain(CLI::App& program, Action& chosen) {
    const auto options = std::make_shared<Options>();
    auto* command = add_command(program, {"explain", "Say why a reminder came, or did not",
                                          "unknot explain\n"
                                          "unknot explain --last 5\n"
                                          "unknot explain --json | jq '.[-1].because'"});
    command->add_option("--last", options->last, "How many decisions, the newest last")
        ->check(CLI::Range(1U, bus::most_rows))
        ->capture_default_str();
    add_json_flag(command, options->json);
    on_chosen(command, chosen, [options](Session& session) { return explain(session, *options); });
}

} // namespace unknot::cli
