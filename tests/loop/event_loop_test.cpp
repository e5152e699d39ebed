// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/boot_clock.h"
#include "daemon/event_loop.h"
#include "tests/support/eventually.h"
#include "tests/support/process.h"
#include "tests/support/variables.h"

#include <csignal>
#include <doctest/doctest.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

/// Both ends of a pipe.
struct Pipe {
    Pipe() { REQUIRE(::pipe(ends) == 0); }

    ~Pipe() {
        ::close(ends[0]);
        close_writing();
    }

    void write(char what) const { CHECK(::write(ends[1], &what, 1) == 1); }

    char read() const {
        char got = 0;
        return ::read(ends[0], &got, 1) == 1 ? got : '\0';
    }

    void close_writing() {
        if (ends[1] >= 0)
            ::close(std::exchange(ends[1], -1));
    }

    int ends[2]{};
};

} // namespace

TEST_CASE("a file is reported when it can be read, until the registration is dropped") {
    EventLoop loop;
    const Pipe pipe;
    std::string got;
    auto reading = loop.on_readable(pipe.ends[0], [&] { got += pipe.read(); });
    pipe.write('a');
    loop.turn(5s);
    CHECK(got == "a");
    pipe.write('b');
    reading.end();
    loop.turn(0ms);
    CHECK(got == "a");
}

TEST_CASE("a registration may be dropped in its own callback, with all that the callback holds") {
    EventLoop loop;
    Pipe pipe;
    Registration reading;
    int calls = 0;
    const auto held = std::make_shared<std::string>("held by the callback");
    reading = loop.on_readable(pipe.ends[0], [&, copy = held] {
        reading.end();
        ++calls;
        CHECK(*copy == "held by the callback");
    });
    pipe.close_writing();
    loop.turn(5s);
    loop.turn(0ms);
    CHECK(calls == 1);
    CHECK(held.use_count() == 1);
}

TEST_CASE("a registration may outlive the loop") {
    const Pipe pipe;
    Registration reading;
    {
        EventLoop loop;
        reading = loop.on_readable(pipe.ends[0], [] {});
    }
    reading.end();
    CHECK_FALSE(reading);
}

TEST_CASE("a deferred call is made once, in the next turn") {
    EventLoop loop;
    int calls = 0;
    const auto call = loop.defer([&] { ++calls; });
    CHECK(calls == 0);
    loop.turn(5s);
    loop.turn(0ms);
    CHECK(calls == 1);
}

TEST_CASE("a deferred call that is dropped is not made") {
    EventLoop loop;
    int calls = 0;
    loop.defer([&] { ++calls; }).end();
    loop.turn(0ms);
    CHECK(calls == 0);
}

TEST_CASE("a timer fires once, never before its deadline") {
    EventLoop loop;
    std::vector<Instant> fired;
    Timer timer{loop, [&] { fired.push_back(boot_now()); }};
    for (const auto ahead : {1ms, 7ms, 30ms}) {
        const auto deadline = boot_now() + ahead;
        fired.clear();
        timer.set(deadline);
        CHECK(timer.deadline() == deadline);
        REQUIRE(eventually(
            5s, [&] { return !fired.empty(); }, [&] { loop.turn(5s); }));
        CHECK(fired.front() >= deadline);
        CHECK_FALSE(timer.deadline());
        loop.turn(20ms);
        CHECK(fired.size() == 1);
    }
}

TEST_CASE("a deadline in the past fires in the next turn") {
    EventLoop loop;
    int fired = 0;
    Timer timer{loop, [&] { ++fired; }};
    timer.set(Instant{});
    loop.turn(5s);
    CHECK(fired == 1);
}

TEST_CASE("a timer that is set again forgets its old deadline, and one without a deadline never fires") {
    EventLoop loop;
    int fired = 0;
    Timer timer{loop, [&] { ++fired; }};
    timer.set(boot_now() + 10ms);
    timer.set(boot_now() + 24h);
    loop.turn(200ms);
    CHECK(fired == 0);
    timer.set(boot_now() + 10ms);
    timer.set(std::nullopt);
    loop.turn(200ms);
    timer.set(Instant::max());
    loop.turn(200ms);
    CHECK(fired == 0);
}

TEST_CASE("a timer may be set in its own callback") {
    EventLoop loop;
    int fired = 0;
    std::unique_ptr<Timer> timer;
    timer = std::make_unique<Timer>(loop, [&] {
        if (++fired < 3)
            timer->set(boot_now() + 1ms);
        else
            loop.stop(fired);
    });
    timer->set(boot_now() + 1ms);
    CHECK(loop.run() == 3);
}

TEST_CASE("stop ends run with its exit code, also when it comes first") {
    EventLoop loop;
    loop.stop(7);
    CHECK(loop.run() == 7);
    const auto call = loop.defer([&] { loop.stop(2); });
    CHECK(loop.run() == 2);
}

TEST_CASE("an exception of a callback ends run") {
    EventLoop loop;
    const auto call = loop.defer([] { throw std::runtime_error{"no disk"}; });
    CHECK_THROWS_WITH(loop.run(), "no disk");
}

TEST_CASE("an exception of a timer ends run") {
    EventLoop loop;
    Timer timer{loop, [] { throw std::runtime_error{"too late"}; }};
    timer.set(boot_now());
    CHECK_THROWS_WITH(loop.run(), "too late");
}

TEST_CASE("SIGTERM and SIGINT end run cleanly") {
    for (const int signal : {SIGTERM, SIGINT}) {
        EventLoop loop;
        const auto stopping = loop.stop_on_signals();
        const auto call = loop.defer([&] { ::kill(::getpid(), signal); });
        CHECK(loop.run() == 0);
    }
}

TEST_CASE("a signal is blocked only as long as somebody waits for it") {
    const auto blocked = [] {
        sigset_t now;
        ::sigprocmask(SIG_SETMASK, nullptr, &now);
        return ::sigismember(&now, SIGHUP) == 1;
    };
    EventLoop loop;
    {
        int seen = 0;
        const auto waiting = loop.on_signal(SIGHUP, [&] { ++seen; });
        CHECK(blocked());
        ::kill(::getpid(), SIGHUP);
        loop.turn(5s);
        CHECK(seen == 1);
    }
    CHECK_FALSE(blocked());
}

// That a set clock is reported cannot be tested: to set it would need the rights to, and spoil the machine.
TEST_CASE("a clock that nobody sets is not reported") {
    EventLoop loop;
    int set = 0;
    const auto watching = loop.on_clock_set([&] { ++set; });
    loop.turn(50ms);
    CHECK(set == 0);
}

TEST_CASE("systemd is told that the service is up, and its watchdog is fed only when it asks") {
    const TemporaryFolder folder;
    const auto path = (folder.path() / "notify").string();
    const int systemd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    REQUIRE(::bind(systemd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    const auto heard = [&] {
        char text[256];
        const auto size = ::recv(systemd, text, sizeof text, 0);
        return std::string{text, size > 0 ? static_cast<std::size_t>(size) : 0};
    };
    ChangedVariables variables{{{"NOTIFY_SOCKET", path}, {"WATCHDOG_USEC", "50000"}, {"WATCHDOG_PID", {}}}};

    EventLoop::notify_ready("watching\nX11");
    CHECK(heard() == "READY=1\nSTATUS=watching X11");
    EventLoop loop;
    std::string watchdog;
    CHECK(eventually(
        5s, [&] { return (watchdog = heard()) == "WATCHDOG=1"; }, [&] { loop.turn(20ms); }));
    EventLoop::notify_stopping();
    CHECK(eventually(1s, [&] { return heard() == "STOPPING=1"; }));
    ::close(systemd);
}
