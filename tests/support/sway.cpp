// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sway.h"

#include <fstream>
#include <stdexcept>

namespace unknot::test {

Sway::Sway() : Compositor{"wayland-1"} {
    require_installed("sway", "sway");
    require_installed("wtype", "wtype");
    const auto config = runtime_folder() / "sway.conf";
    std::ofstream{config} << "output * resolution 1280x720\nxwayland disable\n";
    launch({{"sway", "--config", config},
            {{"WLR_BACKENDS", "headless"},
             {"WLR_LIBINPUT_NO_DEVICES", "1"},
             {"WLR_RENDERER", "pixman"},
             {"SWAYSOCK", runtime_folder() / "sway.sock"}}});
}

void Sway::press_a_key() {
    run_client({"wtype", "a"});
}

void Sway::move_the_pointer() {
    run_client({"swaymsg", "seat", "-", "cursor", "move", "5", "5"});
}

void Sway::run_client(std::vector<std::string> command) const {
    auto with = variables();
    with["SWAYSOCK"] = runtime_folder() / "sway.sock";
    const auto name = command.front();
    const auto done = run({std::move(command), std::move(with)});
    if (done.status != 0)
        throw std::runtime_error{name + ": " + done.output + done.errors};
}

} // namespace unknot::test
