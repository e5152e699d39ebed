// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>

namespace unknot::test {

/// For tests of programs that a machine may lack: whether `program` is missing (a name, looked up in PATH, or
/// an absolute path). Then it says "SKIPPED: …" with the Debian package that has it; a test that returns at
/// once is reported as skipped when its ctest property SKIP_REGULAR_EXPRESSION is "SKIPPED: ".
[[nodiscard]] inline bool is_missing(const std::string& program, const std::string& package) {
    const char* path = std::getenv("PATH");
    std::istringstream folders{program.starts_with('/') ? "/" : path ? path : "/usr/bin"};
    for (std::string folder; std::getline(folders, folder, ':');)
        if (std::filesystem::exists(std::filesystem::path{folder} / program))
            return false;
    std::cout << "SKIPPED: " << program << " is not installed (Debian: " << package << ")" << std::endl;
    return true;
}

} // namespace unknot::test
