// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"
#include "daemon/domain/words.h"
#include "daemon/event_loop.h"

#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace unknot {

/// Which signals are wanted, by the order of Signal.
using WantedSignals = std::array<bool, signal_count>;

/// All that tells of calls, cameras, screen casts, fullscreen windows, do-not-disturb, presentations and
/// idle inhibitors. It sleeps until the desktop says that something changed. Loop thread only.
class Holds {
public:
    /// Who is told.
    struct Listener {
        virtual ~Listener() = default;
        /// Only changes: at first everything counts as off. Always from the loop, never from inside a call to
        /// Holds, all of which may be made from here.
        virtual void signal_changed(Signal signal, bool on) = 0;
    };

    /// Watches nothing until watch() is called. A bus that could not be reached is null: what it would tell
    /// is then not known, see describe(). The loop, the listener and the buses, attached to the loop by their
    /// owner, outlive this.
    Holds(EventLoop& loop, sdbus::IConnection* session_bus, sdbus::IConnection* system_bus,
          Listener& listener);
    ~Holds();
    Holds(const Holds&) = delete;
    Holds& operator=(const Holds&) = delete;

    /// From now on these signals are watched and no others; those left out are told to be off. A source that
    /// no wanted signal needs is closed and costs nothing. Opening may block for some milliseconds. Never
    /// throws for a desktop that lacks something: see describe().
    void watch(const WantedSignals& wanted);

    /// Asks for what no signal of the desktop tells (the modes of mako 1.7). Calls `asked` once, from the
    /// loop, when the listener knows the answers, or after `refresh_limit`. For the moment before a prompt.
    void refresh(std::function<void()> asked);

    /// For doctor: a line for each source, and one more when GNOME's own break reminders are on.
    [[nodiscard]] std::vector<Finding> describe() const;

private:
    class Watched;

    void tell_soon();
    void tell_changes();
    [[nodiscard]] bool is_on(std::size_t signal) const;
    void answered(unsigned round);
    void finish_refresh();

    EventLoop& loop_;
    Listener& listener_;
    WantedSignals wanted_{};
    WantedSignals told_{};
    std::vector<std::unique_ptr<Watched>> watched_;
    Registration telling_soon_;

    unsigned refresh_round_ = 0; ///< an answer to an earlier one no longer counts
    std::size_t refresh_waits_for_ = 0;
    std::vector<std::function<void()>> asked_;
    Registration refresh_over_;
    Timer refresh_limit_;
};

inline constexpr Duration refresh_limit{300};

} // namespace unknot
