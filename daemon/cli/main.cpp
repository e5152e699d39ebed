// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/command_line.h"

#include <iostream>

int main(int argc, char** argv) {
    std::vector<std::string> arguments{argv, argv + argc};
    if (!arguments.empty())
        arguments.erase(arguments.begin());
    return static_cast<int>(unknot::cli::run(std::move(arguments), std::cout, std::cerr));
}
