// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/bus.h"
#include "tests/support/eventually.h"
#include "tests/support/process.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/x_server.h"

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace unknot::test {

using namespace std::chrono_literals;
using Json = nlohmann::json;

/// A plan that fits into a test: stretch after every 6 s of sitting, for 5 s; everything else short, too.
[[nodiscard]] std::string short_plan();

/// A desktop of its own with the real service in it: X server, session bus, home folder. The service and the
/// command are copies of the programs that were built, where the unprivileged user can reach them.
class Session {
public:
    explicit Session(const std::string& config = short_plan());

    void write_config(const std::string& toml) const;
    [[nodiscard]] std::string config() const;

    [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }

    [[nodiscard]] std::filesystem::path config_path() const { return folder() / "config/unknot/config.toml"; }

    [[nodiscard]] std::filesystem::path history_path() const { return folder() / "data/unknot/history.db"; }

    /// Starts the service and waits until it answers. `extra` changes its environment.
    void start(Variables extra = {});
    /// Starts it without waiting.
    [[nodiscard]] std::unique_ptr<Process> launch(Variables extra = {}) const;
    void kill();
    void quit();

    [[nodiscard]] Process& service() { return *service_; }

    /// `unknot …`
    [[nodiscard]] Finished cli(std::vector<std::string> arguments) const;
    /// `unknot status --json`
    [[nodiscard]] Json status() const;
    /// The facts of a table, as `unknot export --json` tells them.
    [[nodiscard]] Json facts(const std::string& table) const;

    /// Presses a key now and then until the condition holds; false after the limit.
    [[nodiscard]] bool type_until(std::chrono::milliseconds limit,
                                  const std::function<bool()>& condition) const;
    /// Types for so long.
    void type_for(std::chrono::milliseconds length) const;

    [[nodiscard]] Variables variables() const;

    [[nodiscard]] const XServer& display() const { return display_; }

    [[nodiscard]] SessionBus& bus() { return *bus_; }

    [[nodiscard]] const std::filesystem::path& programs() const { return programs_.path(); }

private:
    XServer display_;
    std::unique_ptr<SessionBus> bus_;
    TemporaryFolder folder_;
    TemporaryFolder programs_;
    std::unique_ptr<Process> service_;
};

/// A prompt as `status` tells it: open with that leader.
[[nodiscard]] bool prompts(const Json& status, const std::string& leader);

/// The real dunst. Actions other than the first are chosen in a menu, which a script answers here.
class Dunst {
public:
    explicit Dunst(const Session& session);

    /// How many notifications are on the screen.
    [[nodiscard]] int displayed() const;
    /// Presses the button of that key, and returns all the lines that the menu offered.
    [[nodiscard]] std::string press(const std::string& key) const;
    /// Do-not-disturb: dunst keeps what comes until it is over.
    void pause(bool on) const;
    /// Closes what is shown, as a click on it does.
    void dismiss() const;

private:
    [[nodiscard]] Finished ctl(std::vector<std::string> arguments) const;

    TemporaryFolder folder_;
    Variables variables_;
    std::unique_ptr<Process> process_;
};

} // namespace unknot::test
