// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/time.h"

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sd_event;

namespace sdbus {
class IConnection;
}

namespace unknot {

/// What a registration keeps: ended by its owner, from anywhere, its own callback included.
class Registered : public std::enable_shared_from_this<Registered> {
public:
    Registered() = default;
    virtual ~Registered() = default;
    Registered(const Registered&) = delete;
    Registered& operator=(const Registered&) = delete;
    /// After this, no callback is made. May be called twice.
    virtual void end() = 0;
};

/// Owns one thing asked of the event loop; dropping it ends that. May outlive the loop, and may be dropped in
/// its own callback.
class [[nodiscard]] Registration {
public:
    Registration() = default;

    explicit Registration(std::shared_ptr<Registered> kept) : kept_{std::move(kept)} {}

    ~Registration() { end(); }

    Registration(Registration&& other) noexcept = default;
    Registration& operator=(Registration&& other) noexcept;

    void end();

    [[nodiscard]] explicit operator bool() const { return kept_ != nullptr; }

private:
    std::shared_ptr<Registered> kept_;
};

/// The one loop of the one thread: waits for files, deadlines, signals and buses, and calls back. It sleeps
/// until one of them happens; by itself it never wakes up (with systemd's watchdog on, twice per its period).
///
/// Making one has the process ignore SIGPIPE: a peer that hangs up is the failure of a write, not our end.
/// An exception that leaves a callback ends run() or turn(), which throw it again. All functions belong to
/// the thread of the loop, and throw std::system_error when the system refuses (out of files or memory).
class EventLoop {
public:
    using Callback = std::function<void()>;

    EventLoop();
    ~EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    /// Calls whenever `fd` can be read or has come to its end. Read it dry, or drop the registration at its
    /// end: else the loop spins. The fd stays the caller's, who drops the registration before closing it.
    [[nodiscard]] Registration on_readable(int fd, Callback react);

    /// Calls once in the next turn of the loop, unless dropped before.
    [[nodiscard]] Registration defer(Callback react);

    /// Calls after somebody has set the wall clock (CLOCK_REALTIME), and after each resume from suspend, when
    /// the system sets it itself. Slewing (NTP) is not reported.
    [[nodiscard]] Registration on_clock_set(Callback react);

    /// Calls on a signal, which is blocked from here to the end of the registration: in no other way is it
    /// received. Programs started meanwhile inherit the blocking unless they reset it.
    [[nodiscard]] Registration on_signal(int signal, Callback react);

    /// SIGTERM and SIGINT end run() with 0.
    [[nodiscard]] Registration stop_on_signals();

    /// Serves a bus connection: its calls, signals, replies and timeouts arrive in this loop's thread. When
    /// the bus hangs up, calls `hung_up` once; the connection is useless from then on. The registration must
    /// end before the connection does. Throws when the connection is already lost. No exception may leave a
    /// callback of the bus itself, since libsystemd, which is C, stands between it and the loop: what may
    /// throw there is wrapped in guard().
    [[nodiscard]] Registration attach(sdbus::IConnection& connection, Callback hung_up);

    /// Turns until stop() and returns its exit code.
    int run();

    /// Ends run() after the callback that is running, or, called before run(), at once.
    void stop(int exit_code = 0) { exit_code_ = exit_code; }

    /// One turn: waits for the next event, at most so long, and makes one callback. For tests.
    void turn(std::optional<Duration> at_most = {});

    /// Tells systemd that the service is up, going down, or what it is at; nothing without systemd.
    static void notify_ready(std::string_view status);
    static void notify_status(std::string_view status);
    static void notify_stopping();

    /// Makes a call whose exception, if any, ends run() or turn() after the callback that is running.
    void guard(const Callback& react) noexcept;

    /// For those who register by themselves.
    [[nodiscard]] sd_event* handle() const { return event_.get(); }

private:
    struct Unref {
        void operator()(sd_event* event) const;
    };

    std::unique_ptr<sd_event, Unref> event_;
    std::optional<int> exit_code_;
    std::exception_ptr failure_;
};

/// Calls back once when a deadline has come: never before it, and at most timer_slack later, so that wake-ups
/// of the whole machine can fall together. Time in suspend counts: a deadline that passed in suspend is
/// reported right after resume.
class Timer {
public:
    Timer(EventLoop& loop, EventLoop::Callback react);
    ~Timer();
    Timer(Timer&&) noexcept = default;
    Timer& operator=(Timer&&) = delete;

    /// Replaces the deadline. Without one there is no wake-up; one in the past calls back in the next turn.
    void set(std::optional<Instant> deadline);
    [[nodiscard]] std::optional<Instant> deadline() const;

private:
    class Armed;
    std::shared_ptr<Armed> armed_;
};

inline constexpr Duration timer_slack{100};

} // namespace unknot
