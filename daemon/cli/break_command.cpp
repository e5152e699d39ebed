// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/commands.h"

namespace unknot::cli {
namespace {

ExitCode start(Session& session, const std::string& reminder) {
    session.client().start_break(reminder.empty() ? std::nullopt : std::optional{reminder});
    session.say("the break begins");
    return ExitCode::ok;
}

ExitCode stop(Session& session, bool panic) {
    session.client().end_break(panic ? Client::Exit::panic : Client::Exit::ordinary);
    session.say("the break is over");
    return ExitCode::ok;
}

void add_start(CLI::App& parent, Action& chosen) {
    const auto reminder = std::make_shared<std::string>();
    auto* command = add_command(parent, {"start", "Start a break now",
                                         "unknot break start\n"
                                         "unknot break start stretch"});
    command->add_option("REMINDER", *reminder, "Which one; else the one that makes most sense");
    on_chosen(command, chosen, [reminder](Session& session) { return start(session, *reminder); });
}

void add_stop(CLI::App& parent, Action& chosen) {
    const auto panic = std::make_shared<bool>(false);
    auto* command = add_command(parent, {"stop", "End the break early",
                                         "unknot break stop\n"
                                         "unknot break stop --panic"});
    command->add_flag("--panic", *panic, "Whatever the settings say: always works");
    on_chosen(command, chosen, [panic](Session& session) { return stop(session, *panic); });
}

} // namespace

void add_break(CLI::App& program, Action& chosen) {
    auto* command = add_command(program, {"break", "Start a break, or end the one that runs",
                                          "unknot break start stretch\n"
                                          "unknot break stop"});
    add_start(*command, chosen);
    add_stop(*command, chosen);
}

} // namespace unknot::cli
