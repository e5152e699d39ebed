// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/commands.h"

namespace unknot::cli {
namespace {

void say_as_text(Session& session, const std::vector<Finding>& findings) {
    for (const auto& finding : findings) {
        const auto mark = finding.works ? session.paint().good("ok") : session.paint().bad("no");
        session.say(mark + "  " + finding.part + ": " + finding.detail);
        if (finding.remedy)
            session.say("    " + *finding.remedy);
    }
}

ExitCode doctor(Session& session, bool json) {
    const auto findings = session.client().doctor();
    if (json)
        session.say_json(to_json(pack(findings)));
    else
        say_as_text(session, findings);
    return ExitCode::ok;
}

/// The one thing that only a client can find.
ExitCode doctor_or_remedy(Session& session, bool json) {
    try {
        return doctor(session, json);
    } catch (const CallFailed& error) {
        if (error.failure() == Failure::not_running)
            session.complain("start it with: systemctl --user start unknot (or run: unknotd)");
        throw;
    }
}

} // namespace

void add_doctor(CLI::App& program, Action& chosen) {
    const auto json = std::make_shared<bool>(false);
    auto* command = add_command(program, {"doctor", "Show what works on this desktop, and what does not",
                                          "unknot doctor\n"
                                          "unknot doctor --json | jq '.[] | select(.works | not)'"});
    add_json_flag(command, *json);
    on_chosen(command, chosen, [json](Session& session) { return doctor_or_remedy(session, *json); });
}

} // namespace unknot::cli
