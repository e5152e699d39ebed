// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/commands.h"

#include <array>

namespace unknot::cli {
namespace {

/// A command that takes no words: what it does and what it says then.
struct Deed {
    const char* name;
    const char* help;
    const char* said;
    void (*act)(Client& client);
};

void resume(Client& client) {
    if (!client.status().pause)
        throw Refusal{"nothing is paused"};
    client.resume();
}

constexpr std::array<Deed, 6> deeds{{
    {"resume", "End the pause", "prompts come again", resume},
    {"stand", "Say that you stand now", "standing", [](Client& c) { c.set_posture(Posture::standing); }},
    {"sit", "Say that you sit now", "sitting", [](Client& c) { c.set_posture(Posture::sitting); }},
    {"drink", "Note that you had a drink", "noted", [](Client& c) { c.log_drink(); }},
    {"undo", "Bring back what was skipped last", "it comes back", [](Client& c) { c.undo_skip(); }},
    {"quit", "Stop the service, until it is started again", "the service stops", [](Client& c) { c.quit(); }},
}};

void add_deed(CLI::App& program, const Deed& deed, Action& chosen) {
    auto* command = add_command(program, {deed.name, deed.help, std::string{"unknot "} + deed.name});
    on_chosen(command, chosen, [&deed](Session& session) {
        deed.act(session.client());
        session.say(deed.said);
        return ExitCode::ok;
    });
}

void add_took_one(CLI::App& program, Action& chosen) {
    const auto reminder = std::make_shared<std::string>();
    auto* command =
        add_command(program, {"took-one", "Say that you took a break already",
                              "unknot took-one\n"
                              "unknot took-one stretch",
                              "Reminders that are open or due count as done, and so does what they cover."});
    command->add_option("REMINDER", *reminder, "Which one; else what is open or due");
    on_chosen(command, chosen, [reminder](Session& session) {
        session.client().credit_break(reminder->empty() ? std::nullopt : std::optional{*reminder});
        session.say("noted");
        return ExitCode::ok;
    });
}

} // namespace

void add_deeds(CLI::App& program, Action& chosen) {
    for (const auto& deed : deeds)
        add_deed(program, deed, chosen);
    add_took_one(program, chosen);
}

} // namespace unknot::cli
