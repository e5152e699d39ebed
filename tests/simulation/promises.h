// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/schedule.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace unknot::test {

/// How often the odd cases came up: a simulation that never met them proves nothing.
struct Probes {
    long prompts = 0;
    long prompts_in_pause = 0;
    long merged = 0;
    long held = 0;
    long withdrawn = 0;
    long credits = 0;
    long drops = 0;
    long breaks = 0;
    long breaks_finished = 0;
    long snoozes = 0;
    long expired = 0;
    long quietened = 0;
    long sleeps_told = 0;
    long sleeps_untold = 0;
    long slept_while_prompting = 0;
    long slept_during_break = 0;
    long wall_set = 0;
    long travels = 0;
    long offset_changes = 0;
    long restarts = 0;
    long pauses_until = 0;
    long settings_changes = 0;
    long enforced = 0;
    long undone = 0;
    long times_of_day = 0;
    long away_back_dated = 0;
};

/// Watches a schedule from outside and keeps the promises of the rules (P1 … P13) against it, one function
/// each. It does its own bookkeeping and believes the schedule nothing that it can know by itself. A broken
/// promise is kept as a sentence.
class Promises {
public:
    explicit Promises(Instant began) : began_{began} {}

    /// After each event. `before` is the schedule as it was.
    void check(const Schedule& before, const Event& event, const Schedule& after, const Effects& effects,
               const Stamp& at);
    /// The machine slept so long until `at`, and somebody came back.
    void slept(Duration length, const Stamp& at);

    /// The wall clock was set, or the zone changed, between two events.
    void wall_changed() { wall_changed_ = true; }

    /// Goes on from a stored memory at `at`; `before` is the schedule that died.
    void restarted(const Schedule& before, const Schedule& after, const Stamp& at);

    [[nodiscard]] const std::vector<std::string>& broken() const { return broken_; }

    Probes seen;

private:
    void p1_adds_up(const Schedule& after, const Stamp& at);
    void p2_sleep_is_rest(const Schedule& after, const Effects& effects, const Stamp& at);
    void p3_wall_fires_nothing(const Schedule& before, const Schedule& after, const Effects& effects,
                               const Stamp& at);
    void p4_not_while_held(const Schedule& after, const Prompt& prompt, const Stamp& at);
    void p5_nothing_is_lost(const Schedule& after, const Effects& effects);
    void p6_never_nags(const Schedule& before, const Schedule& after, const Prompt& prompt);
    void p7_pause_ends_on_time(const Event& event, const Schedule& after, const Stamp& at);
    void p8_wakes_for_a_reason(const Schedule& after, const Stamp& at);
    void p10_says_why(const Effects& effects);
    void p11_settings_keep_time(const Schedule& before, const Event& event, const Schedule& after);
    void p13_always_a_way_out(const Schedule& after, const Stamp& at);

    void keep_books(const Event& event);
    void count(const Effects& effects);
    void expect(bool kept, const char* promise, const std::string& what);

    Instant began_;
    std::set<Signal> on_;
    std::optional<Instant> last_prompt_;
    std::set<std::string> returning_;
    std::set<std::string> due_;
    std::optional<UtcTime> pause_until_;
    std::optional<Duration> slept_;
    std::map<std::string, std::set<LocalDay>> came_;
    bool wall_changed_ = false;
    std::vector<std::string> broken_;
};

} // namespace unknot::test
