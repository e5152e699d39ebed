// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/history/samples.h"
#include "tests/support/temporary_folder.h"

#include <csignal>
#include <doctest/doctest.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::samples;
using namespace unknot::test;

namespace {

/// Saves drink after drink, with their number as the memory, and tells each when it is on disk.
[[noreturn]] void write_without_end(const std::filesystem::path& file, int told) {
    try {
        Store store = Store::open(file, monday);
        long number = std::stol(store.memory().value_or("0"));
        for (;;) {
            ++number;
            const std::vector<Fact> facts{in_berlin(fact::Drink{monday + number * 1s}),
                                          interval(Being::sitting, monday, monday + number * 1s)};
            store.save(facts, std::to_string(number));
            if (::write(told, &number, sizeof number) != sizeof number)
                ::_exit(2);
        }
    } catch (const std::exception&) {
        ::_exit(1); // the parent sees that nothing was told
    }
}

/// Kills the writer after it has told so many; returns the last number it told.
long write_until_killed(const std::filesystem::path& file, int count) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        write_without_end(file, ends[1]);
    }
    ::close(ends[1]);
    long number = 0;
    while (count-- > 0)
        REQUIRE(::read(ends[0], &number, sizeof number) == sizeof number);
    ::kill(child, SIGKILL);
    for (long later = 0; ::read(ends[0], &later, sizeof later) == sizeof later;)
        number = later;
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    return number;
}

} // namespace

TEST_CASE("killed at any moment, the history is whole: facts and memory agree, and nothing saved is lost") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "history.db";
    std::mt19937 random{20260302};
    std::uniform_int_distribution<int> some{1, 12};
    for (int round = 0; round < 25; ++round) {
        CAPTURE(round);
        const long told = write_until_killed(file, some(random));
        const Store store = Store::open(file, monday);
        REQUIRE_FALSE(store.set_aside());
        const long remembered = std::stol(store.memory().value());
        CHECK(remembered >= told);
        CHECK(count_in_file(file, "drinks") == remembered);
        CHECK(count_in_file(file, "intervals") == remembered);
        CHECK(ask_file(file, "PRAGMA integrity_check") == "ok");
        CHECK(ask_file(file, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
    }
}
