// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/arguments.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/status_text.h"
#include "daemon/contract/sentences.h"
#include "daemon/domain/duration_text.h"

namespace unknot::cli {
namespace {

/// The day of the settings: late in the evening it is not yet tomorrow.
UtcTime tomorrow(Session& session) {
    const auto settings = session.client().settings();
    const auto found = settings.find("timing.day_starts_at");
    const auto* text = found != settings.end() ? std::get_if<std::string>(&found->second) : nullptr;
    const auto starts_at = text ? parse_duration(*text) : std::nullopt;
    return next_time_of_day(
        std::chrono::floor<TimeOfDay>(starts_at.value_or(Settings{}.timing.day_starts_at)), session.now());
}

/// Asks the service for a pause; gives back how it will be told.
struct Ask {
    Session& session;

    std::string operator()(UntilResumed) const {
        session.client().pause(Client::UntilResumed{});
        return "paused until you resume: unknot resume";
    }

    std::string operator()(Duration length) const {
        session.client().pause(length);
        return "paused for " + duration_words(length);
    }

    std::string operator()(TimeOfDay time) const { return until(next_time_of_day(time, session.now())); }

    std::string operator()(UntilTomorrow) const { return until(tomorrow(session)); }

    [[nodiscard]] std::string until(UtcTime when) const {
        session.client().pause(when);
        const auto zone = session.now().zone;
        const auto shown = to_local(when, zone);
        return "paused until " + day_text(std::chrono::floor<std::chrono::days>(shown)) + ' ' +
               time_text(shown);
    }
};

ExitCode pause(Session& session, const PauseAsked& asked) {
    session.say(std::visit(Ask{session}, asked));
    return ExitCode::ok;
}

} // namespace

void add_pause(CLI::App& program, Action& chosen) {
    const auto words = std::make_shared<std::vector<std::string>>();
    auto* command =
        add_command(program, {"pause", "No prompts for a while",
                              "unknot pause\n"
                              "unknot pause 30min\n"
                              "unknot pause until 15:00\n"
                              "unknot pause tomorrow",
                              "Without words: until you resume. 'tomorrow' is when the day of the "
                              "settings begins."});
    command->add_option("WORDS", *words, "30min, until 15:00, tomorrow");
    on_chosen(command, chosen, [words](Session& session) { return pause(session, pause_arguments(*words)); });
}

} // namespace unknot::cli
