// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/arguments.h"
#include "daemon/cli/commands.h"

#include <array>

namespace unknot::cli {
namespace {

struct ReplyText {
    event::Reply reply;
    const char* help;
    const char* examples;
    const char* said; ///< when it worked
};

constexpr std::array<ReplyText, 5> replies{{
    {event::Reply::start, "Start the break it asks for", "unknot answer start", "the break begins"},
    {event::Reply::done, "It is done already", "unknot answer done", "noted as done"},
    {event::Reply::snooze, "Ask again later",
     "unknot answer snooze\nunknot answer snooze 10min\nunknot answer snooze 1h30", "put off"},
    {event::Reply::skip, "Not this time", "unknot answer skip\nunknot undo", "left out"},
    {event::Reply::close, "Close it without an answer", "unknot answer close", "closed"},
}};
static_assert(replies.size() == Words<event::Reply>::table.size());

struct Options {
    std::vector<std::string> snooze; ///< "10 min" may be two words
    std::optional<int> prompt;
};

ExitCode answer(Session& session, const ReplyText& text, const Options& options) {
    Client::AnswerOptions answer{.snooze = {}, .prompt = options.prompt};
    if (!options.snooze.empty())
        answer.snooze = duration_argument("snooze", joined(options.snooze));
    session.client().answer(text.reply, answer);
    session.say(text.said);
    return ExitCode::ok;
}

void add_reply(CLI::App& parent, const ReplyText& text, Action& chosen) {
    const auto options = std::make_shared<Options>();
    auto* command = add_command(parent, {std::string{word(text.reply)}, text.help, text.examples});
    if (text.reply == event::Reply::snooze)
        command->add_option("LENGTH", options->snooze, "For how long; else as the settings say");
    command->add_option("--prompt", options->prompt, "Only if this prompt is still open, by its id")
        ->type_name("ID");
    on_chosen(command, chosen,
              [options, &text](Session& session) { return answer(session, text, *options); });
}

} // namespace

void add_answer(CLI::App& program, Action& chosen) {
    auto* command = add_command(program, {"answer", "Answer the prompt that is open",
                                          "unknot answer start\n"
                                          "unknot answer snooze 10min\n"
                                          "unknot answer skip"});
    for (const auto& text : replies)
        add_reply(*command, text, chosen);
}

} // namespace unknot::cli
