// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/daemon.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace unknot {

namespace {

/// Exit codes, as unknotd --help and the man page tell them.
enum ExitCode { ended = 0, failed = 1, wrong_usage = 2, no_bus = 3 };

constexpr auto footer = R"(Runs in the foreground until it gets SIGTERM or SIGINT, or until `unknot quit`.
Config: $XDG_CONFIG_HOME/unknot/config.toml   History: $XDG_DATA_HOME/unknot/history.db

Examples:
  unknotd                       run, log to the terminal or journal
  unknotd --log-level debug     tell more

Exit codes: 0 ended as asked, 1 failed or runs already, 2 wrong usage, 3 no session bus)";

/// Under systemd the journal adds the time; on a terminal we do.
void set_up_log(const std::string& level) {
    const bool journal = std::getenv("JOURNAL_STREAM") != nullptr;
    auto log = std::make_shared<spdlog::logger>("unknotd", std::make_shared<spdlog::sinks::stderr_sink_st>());
    log->set_pattern(journal ? "%l: %v" : "%H:%M:%S %l: %v");
    log->set_level(spdlog::level::from_str(level));
    log->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(log));
}

std::unique_ptr<sdbus::IConnection> system_bus() {
    try {
        return sdbus::createSystemBusConnection();
    } catch (const sdbus::Error& error) {
        spdlog::warn("no system bus ({}): suspend is told by the clocks alone, session switches not at all",
                     error.getMessage());
        return nullptr;
    }
}

int run_service() {
    Buses buses;
    try {
        buses.session = sdbus::createSessionBusConnection();
    } catch (const sdbus::Error& error) {
        spdlog::error(
            "cannot reach the session bus ({}); start unknotd inside a session, or by dbus-run-session",
            error.getMessage());
        return no_bus;
    }
    buses.system = system_bus();
    EventLoop loop;
    Daemon daemon{loop, std::move(buses)};
    EventLoop::notify_ready("watching");
    return loop.run();
}

int run(int argc, char** argv) {
    CLI::App app{"The service of Unknot: knows how long you sit, and reminds you to move.", "unknotd"};
    std::string level = "info";
    app.add_option("--log-level", level, "error, warn, info or debug")
        ->check(CLI::IsMember({"error", "warn", "info", "debug"}))
        ->capture_default_str();
    app.set_version_flag("--version", "unknotd " UNKNOT_VERSION);
    app.footer(footer);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ended : wrong_usage;
    }
    set_up_log(level);
    return run_service();
}

} // namespace

} // namespace unknot

int main(int argc, char** argv) {
    try {
        return unknot::run(argc, argv);
    } catch (const std::exception& error) {
        spdlog::error("{}", error.what());
        return unknot::failed;
    }
}
