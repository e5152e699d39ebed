// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/temporary_folder.h"
#include "tests/support/variables.h"

#include <chrono>
#include <csignal>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace unknot::test {

/// Whom programs run as when the test itself is run by root: many servers refuse root, or behave differently.
inline constexpr uid_t nobody = 65534;

enum class RunAs {
    unprivileged, ///< as the user above when we are root, else as ourselves
    ourselves,
};

/// What to start and how.
struct Launch {
    std::vector<std::string> command; ///< the program is looked up in PATH
    Variables variables{};            ///< on top of neutral_environment(), HOME and XDG_RUNTIME_DIR
    std::string input{};              ///< what it reads from its standard input
    RunAs run_as = RunAs::unprivileged;
};

/// A program that runs for the length of a test, in a process group and a home folder of its own. The end of
/// the object ends the whole group (SIGTERM, SIGKILL a second later); the death of the test does so too.
/// Standard output and error are kept in memory, never blocking the program, and can be read at any time.
class Process {
public:
    /// Throws when the program cannot be started.
    explicit Process(Launch launch);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    [[nodiscard]] pid_t pid() const { return pid_; }

    [[nodiscard]] bool running();
    /// Sends a signal to the whole group.
    void send(int signal);
    /// The exit status (128 + signal when killed), or nothing when it still runs after `limit`.
    [[nodiscard]] std::optional<int> wait(std::chrono::milliseconds limit = std::chrono::seconds{10});

    /// All that was printed so far.
    [[nodiscard]] std::string output() const;
    [[nodiscard]] std::string errors() const;

    /// $HOME and, below it, $XDG_RUNTIME_DIR of the program.
    [[nodiscard]] const std::filesystem::path& home() const { return home_.path(); }

    [[nodiscard]] std::filesystem::path runtime_folder() const { return home() / "run"; }

private:
    void close_files();

    TemporaryFolder home_;
    int input_ = -1;
    int output_ = -1;
    int errors_ = -1;
    pid_t pid_ = -1;
    std::optional<int> status_;
};

/// Runs a command to its end. Throws when it takes longer than `limit`.
struct Finished {
    int status = 0;
    std::string output{};
    std::string errors{};
};

[[nodiscard]] Finished run(Launch launch, std::chrono::milliseconds limit = std::chrono::seconds{20});

} // namespace unknot::test
