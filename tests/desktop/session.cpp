// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/session.h"

#include <fstream>
#include <sstream>

namespace unknot::test {

namespace {

namespace fs = std::filesystem;

void copy_program(const std::string& program, const fs::path& folder) {
    const fs::path copy = folder / fs::path{program}.filename();
    fs::copy_file(program, copy);
    hand_over(copy);
}

void write(const fs::path& file, const std::string& text) {
    std::ofstream{file} << text;
    hand_over(file);
}

} // namespace

std::string short_plan() {
    return R"(plan = "quiet"

[timing]
away_after = "5s"
break_min = "5s"
settle = "0s"
pause = "1s"
patience = "2s"
merge_window = "0s"
min_gap = "1s"
arrive_gap = "0s"
snooze = "3s"

[reminders.move]
enabled = false

[reminders.water]
enabled = false

# the one that matters
[reminders.stretch]
every = "6s"
length = "5s"
firmness = "ask"
enabled = true
)";
}

Session::Session(const std::string& config) : bus_{std::make_unique<SessionBus>()} {
    copy_program(UNKNOTD_PROGRAM, programs());
    copy_program(UNKNOT_PROGRAM, programs());
    for (const char* each : {"config", "data"}) {
        fs::create_directory(folder() / each);
        hand_over(folder() / each);
    }
    fs::create_directory(config_path().parent_path());
    hand_over(config_path().parent_path());
    write_config(config);
}

void Session::write_config(const std::string& toml) const {
    write(config_path(), toml);
}

std::string Session::config() const {
    std::ostringstream text;
    text << std::ifstream{config_path()}.rdbuf();
    return text.str();
}

Variables Session::variables() const {
    Variables all = display_.variables();
    for (const auto& [name, value] : bus_->variables())
        all[name] = value;
    all["XDG_CONFIG_HOME"] = (folder() / "config").string();
    all["XDG_DATA_HOME"] = (folder() / "data").string();
    all["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nowhere";
    all["TZ"] = "Europe/Berlin";
    return all;
}

std::unique_ptr<Process> Session::launch(Variables extra) const {
    Variables all = variables();
    for (const auto& [name, value] : extra)
        all[name] = value;
    return std::make_unique<Process>(Launch{.command = {programs() / "unknotd"}, .variables = all});
}

void Session::start(Variables extra) {
    service_ = launch(std::move(extra));
    if (!eventually(20s, [&] { return cli({"status", "--json"}).status == 0; }))
        throw std::runtime_error{"the service does not answer: " + service_->errors()};
}

void Session::kill() {
    service_->send(SIGKILL);
    [[maybe_unused]] const auto status = service_->wait();
}

void Session::quit() {
    [[maybe_unused]] const Finished asked = cli({"quit"});
    [[maybe_unused]] const auto status = service_->wait();
}

Finished Session::cli(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), programs() / "unknot");
    return run(Launch{.command = std::move(arguments), .variables = variables()});
}

Json Session::status() const {
    return Json::parse(cli({"status", "--json"}).output);
}

Json Session::facts(const std::string& table) const {
    return Json::parse(cli({"export", "--json"}).output).at(table);
}

bool Session::type_until(std::chrono::milliseconds limit, const std::function<bool()>& condition) const {
    return eventually(limit, condition, [this] { display_.act({"key", "a"}); });
}

void Session::type_for(std::chrono::milliseconds length) const {
    [[maybe_unused]] const bool never = type_until(length, [] { return false; });
}

bool prompts(const Json& status, const std::string& leader) {
    const Json& prompt = status.value("prompt", Json{});
    return prompt.is_object() && prompt.contains("reminders") && prompt["reminders"].front() == leader;
}

Dunst::Dunst(const Session& session) : variables_{session.variables()} {
    write(folder_.path() / "choose",
          "#!/bin/sh\ntee \"$0.offered\" | grep \"$(cat \"$0.wanted\")\" | head -n 1\n");
    fs::permissions(folder_.path() / "choose", fs::perms::owner_all);
    write(folder_.path() / "dunstrc", "[global]\ndmenu = " + (folder_.path() / "choose").string() + "\n");
    process_ = std::make_unique<Process>(
        Launch{.command = {"dunst", "-config", folder_.path() / "dunstrc"}, .variables = variables_});
    if (!eventually(20s, [&] { return ctl({"count"}).status == 0; }))
        throw std::runtime_error{"dunst does not answer: " + process_->errors()};
}

Finished Dunst::ctl(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "dunstctl");
    return run(Launch{.command = std::move(arguments), .variables = variables_});
}

int Dunst::displayed() const {
    return std::stoi("0" + ctl({"count", "displayed"}).output);
}

std::string Dunst::press(const std::string& key) const {
    const fs::path offered = folder_.path() / "choose.offered";
    fs::remove(offered);
    write(folder_.path() / "choose.wanted", key);
    [[maybe_unused]] const Finished asked = ctl({"context"});
    [[maybe_unused]] const bool came =
        eventually(5s, [&] { return fs::exists(offered) && fs::file_size(offered) > 0; });
    std::ostringstream lines;
    lines << std::ifstream{offered}.rdbuf();
    return lines.str();
}

void Dunst::pause(bool on) const {
    [[maybe_unused]] const Finished asked = ctl({"set-paused", on ? "true" : "false"});
}

void Dunst::dismiss() const {
    [[maybe_unused]] const Finished asked = ctl({"close"});
}

} // namespace unknot::test
