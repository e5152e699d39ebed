// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/compositor.h"

#include "tests/support/eventually.h"
#include "tests/support/installed.h"

#include <poll.h>
#include <stdexcept>
#include <utility>
#include <wayland-client.h>

namespace unknot::test {
namespace {

using namespace std::chrono_literals;

/// Asks without waiting for long: a server that is stuck must not stop the test.
bool answers(const std::filesystem::path& socket) {
    wl_display* display = wl_display_connect(socket.c_str());
    if (!display)
        return false;
    wl_callback* question = wl_display_sync(display);
    pollfd answer{wl_display_get_fd(display), POLLIN, 0};
    const bool answered =
        wl_display_flush(display) >= 0 && ::poll(&answer, 1, 500) > 0 && (answer.revents & POLLHUP) == 0;
    wl_callback_destroy(question);
    wl_display_disconnect(display);
    return answered;
}

} // namespace

Compositor::Compositor(std::string socket_name) : socket_name_{std::move(socket_name)} {
    std::filesystem::create_directory(runtime_folder());
    std::filesystem::permissions(runtime_folder(), std::filesystem::perms::owner_all);
    hand_over(runtime_folder());
}

Compositor::~Compositor() = default;

void Compositor::require_installed(const std::string& program, const std::string& package) {
    if (is_missing(program, package))
        throw std::runtime_error{"SKIPPED: " + package + " is needed"};
}

Variables Compositor::variables() const {
    return {{"XDG_RUNTIME_DIR", runtime_folder()},
            {"WAYLAND_DISPLAY", socket_name_},
            {"XDG_SESSION_TYPE", "wayland"},
            {"DISPLAY", std::nullopt}};
}

void Compositor::launch(Launch launch) {
    launch_ = std::move(launch);
    launch_.variables["HOME"] = home_.path();
    launch_.variables["XDG_RUNTIME_DIR"] = runtime_folder();
    launch_.variables["XDG_SESSION_TYPE"] = "wayland";
    restart();
}

void Compositor::restart() {
    process_.reset();
    process_ = std::make_unique<Process>(launch_);
    const auto up = [this] { return !process_->running() || answers(socket()); };
    if (!eventually(15s, up) || !process_->running())
        throw std::runtime_error{launch_.command.front() + " does not start: " + process_->errors()};
}

void Compositor::crash() {
    process_->send(SIGKILL);
    (void)process_->wait();
}

} // namespace unknot::test
