// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/boot_clock.h"
#include "daemon/event_loop.h"
#include "daemon/holds/hold_source.h"
#include "tests/support/eventually.h"

#include <doctest/doctest.h>
#include <set>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace unknot::test {

using Told = std::vector<std::string>;

/// A loop, and what a source tells in it: "call on", "call off"; each change once.
struct RecordedSignals {
    EventLoop loop;
    Told told;
    std::set<Signal> on;

    [[nodiscard]] HoldSource::Tell tell() {
        return [this](Signal signal, bool is_on) {
            const bool changed = is_on ? on.insert(signal).second : on.erase(signal) > 0;
            if (changed)
                told.push_back(std::string{word(signal)} + (is_on ? " on" : " off"));
        };
    }

    template <typename Condition>
    [[nodiscard]] bool gets_to(Condition condition) {
        return eventually(std::chrono::seconds{20}, condition, [this] { loop.turn(Duration{20}); });
    }

    /// Lets the loop run for a while, whatever is told.
    void listen_for(Duration length) {
        bool over = false;
        Timer end{loop, [&] { over = true; }};
        for (end.set(boot_now() + length); !over;)
            loop.turn();
    }

    /// Whether this was told in all, and no more in a moment.
    [[nodiscard]] bool tells(const Told& all) {
        const bool enough = gets_to([&] { return told.size() >= all.size(); });
        listen_for(Duration{100});
        INFO("told in fact: ", joined());
        CHECK(told == all);
        return enough && told == all;
    }

    [[nodiscard]] std::string joined() const {
        std::string text;
        for (const auto& each : told)
            text += (text.empty() ? "" : ", ") + each;
        return text;
    }
};

/// How often this thread went to sleep since it began.
inline long sleeps() {
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nvcsw;
}

} // namespace unknot::test
