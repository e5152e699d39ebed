// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/cli/exit_code.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace unknot::cli {

/// Runs `unknot` with these arguments, the program's name not among them. Never throws.
[[nodiscard]] ExitCode run(std::vector<std::string> arguments, std::ostream& out, std::ostream& errors);

} // namespace unknot::cli
