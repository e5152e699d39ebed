// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/packing.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sdbus {
class IConnection;
class IProxy;
} // namespace sdbus

namespace unknot {

/// What a watched service did.
namespace seen {

/// It is there, and this is how it stands. Also told when it was there from the beginning.
struct Appeared {
    Status status;
};

/// It is there and does not say how it stands; what a call would have thrown.
struct Unreadable {
    std::string sentence;
};

/// It left the bus; also told when it is not there at the beginning.
struct Vanished {};

/// Some properties changed, these.
struct Changed {
    Status status;
    std::vector<std::string> properties;
};

struct Prompted {
    PromptStatus prompt;
};

struct PromptClosed {
    int id = 0;
    std::vector<std::string> reminders;
    std::string answer; ///< a word of Answer; a newer service may know others
};

struct BreakStarted {
    BreakStatus running;
};

struct BreakFinished {
    BreakStatus ended;
    bool finished = false;
};

struct HoldChanged {
    std::string hold;
    bool active = false;
};

} // namespace seen

using Seen = std::variant<seen::Appeared, seen::Unreadable, seen::Vanished, seen::Changed, seen::Prompted,
                          seen::PromptClosed, seen::BreakStarted, seen::BreakFinished, seen::HoldChanged>;

/// Follows the service: its properties, its signals, its coming and going. Never waits and never asks twice;
/// it tells only while the loop serves the connection, and from nowhere else, first whether the service is
/// there. It does not start the service. The connection must outlive it; one thread.
class Watcher {
public:
    using Tell = std::function<void(const Seen&)>;

    /// Throws CallFailed when the bus is gone.
    Watcher(sdbus::IConnection& connection, Tell tell);
    ~Watcher();
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;

    /// As last told; nothing while the service is not there.
    [[nodiscard]] const std::optional<Status>& status() const { return status_; }

private:
    void follow_owner();
    void follow_properties();
    void follow_signals();
    void ask_owner();
    void ask_status();
    void owner_changed(const std::string& owner);
    void changed(const Dict& properties);
    void told_if_running(Seen seen);

    Tell tell_;
    std::unique_ptr<sdbus::IProxy> bus_;
    std::unique_ptr<sdbus::IProxy> service_;
    std::string owner_;
    std::optional<Status> status_;
};

} // namespace unknot
