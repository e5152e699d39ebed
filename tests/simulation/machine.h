// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/schedule.h"
#include "tests/simulation/promises.h"

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace unknot::test {

using namespace std::chrono_literals;

/// How a run may differ from another of the same seed without changing what is decided.
struct Disturbance {
    bool extra_wakes = false; ///< woken at random moments, too
    bool careful = false;     ///< saves up to the moment it dies, so nothing depends on the event before
};

/// A made-up machine and its user for a year: both clocks, a zone that changes, hands, signals, sleep with
/// and without notice, restarts, and answers at random. All from one seed. Every event goes through the
/// promises.
class Machine {
public:
    Machine(std::uint64_t seed, Settings settings, Disturbance disturbance = {});

    /// Lives through so many days.
    void live(int days);

    [[nodiscard]] const Promises& promises() const { return promises_; }

    [[nodiscard]] const Schedule& schedule() const { return schedule_; }

    [[nodiscard]] const std::vector<Decision>& decisions() const { return decisions_; }

    [[nodiscard]] long events() const { return events_; }

    /// Off: measures the rules alone.
    void check_promises(bool on) { checking_ = on; }

private:
    using Dice = std::mt19937_64;

    // A day
    void workday();
    void day_off();
    void stint(Duration length);
    void type(Duration length);
    void read(Duration length);
    void call(Duration length);
    void video(Duration length);
    void pause_of_some_kind();
    void leave(Duration length);
    void lock(Duration length);
    void sleep(Duration length);
    void odd_moment();
    void other_session(Duration length);
    void blind(Duration length);
    void until_local(Duration of_day);

    // Time and events
    void wait(Duration length);
    void pass(Duration length);
    void feed(const Event& event);
    void busy();
    void rest();
    void take(const Effects& effects);
    void reply_to(const Prompt& prompt);
    void save_after(const Event& event, const Effects& effects);
    void restart();
    void power_cut();
    void go_on(const Schedule& before, const Memory& memory);
    void change_settings();
    void set_wall(Duration forward);
    void travel();
    void refresh_zone();

    [[nodiscard]] bool present() const { return schedule_.memory().being != Being::away; }

    [[nodiscard]] bool chance(double probability);
    [[nodiscard]] Duration between(Duration least, Duration most);
    [[nodiscard]] std::optional<Instant> next_thing() const;

    Dice dice_;
    Dice extra_;
    Disturbance disturbance_;
    std::string zone_name_ = "Europe/Berlin";
    Stamp now_;
    Schedule schedule_;
    Promises promises_;
    std::vector<Decision> decisions_;
    Memory saved_;
    int boots_ = 0;
    bool checking_ = true;
    long events_ = 0;
    bool asleep_ = false;
    Duration lived_{0}; ///< by no clock: neither sleep nor a new boot changes its pace

    struct Reply {
        Instant at;
        Event event;
    };

    std::optional<Reply> reply_;
};

/// Every kind of reminder and firmness, times of day and working hours: the plan that meets all rules.
[[nodiscard]] Settings demanding_settings();

} // namespace unknot::test
