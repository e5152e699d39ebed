// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/event_loop.h"

#include "daemon/sources.h"

#include <array>
#include <csignal>
#include <limits>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace unknot {
namespace {

constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

/// A deadline as sd-event wants it: microseconds, not before `at`.
std::uint64_t in_microseconds(Instant at) {
    const auto since_boot = at.time_since_epoch();
    if (since_boot >= std::chrono::duration_cast<Duration>(std::chrono::microseconds::max()))
        return never;
    const auto microseconds = std::chrono::microseconds{since_boot}.count();
    return microseconds > 0 ? static_cast<std::uint64_t>(microseconds) : 0;
}

/// A registration of one sd-event source and one callback.
class OneSource : public Registered {
public:
    OneSource(EventLoop& loop, EventLoop::Callback react) : loop_{loop}, react_{std::move(react)} {}

    void end() override { source_.end(); }

    [[nodiscard]] EventLoop& loop() const { return loop_; }

    [[nodiscard]] Source& source() { return source_; }

    void react() { react_(); }

    static int on_event(void* data) { return dispatch(*static_cast<OneSource*>(data), &OneSource::react); }

private:
    EventLoop& loop_;
    EventLoop::Callback react_;
    Source source_;
};

/// A signal: blocked as long as the registration lives.
class SignalSource : public OneSource {
public:
    SignalSource(EventLoop& loop, int signal, EventLoop::Callback react) : OneSource{loop, std::move(react)} {
        ::sigemptyset(&signals_);
        ::sigaddset(&signals_, signal);
        ::sigset_t before;
        ::pthread_sigmask(SIG_BLOCK, &signals_, &before);
        was_blocked_ = ::sigismember(&before, signal) == 1;
    }

    ~SignalSource() override { end(); }

    void end() override {
        OneSource::end();
        if (!std::exchange(was_blocked_, true))
            ::pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
    }

private:
    ::sigset_t signals_{};
    bool was_blocked_ = true;
};

/// A timer that is never due, and is cancelled when the clock is set.
class ClockSetSource : public OneSource {
public:
    ClockSetSource(EventLoop& loop, EventLoop::Callback react)
        : OneSource{loop, std::move(react)},
          fd_{::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC)} {
        checked(fd_ < 0 ? -errno : 0, "cannot make a timer for clock changes");
        arm();
    }

    ~ClockSetSource() override {
        end();
        ::close(fd_);
    }

    [[nodiscard]] int fd() const { return fd_; }

    void react_if_cancelled() {
        std::uint64_t expirations = 0;
        const bool cancelled = ::read(fd_, &expirations, sizeof expirations) < 0 && errno == ECANCELED;
        arm();
        if (cancelled)
            react();
    }

private:
    void arm() const {
        ::itimerspec at_the_end_of_time{};
        at_the_end_of_time.it_value.tv_sec = std::numeric_limits<std::time_t>::max();
        const int flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
        if (::timerfd_settime(fd_, flags, &at_the_end_of_time, nullptr) < 0 && errno != ECANCELED)
            checked(-errno, "cannot watch for clock changes");
    }

    int fd_;
};

class Together : public Registered {
public:
    explicit Together(std::vector<Registration> parts) : parts_{std::move(parts)} {}

    void end() override { parts_.clear(); }

private:
    std::vector<Registration> parts_;
};

void notify(std::string_view what) {
    ::sd_notify(0, std::string{what}.c_str()); // fails when systemd is gone: then nobody wants to know
}

std::string status_line(std::string_view status) {
    std::string line{"STATUS="};
    for (const char each : status)
        line += each == '\n' ? ' ' : each;
    return line;
}

} // namespace

Registration& Registration::operator=(Registration&& other) noexcept {
    if (this != &other) {
        end();
        kept_ = std::move(other.kept_);
    }
    return *this;
}

void Registration::end() {
    if (const auto kept = std::exchange(kept_, nullptr))
        kept->end();
}

void EventLoop::Unref::operator()(sd_event* event) const {
    sd_event_unref(event);
}

EventLoop::EventLoop() {
    sd_event* event = nullptr;
    checked(sd_event_new(&event), "cannot make an event loop");
    event_.reset(event);
    ::signal(SIGPIPE, SIG_IGN);
    if (std::uint64_t period = 0; sd_watchdog_enabled(0, &period) > 0)
        checked(sd_event_set_watchdog(event, 1), "cannot serve systemd's watchdog");
}

EventLoop::~EventLoop() = default;

Registration EventLoop::on_readable(int fd, Callback react) {
    auto made = std::make_shared<OneSource>(*this, std::move(react));
    const auto called = [](sd_event_source*, int, std::uint32_t, void* data) {
        return OneSource::on_event(data);
    };
    checked(sd_event_add_io(handle(), made->source().slot(), fd, EPOLLIN, called, made.get()),
            "cannot wait for a file");
    return Registration{std::move(made)};
}

Registration EventLoop::defer(Callback react) {
    auto made = std::make_shared<OneSource>(*this, std::move(react));
    const auto called = [](sd_event_source*, void* data) { return OneSource::on_event(data); };
    checked(sd_event_add_defer(handle(), made->source().slot(), called, made.get()), "cannot defer a call");
    return Registration{std::move(made)};
}

Registration EventLoop::on_clock_set(Callback react) {
    auto made = std::make_shared<ClockSetSource>(*this, std::move(react));
    const auto called = [](sd_event_source*, int, std::uint32_t, void* data) {
        auto& self = *static_cast<ClockSetSource*>(data);
        const auto kept = self.shared_from_this();
        self.loop().guard([&] { self.react_if_cancelled(); });
        return 0;
    };
    checked(sd_event_add_io(handle(), made->source().slot(), made->fd(), EPOLLIN, called, made.get()),
            "cannot wait for clock changes");
    return Registration{std::move(made)};
}

Registration EventLoop::on_signal(int signal, Callback react) {
    auto made = std::make_shared<SignalSource>(*this, signal, std::move(react));
    const auto called = [](sd_event_source*, const signalfd_siginfo*, void* data) {
        return OneSource::on_event(data);
    };
    checked(sd_event_add_signal(handle(), made->source().slot(), signal, called, made.get()),
            "cannot wait for a signal");
    return Registration{std::move(made)};
}

Registration EventLoop::stop_on_signals() {
    std::vector<Registration> both;
    for (const int signal : {SIGTERM, SIGINT})
        both.push_back(on_signal(signal, [this] { stop(); }));
    return Registration{std::make_shared<Together>(std::move(both))};
}

int EventLoop::run() {
    while (!exit_code_)
        turn();
    return *std::exchange(exit_code_, std::nullopt);
}

void EventLoop::turn(std::optional<Duration> at_most) {
    const auto limit = at_most ? in_microseconds(Instant{*at_most}) : never;
    checked(sd_event_run(handle(), limit), "cannot wait for events");
    if (const auto failure = std::exchange(failure_, nullptr))
        std::rethrow_exception(failure);
}

void EventLoop::guard(const Callback& react) noexcept {
    try {
        react();
    } catch (...) {
        if (!failure_) // the first one tells what went wrong
            failure_ = std::current_exception();
    }
}

void EventLoop::notify_ready(std::string_view status) {
    notify("READY=1\n" + status_line(status));
}

void EventLoop::notify_status(std::string_view status) {
    notify(status_line(status));
}

void EventLoop::notify_stopping() {
    notify("STOPPING=1");
}

class Timer::Armed : public OneSource {
public:
    using OneSource::OneSource;

    void react_in_time() {
        deadline = std::nullopt;
        react();
    }

    std::optional<Instant> deadline;
};

Timer::Timer(EventLoop& loop, EventLoop::Callback react)
    : armed_{std::make_shared<Armed>(loop, std::move(react))} {
    const auto called = [](sd_event_source*, std::uint64_t, void* data) {
        auto& self = *static_cast<Armed*>(data);
        const auto kept = self.shared_from_this();
        self.loop().guard([&] { self.react_in_time(); });
        return 0;
    };
    constexpr auto slack = std::chrono::microseconds{timer_slack}.count();
    checked(sd_event_add_time(loop.handle(), armed_->source().slot(), CLOCK_BOOTTIME, never, slack, called,
                              armed_.get()),
            "cannot make a timer");
    set(std::nullopt);
}

Timer::~Timer() {
    if (armed_)
        armed_->end();
}

void Timer::set(std::optional<Instant> deadline) {
    armed_->deadline = deadline;
    sd_event_source* source = armed_->source().get();
    checked(sd_event_source_set_time(source, deadline ? in_microseconds(*deadline) : never),
            "cannot set a timer");
    checked(sd_event_source_set_enabled(source, deadline ? SD_EVENT_ONESHOT : SD_EVENT_OFF),
            "cannot set a timer");
}

std::optional<Instant> Timer::deadline() const {
    return armed_->deadline;
}

} // namespace unknot
