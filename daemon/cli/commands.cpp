// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/commands.h"

#include <sstream>

namespace unknot::cli {
namespace {

std::string indented(const std::string& lines) {
    std::istringstream input{lines};
    std::string text;
    for (std::string line; std::getline(input, line);)
        text += "\n  " + line;
    return text;
}

} // namespace

CLI::App* add_command(CLI::App& parent, const CommandText& text) {
    auto* command = parent.add_subcommand(text.name, text.help);
    command->footer((text.notes.empty() ? "" : text.notes + "\n\n") + "Examples:" + indented(text.examples));
    command->require_subcommand(0, 1);
    return command;
}

void on_chosen(CLI::App* command, Action& chosen, Action action) {
    command->final_callback([&chosen, action = std::move(action)] { chosen = action; });
}

void add_json_flag(CLI::App* command, bool& json) {
    command->add_flag("--json", json, "As JSON, for scripts");
}

} // namespace unknot::cli
