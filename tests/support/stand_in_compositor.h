// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/variables.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace unknot::test {

/// A compositor played by the test itself, for what no installed one does: ext-idle-notify-v1 in version 2,
/// none at all, or one that keeps its clients waiting. It is served by the loop of the test and so answers
/// only while that turns. Nothing idles by itself: the test says when.
class StandInCompositor {
public:
    struct Offer {
        bool seat = true;
        int idle_notify_version = 2; ///< 0: no ext-idle-notify
    };

    /// A notification that a client has asked for and not yet destroyed.
    struct Notification {
        std::chrono::milliseconds after;
        bool input_only; ///< ignores inhibitors
        void* resource;
    };

    StandInCompositor(EventLoop& loop, Offer offer);
    ~StandInCompositor();
    StandInCompositor(const StandInCompositor&) = delete;
    StandInCompositor& operator=(const StandInCompositor&) = delete;

    [[nodiscard]] Variables variables() const;

    [[nodiscard]] const std::vector<Notification>& notifications() const { return asked_; }

    /// The notifications of that length idle, or resume.
    void idle(std::chrono::milliseconds after);
    void resume(std::chrono::milliseconds after);
    /// Takes its seat back.
    void remove_seat();

private:
    struct Server;
    friend struct Server;
    TemporaryFolder folder_;
    std::vector<Notification> asked_;
    std::unique_ptr<Server> server_;
    Registration serving_;
};

} // namespace unknot::test
