// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/command_line.h"

#include "daemon/cli/arguments.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/did_you_mean.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <array>

namespace unknot::cli {
namespace {

/// In the order of --help.
constexpr std::array groups{add_status,  add_answer, add_break,   add_pause,  add_deeds,   add_config,
                            add_history, add_export, add_explain, add_doctor, add_simulate};

constexpr auto about = "Posture breaks for the Linux desktop: asks and commands the service.";

constexpr auto closing_words = R"(Examples:
  unknot status
  unknot pause 30min
  unknot answer snooze 10min

Exit codes:
  0  done
  1  the service refused, or there was nothing to do
  2  wrong usage: a command, a length of time, a file
  3  the service is not running, or there is no session bus
  4  the service did not answer in time

unknot COMMAND --help tells more, with examples.)";

class CommandLine {
public:
    CommandLine() {
        program_.name("unknot");
        program_.set_version_flag("--version", "unknot " UNKNOT_VERSION);
        program_.add_option("--timeout", timeout_, "How long to wait for the service, as in 5s")
            ->type_name("LENGTH")
            ->default_str("10s");
        program_.footer(closing_words);
        program_.require_subcommand(0, 1);
        program_.fallthrough();
        program_.get_formatter()->column_width(28);
        for (const auto& add : groups)
            add(program_, chosen_);
    }

    /// Throws CLI::ParseError, also for --help.
    void read(std::vector<std::string> arguments) {
        std::reverse(arguments.begin(), arguments.end());
        program_.parse(std::move(arguments));
    }

    ExitCode carry_out(Session& session) const {
        if (!chosen_)
            throw UsageError{"a command is missing; " + commands_of(innermost())};
        session.wait_at_most(duration_argument("--timeout", timeout_));
        return chosen_(session);
    }

    /// --help or --version was asked for.
    void tell(const CLI::Success& asked, std::ostream& out) const { program_.exit(asked, out, out); }

    [[nodiscard]] std::string sentence_of(const CLI::ParseError& error) const {
        const auto extras = program_.remaining(true);
        if (dynamic_cast<const CLI::ExtrasError*>(&error) && !extras.empty())
            return not_expected(extras.front());
        return error.what();
    }

    /// "unknot config set", for the pointer to its --help.
    [[nodiscard]] std::string path() const {
        std::string path = "unknot";
        for (const auto* app = &program_; !app->get_subcommands().empty();) {
            app = app->get_subcommands().front();
            path += ' ' + app->get_name();
        }
        return path;
    }

private:
    [[nodiscard]] const CLI::App& innermost() const {
        const auto* app = &program_;
        while (!app->get_subcommands().empty())
            app = app->get_subcommands().front();
        return *app;
    }

    [[nodiscard]] static std::vector<std::string> names_of(const CLI::App& app) {
        std::vector<std::string> names;
        for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
            names.push_back(command->get_name());
        return names;
    }

    [[nodiscard]] static std::string commands_of(const CLI::App& app) {
        std::string text = "one of";
        for (const auto& name : names_of(app))
            text += ' ' + name;
        return text;
    }

    [[nodiscard]] std::string not_expected(const std::string& word) const {
        const auto& app = innermost();
        const auto names = names_of(app);
        if (word.starts_with('-'))
            return "there is no option " + word + " here";
        if (names.empty())
            return "'" + word + "' is one word too many";
        if (const auto meant = did_you_mean(word, names))
            return "there is no command '" + word + "'; did you mean '" + *meant + "'?";
        return "there is no command '" + word + "'; it is " + commands_of(app);
    }

    CLI::App program_{about};
    std::string timeout_ = "10s";
    Action chosen_;
};

ExitCode exit_code_of(Failure failure) {
    switch (failure) {
    case Failure::no_bus:
    case Failure::not_running:
        return ExitCode::no_service;
    case Failure::no_answer:
        return ExitCode::no_answer;
    case Failure::refused:
        return ExitCode::refused;
    }
    return ExitCode::refused;
}

ExitCode read_and_carry_out(CommandLine& line, std::vector<std::string> arguments, Session& session) {
    for (const auto& argument : arguments)
        require_text(argument);
    line.read(std::move(arguments));
    return line.carry_out(session);
}

ExitCode bad_input(Session& session, const std::string& sentence, const CommandLine& line) {
    session.complain(sentence);
    session.complain("see " + line.path() + " --help");
    return ExitCode::bad_input;
}

ExitCode run_in(Session& session, std::vector<std::string> arguments) {
    CommandLine line;
    try {
        return read_and_carry_out(line, std::move(arguments), session);
    } catch (const CLI::Success& asked) {
        line.tell(asked, session.out());
        return ExitCode::ok;
    } catch (const CLI::ParseError& error) {
        return bad_input(session, line.sentence_of(error), line);
    } catch (const UsageError& error) {
        return bad_input(session, error.what(), line);
    } catch (const CallFailed& error) {
        session.complain(error.what());
        return exit_code_of(error.failure());
    } catch (const std::exception& error) { // a Refusal, or what the system refuses
        session.complain(error.what());
        return ExitCode::refused;
    }
}

} // namespace

ExitCode run(std::vector<std::string> arguments, std::ostream& out, std::ostream& errors) {
    Session session{out, errors};
    const auto code = run_in(session, std::move(arguments));
    if (out.flush())
        return code;
    session.complain("the output could not be written");
    return ExitCode::refused;
}

} // namespace unknot::cli
