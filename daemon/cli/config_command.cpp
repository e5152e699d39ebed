// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/arguments.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/config_values.h"
#include "daemon/cli/did_you_mean.h"
#include "daemon/cli/table.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

namespace unknot::cli {
namespace {

using Values = std::map<std::string, FieldValue>;

struct Options {
    std::string name;
    std::vector<std::string> value;
    std::string file;
    bool json = false;
};

// get
// -----------------------------------------------------------------------------------------------------------

[[noreturn]] void refuse_unknown(const std::string& name, const Values& settings) {
    std::vector<std::string> names;
    for (const auto& [known, value] : settings)
        names.push_back(known);
    const auto meant = did_you_mean(name, names);
    throw Refusal{"there is no setting '" + name + "'; " +
                  (meant ? "did you mean '" + *meant + "'?" : "see unknot config list")};
}

ExitCode get_one(Session& session, const Values& settings, const Options& options) {
    const auto found = settings.find(options.name);
    if (found == settings.end())
        refuse_unknown(options.name, settings);
    if (options.json)
        session.say_json(to_json(found->second));
    else
        session.say(value_text(found->second));
    return ExitCode::ok;
}

ExitCode get_all(Session& session, const Values& settings, bool json) {
    auto object = Json::object();
    for (const auto& [name, value] : settings) {
        if (!json)
            session.say(name + " = " + value_text(value));
        object[name] = to_json(value);
    }
    if (json)
        session.say_json(object);
    return ExitCode::ok;
}

ExitCode get(Session& session, const Options& options) {
    const auto settings = session.client().settings();
    return options.name.empty() ? get_all(session, settings, options.json)
                                : get_one(session, settings, options);
}

void add_get(CLI::App& parent, Action& chosen) {
    const auto options = std::make_shared<Options>();
    auto* command = add_command(parent, {"get", "Show a setting, or all",
                                         "unknot config get\n"
                                         "unknot config get timing.min_gap"});
    command->add_option("NAME", options->name, "Which one; else all");
    add_json_flag(command, options->json);
    on_chosen(command, chosen, [options](Session& session) { return get(session, *options); });
}

// set, reset
// ----------------------------------------------------------------------------------------------------

void say_value(Session& session, const std::string& name) {
    const auto settings = session.client().settings();
    const auto found = settings.find(name);
    session.say(found == settings.end() ? name + " is gone" : name + " = " + value_text(found->second));
}

ExitCode set(Session& session, const Options& options) {
    const auto type = type_of(options.name, session.client().setting_fields());
    session.client().set_setting(options.name, value_of(options.name, type, options.value));
    say_value(session, options.name);
    return ExitCode::ok;
}

void add_set(CLI::App& parent, Action& chosen) {
    const auto options = std::make_shared<Options>();
    auto* command = add_command(parent, {"set", "Change a setting; in force at once",
                                         "unknot config set timing.min_gap 15min\n"
                                         "unknot config set reminders.stretch.every 45min\n"
                                         "unknot config set hours.monday 09:00-12:30, 13:30-18:00\n"
                                         "unknot config set holds.fullscreen false"});
    command->add_option("NAME", options->name, "Which one")->required();
    command->add_option("VALUE", options->value, "Its new value; lists with commas")->required();
    on_chosen(command, chosen, [options](Session& session) { return set(session, *options); });
}

ExitCode reset(Session& session, const Options& options) {
    session.client().reset_setting(options.name);
    say_value(session, options.name);
    return ExitCode::ok;
}

void add_reset(CLI::App& parent, Action& chosen) {
    const auto options = std::make_shared<Options>();
    auto* command = add_command(parent, {"reset", "Let the plan decide a setting again",
                                         "unknot config reset timing.min_gap\n"
                                         "unknot config reset reminders.tea"});
    command->add_option("NAME", options->name, "Which one, or a whole reminder")->required();
    on_chosen(command, chosen, [options](Session& session) { return reset(session, *options); });
}

// list
// ----------------------------------------------------------------------------------------------------------

std::string value_or_default(const Values& settings, const FieldReport& field) {
    const auto found = settings.find(field.name);
    return value_text(found != settings.end() ? found->second : field.fallback);
}

void list_as_json(Session& session, const Values& settings, const std::vector<FieldReport>& fields) {
    auto list = Json::array();
    for (const auto& field : fields) {
        list.push_back(to_json(pack(field)));
        if (const auto found = settings.find(field.name); found != settings.end())
            list.back()["value"] = to_json(found->second);
    }
    session.say_json(list);
}

ExitCode list(Session& session, bool json) {
    const auto settings = session.client().settings();
    const auto fields = session.client().setting_fields();
    if (json) {
        list_as_json(session, settings, fields);
        return ExitCode::ok;
    }
    std::vector<std::vector<std::string>> rows{{"name", "value", "plan", "from", "what it does"}};
    for (const auto& field : fields)
        rows.push_back({field.name, value_or_default(settings, field), value_text(field.fallback),
                        std::string{word(field.origin)}, field.help});
    for (const auto& line : aligned(rows))
        session.say(line);
    return ExitCode::ok;
}

void add_list(CLI::App& parent, Action& chosen) {
    const auto options = std::make_shared<Options>();
    auto* command = add_command(parent, {"list", "Every setting: value, value of the plan, what it does",
                                         "unknot config list\n"
                                         "unknot config list | grep timing\n"
                                         "unknot config list --json"});
    add_json_flag(command, options->json);
    on_chosen(command, chosen, [options](Session& session) { return list(session, options->json); });
}

// check, path
// ---------------------------------------------------------------------------------------------------

std::string read_all(std::istream& input, const std::string& name) {
    constexpr std::size_t most = 1 << 20;
    std::string text;
    std::istreambuf_iterator<char> at{input};
    for (; at != std::istreambuf_iterator<char>{} && text.size() <= most; ++at)
        text += *at;
    if (text.size() > most)
        throw UsageError{name + " is too long for a config file"};
    if (!is_text(text))
        throw UsageError{name + " is not UTF-8 text"};
    return text;
}

std::string read_config(const std::string& name) {
    if (name == "-")
        return read_all(std::cin, "standard input");
    errno = 0;
    std::ifstream file{name, std::ios::binary};
    if (!file || file.peek() == std::ifstream::traits_type::eof()) {
        if (errno != 0)
            throw UsageError{name + " cannot be read: " + std::strerror(errno)};
        file.clear();
    }
    return read_all(file, name);
}

ExitCode check(Session& session, const std::string& asked) {
    const auto file = asked.empty() ? session.client().config_path() : asked;
    const auto text = read_config(file);
    const auto problems = session.client().check_config(text);
    for (const auto& problem : problems)
        session.complain(file + ": " + problem);
    if (!problems.empty())
        return ExitCode::refused;
    session.say(file + ": all is well");
    return ExitCode::ok;
}

void add_check(CLI::App& parent, Action& chosen) {
    const auto options = std::make_shared<Options>();
    auto* command = add_command(parent, {"check", "Look for mistakes in a config file, without using it",
                                         "unknot config check\n"
                                         "unknot config check ~/new.toml\n"
                                         "unknot config check - < new.toml",
                                         "The service checks it, so it must run. Ends with 1 when it finds "
                                         "something."});
    command->add_option("FILE", options->file, "Which one, - for standard input; else the one in use");
    on_chosen(command, chosen, [options](Session& session) { return check(session, options->file); });
}

void add_path(CLI::App& parent, Action& chosen) {
    auto* command = add_command(parent, {"path", "Show which config file is in use",
                                         "unknot config path\n\"$EDITOR\" \"$(unknot config path)\""});
    on_chosen(command, chosen, [](Session& session) {
        session.say(session.client().config_path());
        return ExitCode::ok;
    });
}

} // namespace

void add_config(CLI::App& program, Action& chosen) {
    auto* command = add_command(program, {"config", "Show and change the settings",
                                          "unknot config list\n"
                                          "unknot config set reminders.stretch.every 45min"});
    for (const auto add : {add_get, add_set, add_reset, add_list, add_check, add_path})
        add(*command, chosen);
}

} // namespace unknot::cli
