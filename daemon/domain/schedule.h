// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/effect.h"
#include "daemon/domain/event.h"
#include "daemon/domain/memory.h"
#include "daemon/domain/settings.h"
#include "daemon/domain/snapshot.h"
#include "daemon/domain/time.h"

#include <optional>

namespace unknot {

/// What the rules want to know of the hands now; see InputSource in daemon/presence.
struct InputWatch {
    /// Tell when the hands have rested so long, and when they move again. Nothing: nobody is here, tell only
    /// the next input.
    std::optional<Duration> rest_after;

    friend bool operator==(const InputWatch&, const InputWatch&) = default;
};

/// The rules of Unknot: events in, effects out. It reads no clock, touches nothing, and is a value: a copy
/// goes on from where the original stood. The same events give the same effects (promise P9); waking it more
/// often than asked changes nothing. One thread. handle() costs a few microseconds and bounded memory.
class Schedule {
public:
    /// The first start: somebody is present and sitting, the hands rest, nothing holds. `boot` names the
    /// boot that the instants belong to.
    Schedule(Settings settings, const Stamp& now, std::string boot = {});

    /// Goes on from a stored memory (promise P12). The time in between is an absence of that length, unless
    /// the memory is from this boot and at most `max_unsaved` old: then it went on as it was. What the
    /// desktop reported is forgotten, its sources tell anew; nothing is shown for `settle`. An open prompt is
    /// withdrawn and comes back.
    Schedule(Settings settings, Memory memory, const Stamp& now, std::string boot = {});

    /// Takes in one event and says what to do, in order. `at` must not lie before the last one; a boot clock
    /// that went back is taken as standing still. The first call also gives what the beginning decided.
    [[nodiscard]] Effects handle(const Event& event, const Stamp& at);

    /// When handle(event::Woken) must be called next. Nothing while away, paused or held without end;
    /// otherwise it lies behind the last event (promise P8).
    [[nodiscard]] std::optional<Instant> next_deadline() const;

    /// How closely the input is to be watched from now on.
    [[nodiscard]] InputWatch input_watch() const;

    /// What a client may show at that moment. `at` as for handle().
    [[nodiscard]] Snapshot snapshot(const Stamp& at) const;

    [[nodiscard]] const Settings& settings() const { return settings_; }

    /// All that must be kept to go on after a restart; save it after events that had effects, and at least
    /// every `max_unsaved` while somebody is present.
    [[nodiscard]] const Memory& memory() const { return memory_; }

private:
    Settings settings_;
    Memory memory_;
    Effects decided_at_start_;
};

} // namespace unknot
