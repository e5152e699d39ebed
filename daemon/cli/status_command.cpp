// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/commands.h"
#include "daemon/cli/status_text.h"
#include "daemon/cli/watch.h"

namespace unknot::cli {
namespace {

struct Options {
    bool json = false;
    bool watch = false;
};

ExitCode show(Session& session, const Options& options) {
    if (options.watch)
        return watch(session, options.json ? WatchFormat::json : WatchFormat::text);
    const auto status = session.client().status();
    if (options.json)
        session.say_json(to_json(status));
    else
        for (const auto& line : status_lines(status, session.now(), session.paint()))
            session.say(line);
    return ExitCode::ok;
}

} // namespace

void add_status(CLI::App& program, Action& chosen) {
    const auto options = std::make_shared<Options>();
    auto* command =
        add_command(program, {"status", "Show how long you have been sitting, and what comes next",
                              "unknot status\n"
                              "unknot status --watch\n"
                              "unknot status --json | jq .bout.sitting_s",
                              "In JSON, times are milliseconds since 1970 in UTC and lengths are "
                              "seconds, as on the bus.\nWith --watch, JSON comes one object a "
                              "line."});
    add_json_flag(command, options->json);
    command->add_flag("--watch", options->watch, "Print a line whenever something changes, until Ctrl+C");
    on_chosen(command, chosen, [options](Session& session) { return show(session, *options); });
}

} // namespace unknot::cli
