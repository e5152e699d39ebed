// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"

#include <filesystem>
#include <memory>
#include <string>

namespace unknot::test {

/// A Wayland compositor without a screen, run as an unprivileged user in a runtime folder of its own; ready
/// for clients when constructed, and again after restart(). Needs a /dev/shm that everybody may write to.
class Compositor {
public:
    virtual ~Compositor();
    Compositor(const Compositor&) = delete;
    Compositor& operator=(const Compositor&) = delete;

    /// Environment for its clients: Wayland and nothing else.
    [[nodiscard]] Variables variables() const;

    [[nodiscard]] std::filesystem::path socket() const { return runtime_folder() / socket_name_; }

    /// Input from a user.
    virtual void press_a_key() = 0;
    virtual void move_the_pointer() = 0;

    /// Kills it, as a crash would.
    void crash();
    /// Starts it once more, at the same socket. Throws, with what it said, when it does not come up.
    virtual void restart();

    /// Takes it off the processor, as a deadlock would, and back.
    void halt() { process_->send(SIGSTOP); }

    void resume() { process_->send(SIGCONT); }

protected:
    explicit Compositor(std::string socket_name);
    /// Throws "SKIPPED: …" when a program is missing: a test registered with this SKIP_REGULAR_EXPRESSION
    /// then counts as skipped, not as failed.
    static void require_installed(const std::string& program, const std::string& package);
    /// Starts this, by restart(), with the variables of the folder added. For the constructor's body.
    void launch(Launch launch);

    [[nodiscard]] std::filesystem::path runtime_folder() const { return home_.path() / "runtime"; }

    [[nodiscard]] const Process& process() const { return *process_; }

private:
    TemporaryFolder home_;
    std::string socket_name_;
    Launch launch_;
    std::unique_ptr<Process> process_;
};

} // namespace unknot::test
