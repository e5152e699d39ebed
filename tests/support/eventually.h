// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <thread>

namespace unknot::test {

/// Lets a little time pass between two looks at something that another process changes.
inline void wait_a_little() {
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
}

/// True as soon as `condition()` holds, false when it still does not after `limit`. The limit only says how
/// long a broken test hangs: be generous, it costs nothing when all is well. `meanwhile` passes the time
/// between two looks; hand in a turn of the event loop under test to let it work:
///
///     CHECK(eventually(5s, [&] { return seen.size() == 2; }, [&] { loop.turn(20ms); }));
template <typename Condition, typename Meanwhile = void (*)()>
[[nodiscard]] bool eventually(std::chrono::milliseconds limit, Condition condition,
                              Meanwhile meanwhile = wait_a_little) {
    const auto give_up = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > give_up)
            return false;
        meanwhile();
    }
    return true;
}

} // namespace unknot::test
