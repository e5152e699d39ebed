// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/cli/stand_in.h"
#include "tests/support/process.h"

namespace unknot::test {

/// The variables under which `unknot` runs in the tests: a zone one hour east of UTC, in winter.
[[nodiscard]] inline Variables terminal_variables() {
    return {{"TZ", "Europe/Berlin"}, {"LC_ALL", "C.UTF-8"}};
}

[[nodiscard]] inline Launch unknot_launch(std::vector<std::string> arguments, Variables variables) {
    arguments.insert(arguments.begin(), UNKNOT_PROGRAM);
    variables.merge(terminal_variables());
    return {.command = std::move(arguments), .variables = std::move(variables)};
}

/// `unknot` where there is no bus.
[[nodiscard]] inline Finished without_bus(std::vector<std::string> arguments) {
    return run(unknot_launch(std::move(arguments), {}));
}

/// A bus with the stand-in for the service, and `unknot` on it.
struct Terminal {
    SessionBus bus{};
    StandIn service{bus};

    [[nodiscard]] Finished unknot(std::vector<std::string> arguments, std::string input = {}) const {
        auto launch = unknot_launch(std::move(arguments), bus.variables());
        launch.input = std::move(input);
        return run(std::move(launch));
    }
};

using Calls = std::vector<std::string>;

} // namespace unknot::test
