// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/boot_clock.h"
#include "daemon/event_loop.h"
#include "daemon/presence/input_source.h"
#include "tests/support/eventually.h"

#include <string>
#include <vector>

namespace unknot::test {

/// Writes down what a source of input tells.
struct RecordedHands : InputSource::Listener {
    explicit RecordedHands(EventLoop& its_loop) : loop{its_loop} {}

    void hands_busy(Instant last_input) override {
        told.emplace_back("busy");
        since = last_input;
    }

    void hands_resting(Instant last_input) override {
        told.emplace_back("resting");
        since = last_input;
    }

    void source_lost(std::string_view why) override {
        told.emplace_back("lost");
        lost_because = why;
    }

    /// Lets the loop run until so much was told in all.
    [[nodiscard]] bool tells(std::size_t count) {
        return eventually(
            std::chrono::seconds{20}, [&] { return told.size() >= count; }, [&] { loop.turn(Duration{50}); });
    }

    /// Lets the loop run for a while, whatever is told.
    void listen_for(Duration length) {
        bool over = false;
        Timer end{loop, [&] { over = true; }};
        for (end.set(boot_now() + length); !over;)
            loop.turn();
    }

    EventLoop& loop;
    std::vector<std::string> told;
    Instant since{};
    std::string lost_because;
};

using Told = std::vector<std::string>;

} // namespace unknot::test
