// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/boot_clock.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <stdexcept>

namespace unknot {
namespace {

using namespace std::chrono_literals;

std::chrono::nanoseconds read_clock(clockid_t clock) {
    std::timespec now{};
    ::clock_gettime(clock, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

/// Reads the monotonic clock between two readings of the other one, again when something came in between.
Duration measure_sleep() {
    constexpr auto close_enough = 1ms;
    constexpr int tries = 8;
    for (int tried = 1;; ++tried) {
        const auto before = read_clock(CLOCK_BOOTTIME);
        const auto monotonic = read_clock(CLOCK_MONOTONIC);
        const auto after = read_clock(CLOCK_BOOTTIME);
        if (after - before < close_enough || tried == tries)
            return std::chrono::round<Duration>(std::max(before - monotonic, std::chrono::nanoseconds{0}));
    }
}

} // namespace

Instant boot_now() {
    return Instant{std::chrono::floor<Duration>(read_clock(CLOCK_BOOTTIME))};
}

std::string boot_id() {
    std::string id;
    if (!std::getline(std::ifstream{"/proc/sys/kernel/random/boot_id"}, id) || id.empty())
        throw std::runtime_error{"the kernel tells no boot id in /proc/sys/kernel/random/boot_id"};
    return id;
}

Duration SleepCounter::asleep_since_boot() {
    return settle(measure_sleep());
}

Duration SleepCounter::settle(Duration measured) {
    constexpr auto noise = 10ms;
    if (measured > asleep_ + noise)
        asleep_ = measured;
    return asleep_;
}

} // namespace unknot
