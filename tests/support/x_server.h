// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"

#include <memory>
#include <string>

namespace unknot::test {

/// An X server without a screen (Xvfb) on a free display; ready for clients when constructed.
class XServer {
public:
    /// Throws, with what the server said, when it does not come up.
    explicit XServer(std::string size = "1280x720x24");

    /// ":7", for $DISPLAY.
    [[nodiscard]] const std::string& display() const { return display_; }

    /// Environment for programs on this server: X11 and nothing else.
    [[nodiscard]] Variables variables() const;

    /// Input from a user, by xdotool: do({"key", "a"}), do({"type", "--delay", "50", "hello"}).
    void act(std::vector<std::string> xdotool_arguments) const;
    /// Kills the server, as a crash would.
    void crash();

private:
    Process process_;
    std::string display_;
};

} // namespace unknot::test
