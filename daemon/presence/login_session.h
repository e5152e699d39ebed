// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"
#include "daemon/event_loop.h"
#include "daemon/presence/logind.h"
#include "daemon/presence/screen_savers.h"

#include <optional>
#include <vector>

namespace unknot {

/// Whether the machine sleeps, the session is locked, and it is the one in front. Locked is what logind says
/// (LockedHint) or what any screen saver shows. A mere request to lock (logind's signals Lock and Unlock) is
/// not believed: with lockers that never tell of their end one would stay locked forever. Loop thread only.
class LoginSession : Logind::Listener {
public:
    /// Who is told, of changes only: at first the session counts as awake, unlocked and in front.
    struct Listener {
        virtual ~Listener() = default;
        /// The machine is about to sleep, and waits until this returns, a few seconds at most.
        virtual void suspending() = 0;
        virtual void resumed() = 0;
        virtual void locked(bool locked) = 0;
        /// False: another session of the seat is in front.
        virtual void session_active(bool active) = 0;
    };

    /// A bus that could not be reached is null: what it would tell is then not known, see describe(). The
    /// buses, attached to the loop by their owner, and the listener outlive this. Not to be destroyed from a
    /// call to the listener. Throws sdbus::Error when a bus refuses.
    LoginSession(EventLoop& loop, sdbus::IConnection* system_bus, sdbus::IConnection* session_bus,
                 Listener& listener);

    LoginSession(const LoginSession&) = delete;
    LoginSession& operator=(const LoginSession&) = delete;

    /// For doctor: the login session and the screen lock.
    [[nodiscard]] std::vector<Finding> describe() const;

private:
    void suspending() override;
    void resumed() override;

    void locked_hint(bool locked) override;
    void session_active(bool active) override;
    void tell_locked();

    [[nodiscard]] Finding describe_session() const;
    [[nodiscard]] Finding describe_screen_lock() const;

    EventLoop& loop_;
    Listener& listener_;
    bool locked_hint_ = false;
    bool told_locked_ = false;
    bool told_active_ = true;
    std::optional<Logind> logind_;
    std::optional<ScreenSavers> screen_savers_;
};

} // namespace unknot
