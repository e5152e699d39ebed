// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace unknot::cli {

/// How the program ends. Scripts rely on the numbers; --help tells them.
enum class ExitCode {
    ok = 0,
    refused = 1,   ///< the service refused, or there was nothing to do
    bad_input = 2, ///< wrong usage: a command, a length of time, a file
    no_service = 3,
    no_answer = 4,
};

/// Something the user wrote is not what the command takes; what() says what is. Ends with bad_input.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// There was nothing to do, or it could not be done; what() says why. Ends with refused.
class Refusal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace unknot::cli
