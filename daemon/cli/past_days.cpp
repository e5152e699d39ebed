// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/past_days.h"

#include "daemon/cli/fact_pages.h"
#include "daemon/contract/packing.h"

#include <algorithm>

namespace unknot::cli {
namespace {

constexpr auto sensor = "history";

/// Builds a trace out of facts, on the clock of the trace.
class Builder {
public:
    Builder(UtcTime from, UtcTime to) : from_{from} {
        trace_.wall = from;
        trace_.zone = zone_in_force();
        trace_.end = to - from;
        add(from, event::HandsUnknown{});
        presence_at(from, Presence::away);
    }

    void add_interval(const Dict& fact) {
        const auto being = from_word<Being>(option<std::string>(fact, "being").value_or(""));
        if (!being || *being == Being::away)
            return;
        const bool sits = *being == Being::sitting;
        add(start_of(fact), event::PostureTold{sits ? Posture::sitting : Posture::standing});
        presence_at(start_of(fact), Presence::present);
        presence_at(end_of(fact), Presence::away);
    }

    void add_hold(const Dict& fact) {
        const auto signal = from_word<Signal>(option<std::string>(fact, "signal").value_or(""));
        if (!signal || !traits(*signal).holds)
            return;
        trace_.steps.push_back({start_of(fact) - from_, step::Switch{*signal, true}});
        trace_.steps.push_back({end_of(fact) - from_, step::Switch{*signal, false}});
    }

    [[nodiscard]] Trace finish() && {
        std::stable_sort(trace_.steps.begin(), trace_.steps.end(),
                         [](const TimedStep& one, const TimedStep& other) { return one.at < other.at; });
        return std::move(trace_);
    }

private:
    [[nodiscard]] UtcTime start_of(const Dict& fact) const {
        return std::max(from_, instant_option(fact, "from").value_or(from_));
    }

    [[nodiscard]] UtcTime end_of(const Dict& fact) const {
        return std::max(from_, instant_option(fact, "to").value_or(from_));
    }

    void presence_at(UtcTime when, Presence presence) { add(when, event::SensorSaid{sensor, presence}); }

    void add(UtcTime when, Event event) {
        trace_.steps.push_back({when - from_, step::Happens{std::move(event)}});
    }

    UtcTime from_;
    Trace trace_;
};

} // namespace

Trace past_days(Session& session, unsigned days) {
    const UtcTime to = session.now().utc;
    const UtcTime from = to - std::chrono::days{days};
    Builder builder{from, to};
    for_each_fact(session.client(), "intervals", {from, to},
                  [&](const Dict& fact) { builder.add_interval(fact); });
    for_each_fact(session.client(), "holds", {from, to}, [&](const Dict& fact) { builder.add_hold(fact); });
    return std::move(builder).finish();
}

} // namespace unknot::cli
