// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <iostream>
#include <string_view>

/// Ends the program so that the fuzzer keeps the input, when what must always hold does not.
inline void promise(bool holds, std::string_view what) {
    if (holds)
        return;
    std::cerr << "broken promise: " << what << '\n';
    std::abort();
}
