// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/cli/exit_code.h"
#include "daemon/cli/session.h"

#include <CLI/App.hpp>
#include <functional>
#include <string>

/// The commands of `unknot`, a file for each group. To add one: a function here, and its line in the table of
/// command_line.cpp.
namespace unknot::cli {

/// What the user chose, to be run when the whole line has been read and found good.
using Action = std::function<ExitCode(Session&)>;

/// What a command tells of itself. No command is without an example.
struct CommandText {
    std::string name;
    std::string help;     ///< one line
    std::string examples; ///< lines, "unknot status --watch"
    std::string notes{};  ///< more help below the options, if it takes more
};

CLI::App* add_command(CLI::App& parent, const CommandText& text);

/// Runs the action when the command was chosen.
void on_chosen(CLI::App* command, Action& chosen, Action action);

/// --json, for a command whose result scripts read.
void add_json_flag(CLI::App* command, bool& json);

void add_status(CLI::App& program, Action& chosen);
void add_answer(CLI::App& program, Action& chosen);
void add_break(CLI::App& program, Action& chosen);
void add_pause(CLI::App& program, Action& chosen);
/// Commands of one word: resume, stand, sit, drink, undo, quit; and took-one.
void add_deeds(CLI::App& program, Action& chosen);
void add_config(CLI::App& program, Action& chosen);
void add_history(CLI::App& program, Action& chosen);
void add_export(CLI::App& program, Action& chosen);
void add_explain(CLI::App& program, Action& chosen);
void add_doctor(CLI::App& program, Action& chosen);
void add_simulate(CLI::App& program, Action& chosen);

} // namespace unknot::cli
