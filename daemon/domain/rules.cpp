// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/rules.h"

#include "daemon/domain/calendar.h"

#include <algorithm>

namespace unknot {

namespace {

bool listed(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool came_on(const ReminderMemory& reminder, TimeOfDay time, LocalDay day) {
    for (const CameAt& came : reminder.came)
        if (came.time == time)
            return std::find(came.days.begin(), came.days.end(), day) != came.days.end();
    return false;
}

/// The rule of the zone for what lies ahead: a change of offset that is over is no choice any more.
Zone zone_ahead(const Stamp& clock) {
    const Zone& zone = clock.zone;
    return clock.utc < zone.until ? zone : Zone{zone.offset_after, UtcTime::max(), zone.offset_after};
}

Instant instant_of_local(const Scene& scene, LocalTime time) {
    return instant_of(to_utc(time, zone_ahead(scene.clock)), scene.clock);
}

/// Does a change of offset jump over this time, by more than it may?
bool jumped_over(LocalTime time, const Zone& zone) {
    return to_local(to_utc(time, zone), zone) - time > latest_jump;
}

Maybe next_time_at(const Scene& scene, std::size_t index) {
    Stamp just_before = scene.clock; // a time of day that is now, is due
    just_before.utc -= Duration{1};
    const Zone zone = zone_ahead(just_before);
    auto next = next_time_of_day(scene, index, local(just_before));
    while (next && jumped_over(*next, zone))
        next = next_time_of_day(scene, index, *next);
    return next ? Maybe{instant_of(to_utc(*next, zone), scene.clock)} : std::nullopt;
}

bool holds_back(const Settings& settings, Signal signal) {
    return traits(signal).holds && settings.holds[static_cast<std::size_t>(signal)];
}

bool counts_as_use(const Settings& settings, Signal signal) {
    return traits(signal).passive_use && settings.passive_use[static_cast<std::size_t>(signal)];
}

bool is_on(const Memory& memory, Signal signal) {
    return memory.signals[static_cast<std::size_t>(signal)].has_value();
}

bool outside_hours(const Scene& scene) {
    return scene.settings.has_hours && !within(scene.settings.hours, local(scene.clock));
}

/// When the offset of the zone changes, if that leads into the working hours or out of them.
Maybe hours_change_by_offset_at(const Scene& scene) {
    const Zone& zone = scene.clock.zone;
    if (zone.until == UtcTime::max() || zone.until <= scene.clock.utc)
        return std::nullopt;
    const WorkingHours& hours = scene.settings.hours;
    const bool inside_before = within(hours, to_local(zone.until - Duration{1}, zone));
    const bool inside_after = within(hours, to_local(zone.until, zone));
    return inside_before != inside_after ? Maybe{instant_of(zone.until, scene.clock)} : std::nullopt;
}

} // namespace

bool blocked(const Memory& memory) {
    for (const auto& [signal, name] : Words<Signal>::table)
        if (traits(signal).absence && is_on(memory, signal))
            return true;
    return std::any_of(memory.sensors.begin(), memory.sensors.end(),
                       [](const Sensor& sensor) { return sensor.presence == Presence::away; });
}

bool passive_use(const Scene& scene) {
    for (const auto& [signal, name] : Words<Signal>::table)
        if (is_on(scene.memory, signal) && counts_as_use(scene.settings, signal))
            return true;
    return std::any_of(scene.memory.sensors.begin(), scene.memory.sensors.end(),
                       [](const Sensor& sensor) { return sensor.presence == Presence::present; });
}

Instant unused_since(const Scene& scene) {
    const auto* resting = std::get_if<HandsAre::Resting>(&scene.memory.hands);
    return resting ? std::max(resting->since, scene.memory.last_use) : scene.clock.now;
}

Maybe away_at(const Scene& scene) {
    const bool may_leave = present(scene.memory) &&
                           std::holds_alternative<HandsAre::Resting>(scene.memory.hands) &&
                           !passive_use(scene);
    return may_leave ? Maybe{unused_since(scene) + scene.settings.timing.away_after} : std::nullopt;
}

Maybe hands_rest_since(const Memory& memory) {
    if (const auto* resting = std::get_if<HandsAre::Resting>(&memory.hands))
        return resting->since;
    return std::holds_alternative<HandsAre::Unknown>(memory.hands) ? Maybe{memory.last_use} : std::nullopt;
}

Duration total_of(const Tally& tally, ClockKind clock) {
    switch (clock) {
    case ClockKind::sitting:
        return tally.sitting;
    case ClockKind::standing:
        return tally.standing;
    case ClockKind::screen:
        return tally.sitting + tally.standing;
    case ClockKind::hands:
        return tally.hands;
    case ClockKind::wall:
        return Duration{0};
    }
    return Duration{0};
}

Duration counted(const Scene& scene, std::size_t index) {
    return total_of(scene.memory.tally, scene.settings.reminders[index].clock) -
           scene.memory.reminders[index].satisfied_at;
}

bool runs(const Memory& memory, ClockKind clock) {
    switch (clock) {
    case ClockKind::sitting:
        return memory.being == Being::sitting;
    case ClockKind::standing:
        return memory.being == Being::standing;
    case ClockKind::screen:
        return present(memory);
    case ClockKind::hands:
        return present(memory) && std::holds_alternative<HandsAre::Busy>(memory.hands);
    case ClockKind::wall:
        return false;
    }
    return false;
}

bool being_dealt_with(const Memory& memory, std::string_view name) {
    return (memory.prompt && listed(memory.prompt->reminders, name)) ||
           (memory.running && listed(memory.running->reminders, name));
}

Maybe due_at(const Scene& scene, std::size_t index) {
    const Reminder& reminder = scene.settings.reminders[index];
    const ReminderMemory& state = scene.memory.reminders[index];
    if (!reminder.enabled || state.due_since || being_dealt_with(scene.memory, reminder.name))
        return std::nullopt;
    if (state.snoozed_until)
        return state.snoozed_until;
    if (reminder.clock == ClockKind::wall)
        return next_time_at(scene, index);
    if (!runs(scene.memory, reminder.clock))
        return std::nullopt;
    return scene.clock.now + (reminder.every - counted(scene, index));
}

std::optional<LocalTime> next_time_of_day(const Scene& scene, std::size_t index, LocalTime after) {
    const auto& times = scene.settings.reminders[index].at;
    for (std::size_t tried = 0; tried <= 2 * times.size(); ++tried) {
        const auto next = next_time(times, after);
        if (!next)
            return std::nullopt;
        const auto day = std::chrono::floor<std::chrono::days>(*next);
        const auto time = std::chrono::duration_cast<TimeOfDay>(*next - day);
        if (!came_on(scene.memory.reminders[index], time, day))
            return next;
        after = *next;
    }
    return std::nullopt;
}

std::optional<Duration> remaining(const Scene& scene, std::size_t index) {
    const Reminder& reminder = scene.settings.reminders[index];
    const ReminderMemory& state = scene.memory.reminders[index];
    if (state.due_since)
        return Duration{0};
    if (state.snoozed_until)
        return *state.snoozed_until - scene.clock.now;
    if (reminder.clock != ClockKind::wall)
        return reminder.every - counted(scene, index);
    const Maybe next = next_time_at(scene, index);
    return next ? std::optional{*next - scene.clock.now} : std::nullopt;
}

Firmness firmness_today(const Scene& scene, std::size_t index) {
    const bool quiet = scene.memory.reminders[index].quiet_on == today(scene);
    return quiet ? Firmness::hint : scene.settings.reminders[index].firmness;
}

bool covers(const Reminder& done, const Reminder& other) {
    const auto below = [](Kind above, Kind kind) {
        switch (above) {
        case Kind::move:
            return kind == Kind::stretch || kind == Kind::posture || kind == Kind::eyes;
        case Kind::stretch:
        case Kind::stand:
            return kind == Kind::posture;
        case Kind::posture:
        case Kind::eyes:
        case Kind::water:
        case Kind::custom:
            return false;
        }
        return false;
    };
    const bool same = done.kind == other.kind && done.kind != Kind::custom;
    return (same || below(done.kind, other.kind)) && other.length <= done.length;
}

std::vector<Hold> holds(const Scene& scene) {
    std::vector<Hold> active;
    if (scene.memory.pause)
        active.push_back(Hold::pause);
    for (const auto& [signal, name] : Words<Signal>::table)
        if (is_on(scene.memory, signal) && holds_back(scene.settings, signal))
            active.push_back(*from_word<Hold>(name));
    if (outside_hours(scene))
        active.push_back(Hold::hours);
    return active;
}

bool held(const Scene& scene) {
    return held_without_end(scene) || scene.memory.pause || outside_hours(scene);
}

bool held_without_end(const Scene& scene) {
    const auto& pause = scene.memory.pause;
    if (pause && !pause->until && !pause->until_wall)
        return true;
    for (const auto& [signal, name] : Words<Signal>::table)
        if (is_on(scene.memory, signal) && holds_back(scene.settings, signal))
            return true;
    return false;
}

Maybe pause_ends_at(const Scene& scene) {
    const auto& pause = scene.memory.pause;
    if (!pause)
        return std::nullopt;
    return pause->until_wall ? Maybe{instant_of(*pause->until_wall, scene.clock)} : pause->until;
}

Maybe hours_change_at(const Scene& scene) {
    if (!scene.settings.has_hours)
        return std::nullopt;
    const auto change = next_change(scene.settings.hours, local(scene.clock));
    return earlier(change ? Maybe{instant_of_local(scene, *change)} : std::nullopt,
                   hours_change_by_offset_at(scene));
}

std::vector<Hold> holds_shown(const Scene& scene) {
    std::vector<Hold> shown = holds(scene);
    const auto& arrived = scene.memory.arrived_at;
    if (arrived && scene.clock.now < *arrived + scene.settings.timing.arrive_gap)
        shown.push_back(Hold::just_arrived);
    if (scene.memory.prompt || scene.memory.running)
        shown.push_back(Hold::prompt_open);
    return shown;
}

LocalDay today(const Scene& scene) {
    return day_of(local(scene.clock), scene.settings.timing.day_starts_at);
}

Instant next_day_at(const Scene& scene) {
    const LocalTime start = today(scene) + std::chrono::days{1} + scene.settings.timing.day_starts_at;
    return instant_of_local(scene, start);
}

} // namespace unknot
