// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/effect.h"
#include "daemon/domain/event.h"
#include "daemon/domain/memory.h"
#include "daemon/domain/rules.h"
#include "daemon/domain/settings.h"

#include <string>
#include <string_view>
#include <vector>

namespace unknot {

/// One turn of the rules: carries a memory from its last event to the next one. First everything that falls
/// due on the way happens, in order and each at its own instant, whether or not somebody was woken for it;
/// then the event. Private to the domain: clients use Schedule.
class Turn {
public:
    Turn(Settings& settings, Memory& memory, Effects& effects);

    /// Goes forward to `at` and lets everything happen that falls due until then.
    void go_to(const Stamp& at);
    /// Lets happen at once what an event made due.
    void catch_up();

    /// Begins from nothing: present, sitting, hands at rest.
    void begin(const Stamp& at);
    /// Goes on after a restart; see Schedule.
    enum class Restart { same_boot, other_boot };
    void resume(const Stamp& at, Restart restart);

    void take(const event::Woken&);
    void take(const event::HandsBusy&);
    void take(const event::HandsResting&);
    void take(const event::HandsUnknown&);
    void take(const event::Began&);
    void take(const event::Ended&);
    void take(const event::SensorSaid&);
    void take(const event::PostureTold&);
    void take(const event::Answered&);
    void take(const event::BreakAsked&);
    void take(const event::BreakEnded&);
    void take(const event::Paused&);
    void take(const event::Resumed&);
    void take(const event::BreakCredited&);
    void take(const event::SkipUndone&);
    void take(const event::DrinkLogged&);
    void take(const event::SettingsChanged&);

private:
    using Names = std::vector<std::string>;
    using Indices = std::vector<std::size_t>;

    // turn.cpp: time passes
    struct Rule;
    void run_until(Instant limit);
    void pass(Instant to);
    void set_wall(const Stamp& at);
    void begin_day();
    void end_pause();
    void change_hours();

    [[nodiscard]] Scene scene() const { return {settings_, memory_, clock_}; }

    [[nodiscard]] Instant now() const { return clock_.now; }

    void decide(DecisionKind kind, Names reminders, Because because);
    void refuse(std::string error, std::string sentence);

    // turn_presence.cpp: who is here
    void used();
    void leave();
    void leave_since(Instant since, std::string_view why);
    void arrive();
    void settle_absence();
    void presence_may_have_changed();
    void become(Being being);
    void pass_interval(Instant to);
    void begin_bout(std::string_view why);
    void end_bout(Instant at, std::string_view why);
    void stood_up_for(Duration length);
    void change_posture(Posture posture);
    void credit_posture(bool sits);
    void pull_back_marks();
    void rest_hands(Instant since);
    void forget_late_input(Instant since);

    // turn_reminders.cpp: what is due
    void make_due();
    void make_due(std::size_t index);
    void jump_times(LocalTime from, LocalTime to);
    void came(std::size_t index, LocalTime time);
    void tell_held();
    void hold_changed(bool held_before);
    void satisfy(std::size_t index);
    [[nodiscard]] Indices indices_of(const Names& names) const;
    [[nodiscard]] Indices switched_on(const Names& names) const;
    [[nodiscard]] Names names_of(const Indices& indices) const;
    [[nodiscard]] std::optional<std::size_t> index_of(std::string_view name) const;
    [[nodiscard]] Indices with_covered(Indices done) const;
    void satisfy(const Indices& indices);
    void credit(const Indices& indices, Because because);
    void drop(const Indices& indices, std::string_view why);
    void fit_reminders();
    void adopt(const Settings& settings);

    // turn_prompts.cpp: shown and answered
    void show_prompt();
    [[nodiscard]] Indices to_show() const;
    void take_notes(Prompt& prompt);
    void bring_forward(std::size_t index);
    void ask_over();
    void expire(std::string_view why);
    void close_prompt(Answer answer);
    void withdraw(std::string_view why);
    void snooze(Duration length);
    void skip();
    void remember_skip(const Names& names);
    void forget_skip();

    // turn_breaks.cpp: breaks
    void grow();
    void start_break(const Names& reminders, std::string_view by, Firmness firmness,
                     std::optional<int> prompt);
    void start_from_prompt(std::string_view by);
    void count_break();
    void break_goes_on(Instant since);
    void finish_break();
    void give_up_break();
    void end_break_early(std::string_view why);
    void close_break(bool finished, std::string_view why);
    [[nodiscard]] std::optional<std::size_t> most_sensible() const;

    Settings& settings_;
    Memory& memory_;
    Effects& effects_;
    Stamp clock_;
};

/// Seconds, for reasons.
[[nodiscard]] inline double seconds(Duration length) {
    return std::chrono::duration<double>(length).count();
}

} // namespace unknot
