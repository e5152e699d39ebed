// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bus.h"
#include "tests/support/eventually.h"
#include "tests/support/mock_service.h"
#include "tests/support/process.h"
#include "tests/support/x_server.h"

#include <csignal>
#include <doctest/doctest.h>
#include <string>
#include <unistd.h>

using namespace unknot::test;
using namespace std::chrono_literals;

TEST_CASE("a program gets its input and is asked for output, errors and status") {
    const auto done = run({{"sh", "-c", "cat; echo oops >&2; exit 3"}, {}, "hello"});
    CHECK(done.output == "hello");
    CHECK(done.errors == "oops\n");
    CHECK(done.status == 3);
}

TEST_CASE("a program never runs as root and knows nothing of the desktop around the test") {
    const ChangedVariables developer{{{"DISPLAY", ":0"}, {"XDG_DATA_HOME", "/home/dear"}}};
    const auto done =
        run({{"sh", "-c", "id -u; echo \"$DISPLAY$XDG_DATA_HOME\"; touch $XDG_RUNTIME_DIR/mine"}});
    CHECK(done.errors.empty());
    CHECK(done.output != "0\n\n");
    CHECK(done.output.ends_with("\n\n"));
}

TEST_CASE("the end of a process ends the programs that it started") {
    pid_t grandchild = 0;
    {
        Process process{{{"sh", "-c", "sleep 1000 & echo $!; wait"}}};
        REQUIRE(eventually(10s, [&] { return process.output().ends_with('\n'); }));
        grandchild = std::stoi(process.output());
        CHECK(::kill(grandchild, 0) == 0);
    }
    const auto gone = [&] {
        return run({{"sh", "-c", "cut -d' ' -f3 /proc/" + std::to_string(grandchild) + "/stat"}}).output !=
               "S\n";
    };
    CHECK(eventually(5s, gone));
}

TEST_CASE("an X server takes input") {
    XServer server;
    server.act({"mousemove", "10", "20"});
    CHECK(run({{"xdotool", "getmouselocation"}, server.variables()}).output.starts_with("x:10 y:20"));
}

TEST_CASE("a bus has its own names, and a service is played on it") {
    const SessionBus bus;
    CHECK_FALSE(bus.has_owner("org.unknot.Test"));
    const auto service = MockService::bare(bus, "org.unknot.Test", "/", "org.unknot.Test1");
    CHECK(bus.has_owner("org.unknot.Test"));
}
