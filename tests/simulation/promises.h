// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/schedule.h"
#include "tests/simulation/books.h"
#include "tests/simulation/probes.h"

#include <array>
#include <string>
#include <vector>

namespace unknot::test {

/// Watches a schedule from outside and keeps the promises of the rules (P1 … P13) against it, one function
/// each (P9 is for those who compare two runs). What it can know by itself, it keeps in its own books and
/// believes the schedule nothing. A broken promise is kept as a sentence that begins with its name.
class Promises {
public:
    explicit Promises(Instant began) : books_{began} {}

    /// After each event. `before` is the schedule as it was.
    void check(const Schedule& before, const Event& event, const Schedule& after, const Effects& effects,
               const Stamp& at);

    /// The machine slept so long, told before or not; the next event is the first after it.
    void slept(Duration length);

    /// The wall clock was set, or the zone or its offset changed, between two events.
    void wall_changed(Instant at) {
        wall_changed_ = true;
        books_.wall_changed = at;
    }

    /// Goes on from a stored memory at `at`; `before` is the schedule that died.
    void restarted(const Schedule& before, const Schedule& after, const Stamp& at);

    /// A new boot, whose instants differ by that much.
    void rebooted(Duration shift) { books_.shift(shift); }

    [[nodiscard]] const std::vector<std::string>& broken() const { return broken_; }

    /// How often a promise was held against the schedule.
    [[nodiscard]] long checks(int promise) const { return checks_.at(static_cast<std::size_t>(promise)); }

    Probes seen;

private:
    void take(const Effect& effect, const Schedule& before, const Schedule& after, const Stamp& at);
    void p1_adds_up(const Schedule& after, const Stamp& at);
    void p2_sleep_is_no_sitting(const Schedule& before, const Schedule& after, const Stamp& at);
    void p2_sleep_is_rest(const Schedule& after);
    void p3_wall_fires_nothing(const Schedule& before, const Schedule& after, const Effects& effects);
    void p3_comes_once(const Decision& decision, const Settings& settings, const Stamp& at);
    void p4_not_while_held(const Settings& before, const Settings& after, Instant shown, const Stamp& at);
    void p5_nothing_is_lost(const Schedule& after, const Stamp& at);
    void p5_debt_is_paid(const Schedule& before, const Schedule& after, const Stamp& at);
    void p6_never_nags(const Settings& settings, const Prompt& prompt);
    void p7_pause_ends_on_time(const Event& event, const Schedule& after, const Stamp& at);
    void p8_wakes_in_time(const Schedule& before, const Effect& effect, const Stamp& at);
    void p8_wakes_for_a_reason(const Schedule& after, const Stamp& at);
    void p10_says_why(const Decision& decision);
    void p11_settings_keep_time(const Schedule& before, const Event& event, const Schedule& after);
    void p13_always_a_way_out(const Schedule& after, const Stamp& at);

    void expect(bool kept, int promise, std::string_view what) { expect(kept, promise, {}, what); }

    void expect(bool kept, int promise, std::string_view whose, std::string_view what);

    Books books_;
    std::optional<Duration> slept_;
    bool woke_ = false;
    bool nobody_ran_ = false; ///< since the event before: the machine slept, or the service was dead
    bool wall_changed_ = false;
    std::vector<std::string> broken_;
    std::array<long, 14> checks_{};
};

} // namespace unknot::test
