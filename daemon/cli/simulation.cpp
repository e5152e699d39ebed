// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/simulation.h"

#include "daemon/local_day.h"

#include <algorithm>

namespace unknot::cli {
namespace {

constexpr Instant beginning = simulation_beginning;

/// The rules at work on a made-up machine: its clocks, its hands, and nobody who waits.
class Machine {
public:
    Machine(const Trace& trace, Settings settings, const OnDecision& on_decision, const OnPrompt& on_prompt)
        : zone_name_{trace.zone},
          now_{beginning, Duration{0}, trace.wall, zone_at(trace.wall, trace.zone)},
          schedule_{std::move(settings), now_},
          on_decision_{on_decision},
          on_prompt_{on_prompt} {
        feed(event::Woken{});
    }

    void go_to(Duration since_start) {
        const Instant end = beginning + since_start;
        while (const auto next = next_thing()) {
            if (*next > end)
                break;
            pass(std::max(*next - now_.now, Duration{0}));
            reply_at() && *reply_at() <= now_.now ? answer() : feed(event::Woken{});
        }
        pass(end - now_.now);
    }

    void take(const Step& step) {
        std::visit([this](const auto& what) { take(what); }, step);
    }

    [[nodiscard]] SimulationSummary finish() {
        feed(event::Woken{});
        const Snapshot last = schedule_.snapshot(now_);
        summary_.length = now_.now - beginning;
        summary_.sitting = last.sitting;
        summary_.standing = last.standing;
        summary_.away = last.away;
        if (const auto& bout = schedule_.memory().bout)
            count_bout(last.sitting - bout->sitting_before);
        return summary_;
    }

private:
    [[nodiscard]] std::optional<Instant> reply_at() const {
        return replies_.empty() ? std::nullopt : std::optional{beginning + replies_.front().at};
    }

    [[nodiscard]] std::optional<Instant> next_thing() const {
        const auto reply = reply_at();
        const auto deadline = suspended_ ? std::nullopt : schedule_.next_deadline();
        return reply && deadline ? std::min(*reply, *deadline) : (reply ? reply : deadline);
    }

    void take(const step::Input& input) {
        inputs_ += input.begins ? 1 : -1;
        if (suspended_)
            return;
        if (input.begins)
            feed(event::HandsBusy{});
        else if (inputs_ == 0)
            feed(event::HandsResting{now_.now});
    }

    void take(const step::Switch& change) {
        int& depth = depths_[static_cast<std::size_t>(change.signal)];
        depth += change.begins ? 1 : -1;
        if (change.begins ? depth > 1 : depth > 0)
            return;
        if (change.signal == Signal::suspended)
            suspended_ = change.begins;
        if (change.begins)
            feed(event::Began{change.signal});
        else
            feed(event::Ended{change.signal});
        if (change.signal == Signal::suspended && !change.begins)
            type_on();
    }

    void take(const step::Happens& happens) { feed(happens.event); }

    void take(const step::WallSet& set) {
        now_.utc = set.to;
        feed(event::Woken{});
    }

    void take(const step::ZoneSet& set) {
        zone_name_ = set.zone;
        now_.zone = zone_at(now_.utc, zone_name_);
        feed(event::Woken{});
    }

    void feed(const Event& event) {
        if (now_.utc >= now_.zone.until || now_.utc < zone_known_from_)
            now_.zone = zone_at(now_.utc, zone_name_);
        zone_known_from_ = now_.utc;
        const InputWatch watched = schedule_.input_watch();
        for (const Effect& effect : schedule_.handle(event, now_))
            note(effect);
        if (schedule_.input_watch() != watched)
            type_on();
    }

    /// A source of input that is told to watch anew reports input that goes on.
    void type_on() {
        if (inputs_ > 0 && !suspended_ && !std::holds_alternative<HandsAre::Busy>(schedule_.memory().hands))
            feed(event::HandsBusy{});
    }

    void note(const Effect& effect) {
        if (const auto* decided = std::get_if<effect::Decided>(&effect))
            on_decision_(decided->decision, decided->decision.at - beginning);
        else if (const auto* bout = std::get_if<effect::PassBout>(&effect))
            count_bout(bout->sitting);
        else if (const auto* shown = std::get_if<effect::ShowPrompt>(&effect))
            note(shown->prompt);
    }

    void note(const Prompt& prompt) {
        if (prompt.asks == 1) {
            ++summary_.prompts;
            summary_.in_pause += prompt.in_pause;
        }
        if (!on_prompt_)
            return;
        if (auto reply = on_prompt_(prompt, now_.now - beginning))
            replies_.push_back(std::move(*reply));
    }

    void answer() {
        const TimedStep reply = std::move(replies_.front());
        replies_.erase(replies_.begin());
        take(reply.step);
    }

    void count_bout(Duration sitting) {
        summary_.bouts += sitting > Duration{0};
        summary_.longest_bout = std::max(summary_.longest_bout, sitting);
    }

    void pass(Duration length) {
        now_.now += length;
        now_.utc += length;
        if (suspended_)
            now_.asleep += length;
    }

    std::string zone_name_;
    Stamp now_;
    UtcTime zone_known_from_{};
    Schedule schedule_;
    const OnDecision& on_decision_;
    const OnPrompt& on_prompt_;
    std::vector<TimedStep> replies_;
    std::array<int, signal_count> depths_{};
    int inputs_ = 0;
    bool suspended_ = false;
    SimulationSummary summary_;
};

} // namespace

SimulationSummary simulate(const Trace& trace, Settings settings, const OnDecision& on_decision,
                           const OnPrompt& on_prompt) {
    Machine machine{trace, std::move(settings), on_decision, on_prompt};
    for (const TimedStep& timed : trace.steps) {
        if (timed.at > trace.end)
            break;
        machine.go_to(timed.at);
        machine.take(timed.step);
    }
    machine.go_to(trace.end);
    return machine.finish();
}

} // namespace unknot::cli
