// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/x_server.h"

#include "tests/support/eventually.h"

#include <stdexcept>

namespace unknot::test {

using namespace std::chrono_literals;

XServer::XServer(std::string size)
    : process_{{{"Xvfb", "-displayfd", "1", "-screen", "0", std::move(size), "-ac", "-noreset", "-nolisten",
                 "tcp"}}} {
    const auto printed_display = [this] { return process_.output().ends_with('\n') || !process_.running(); };
    if (!eventually(20s, printed_display) || !process_.running())
        throw std::runtime_error{"Xvfb does not start: " + process_.errors()};
    display_ = ":" + process_.output();
    display_.pop_back();
}

Variables XServer::variables() const {
    return {{"DISPLAY", display_}, {"XDG_SESSION_TYPE", "x11"}, {"WAYLAND_DISPLAY", std::nullopt}};
}

void XServer::act(std::vector<std::string> xdotool_arguments) const {
    xdotool_arguments.insert(xdotool_arguments.begin(), "xdotool");
    const auto done = run({std::move(xdotool_arguments), variables()});
    if (done.status != 0)
        throw std::runtime_error{"xdotool: " + done.errors};
}

void XServer::crash() {
    process_.send(SIGKILL);
    (void)process_.wait();
}

} // namespace unknot::test
