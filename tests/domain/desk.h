// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/schedule.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace unknot::test {

using namespace std::chrono_literals;

/// A desk with somebody (or nobody) at it: tells a schedule what happens there, wakes it when it asks to be
/// woken and never otherwise, and keeps what it decided. Each verb lets that much time pass.
class Desk {
public:
    explicit Desk(Settings settings) : at_(monday_morning()), schedule_(std::move(settings), at_) {
        tell(event::Woken{});
    }

    /// Monday 2026-03-02, 09:00 in a zone one hour east of Greenwich that changes to two on 29 March.
    static Stamp monday_morning() {
        using namespace std::chrono;
        const UtcTime change = sys_days{2026y / March / 29} + 1h;
        return {Instant{1h}, 0ms, sys_days{2026y / March / 2} + 8h, Zone{3600s, change, 7200s}};
    }

    Desk& tell(const Event& event) {
        for (Effect& effect : schedule_.handle(event, at_))
            keep(std::move(effect));
        return *this;
    }

    /// Time passes; nothing else happens.
    Desk& wait(Duration length) {
        const Instant end = at_.now + length;
        while (true) {
            const auto deadline = schedule_.next_deadline();
            if (!deadline || *deadline > end)
                break;
            spins_ += *deadline <= at_.now;
            pass(*deadline - at_.now);
            tell(event::Woken{});
        }
        pass(end - at_.now);
        return *this;
    }

    /// Types for so long.
    Desk& work(Duration length) {
        tell(event::HandsBusy{});
        wait(length);
        return tell(event::HandsResting{at_.now});
    }

    /// Is there, but the hands rest.
    Desk& rest(Duration length) { return wait(length); }

    /// Goes away without a word and comes back with a key press.
    Desk& leave(Duration length) {
        wait(length);
        return tell(event::HandsBusy{}).tell(event::HandsResting{at_.now});
    }

    Desk& during(Signal signal, Duration length) {
        tell(event::Began{signal});
        wait(length);
        return tell(event::Ended{signal});
    }

    /// Types on while a signal is on.
    Desk& work_during(Signal signal, Duration length) {
        tell(event::Began{signal});
        work(length);
        return tell(event::Ended{signal});
    }

    /// Closes the lid; nobody tells the service before. Opens it with a key press.
    Desk& suspend(Duration length) {
        pass(length);
        at_.asleep += length;
        return tell(event::HandsBusy{}).tell(event::HandsResting{at_.now});
    }

    Desk& reply(event::Reply reply) { return tell(event::Answered{reply, {}, {}}); }

    Desk& snooze(Duration length) { return tell(event::Answered{event::Reply::snooze, length, {}}); }

    Desk& set_wall(Duration forward) {
        at_.utc += forward;
        return tell(event::Woken{});
    }

    /// The service is killed and comes back so much later, in the same boot.
    Desk& restart(Duration dead) {
        pass(dead);
        schedule_ = Schedule{schedule_.settings(), schedule_.memory(), at_};
        return tell(event::Woken{});
    }

    /// The machine sleeps while the service is dead.
    Desk& sleep_dead(Duration length) {
        at_.asleep += length;
        return restart(length);
    }

    [[nodiscard]] Snapshot now() const { return schedule_.snapshot(at_); }

    [[nodiscard]] const Schedule& schedule() const { return schedule_; }

    [[nodiscard]] const Stamp& at() const { return at_; }

    [[nodiscard]] Duration bout() const { return now().bout_sitting; }

    /// How often it asked to be woken at once.
    [[nodiscard]] int spins() const { return spins_; }

    [[nodiscard]] std::vector<Prompt> prompts() const { return prompts_; }

    [[nodiscard]] const std::vector<Decision>& decisions() const { return decisions_; }

    [[nodiscard]] const std::vector<effect::PassInterval>& intervals() const { return intervals_; }

    [[nodiscard]] const std::vector<effect::PassSignal>& signals() const { return signals_; }

    [[nodiscard]] const std::vector<effect::PassBout>& bouts() const { return bouts_; }

    [[nodiscard]] const std::vector<Answer>& answers() const { return answers_; }

    [[nodiscard]] std::string refused() const { return refused_; }

    [[nodiscard]] long count(DecisionKind kind) const {
        return std::count_if(decisions_.begin(), decisions_.end(),
                             [kind](const Decision& decision) { return decision.kind == kind; });
    }

    [[nodiscard]] const Decision* last(DecisionKind kind) const {
        const auto found = std::find_if(decisions_.rbegin(), decisions_.rend(),
                                        [kind](const Decision& decision) { return decision.kind == kind; });
        return found == decisions_.rend() ? nullptr : &*found;
    }

    /// Minutes since the beginning.
    [[nodiscard]] static double minutes(Instant at) {
        return std::chrono::duration<double, std::ratio<60>>(at - monday_morning().now).count();
    }

private:
    void pass(Duration length) {
        at_.now += length;
        at_.utc += length;
    }

    void keep(Effect&& effect) {
        if (const auto* shown = std::get_if<effect::ShowPrompt>(&effect)) {
            if (shown->prompt.asks == 1)
                prompts_.push_back(shown->prompt);
        } else if (const auto* closed = std::get_if<effect::ClosePrompt>(&effect))
            answers_.push_back(closed->answer);
        else if (const auto* decided = std::get_if<effect::Decided>(&effect))
            decisions_.push_back(decided->decision);
        else if (const auto* interval = std::get_if<effect::PassInterval>(&effect))
            intervals_.push_back(*interval);
        else if (const auto* signal = std::get_if<effect::PassSignal>(&effect))
            signals_.push_back(*signal);
        else if (const auto* bout = std::get_if<effect::PassBout>(&effect))
            bouts_.push_back(*bout);
        else if (const auto* refused = std::get_if<effect::Refused>(&effect))
            refused_ = refused->error;
    }

    Stamp at_;
    Schedule schedule_;
    int spins_ = 0;
    std::vector<Prompt> prompts_;
    std::vector<Decision> decisions_;
    std::vector<effect::PassInterval> intervals_;
    std::vector<effect::PassSignal> signals_;
    std::vector<effect::PassBout> bouts_;
    std::vector<Answer> answers_;
    std::string refused_;
};

inline Reminder reminder(std::string name, Kind kind, Duration every, Duration length) {
    Reminder made;
    made.name = std::move(name);
    made.kind = kind;
    made.every = every;
    made.length = length;
    return made;
}

inline std::vector<std::string> names(std::initializer_list<const char*> list) {
    return {list.begin(), list.end()};
}

/// One reminder to stretch for two minutes after every half hour of sitting, and nothing else.
inline Settings only_stretch() {
    Settings settings;
    settings.reminders = {
        {.name = "stretch", .kind = Kind::stretch, .every = 30min, .length = 2min, .at = {}, .message = {}}};
    return settings;
}

} // namespace unknot::test
