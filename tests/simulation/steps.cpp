// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/steps.h"

#include <array>
#include <ostream>

namespace unknot::test {

namespace {

using namespace std::chrono_literals;

Duration any(Duration least, Duration most) {
    return Duration{*rc::gen::inRange<long>(least.count(), most.count() + 1)};
}

bool heads() {
    return *rc::gen::arbitrary<bool>();
}

/// Often nothing, mostly minutes, now and then two days.
Duration any_gap(Duration longest) {
    const auto most =
        *rc::gen::weightedElement<Duration>({{3, 0ms}, {3, 10s}, {8, 10min}, {4, 2h}, {2, 40h}});
    return any(0ms, std::min(most, longest));
}

Signal any_signal() {
    const auto index = *rc::gen::inRange<std::size_t>(0, signal_count);
    return Words<Signal>::table[index].first;
}

std::string any_name(const Settings& settings) {
    const auto index = *rc::gen::inRange<std::size_t>(0, settings.reminders.size() + 1);
    return index < settings.reminders.size() ? settings.reminders[index].name : "nobody";
}

std::optional<std::string> maybe_name(const Settings& settings) {
    return heads() ? std::optional{any_name(settings)} : std::nullopt;
}

Event any_answer() {
    const auto reply = Words<event::Reply>::table[*rc::gen::inRange<std::size_t>(0, 5)].first;
    return event::Answered{reply, heads() ? std::optional{any(0ms, 2h)} : std::nullopt, std::nullopt};
}

Event any_pause() {
    event::Paused paused;
    if (heads())
        paused.for_length = any(0ms, 3h);
    else if (heads())
        paused.until = some_friday_night().utc + any(0ms, 30h);
    return paused;
}

/// What may change without moving the goalposts of the promises.
Event any_settings(Settings settings) {
    auto& reminder = settings.reminders[*rc::gen::inRange<std::size_t>(0, settings.reminders.size())];
    reminder.enabled = heads();
    reminder.every = any(5s, 2h);
    if (heads() && reminder.clock != ClockKind::wall)
        reminder.clock = heads() ? ClockKind::screen : ClockKind::hands;
    const auto signal = static_cast<std::size_t>(any_signal());
    settings.holds[signal] = heads();
    settings.passive_use[signal] = heads();
    settings.has_hours = heads();
    settings.timing.away_after = any(5s, 1h);
    settings.timing.day_starts_at = any(0ms, 24h - 1ms);
    settings.timing.merge_window = any(0ms, 20min);
    return event::SettingsChanged{settings};
}

Event any_event(const Settings& settings, const Duration ago) {
    switch (*rc::gen::inRange(0, 24)) {
    case 0:
    case 1:
    case 2:
        return event::HandsBusy{};
    case 3:
    case 4:
    case 5:
        return event::HandsResting{Instant{ago}};
    case 6:
        return event::HandsUnknown{};
    case 7:
    case 8:
        return event::Began{any_signal()};
    case 9:
    case 10:
    case 11:
        return event::Ended{any_signal()};
    case 12:
        return event::SensorSaid{
            "chair", heads() ? std::optional{heads() ? Presence::away : Presence::present} : std::nullopt};
    case 13:
        return event::PostureTold{heads() ? Posture::sitting : Posture::standing};
    case 14:
    case 15:
    case 16:
        return any_answer();
    case 17:
        return event::BreakAsked{maybe_name(settings)};
    case 18:
        return event::BreakEnded{.panic = heads()};
    case 19:
        return heads() ? any_pause() : event::Resumed{};
    case 20:
        return event::BreakCredited{maybe_name(settings)};
    case 21:
        return event::SkipUndone{};
    case 22:
        return event::DrinkLogged{};
    default:
        return any_settings(settings);
    }
}

Zone any_zone() {
    const UtcTime change = some_friday_night().utc + any(0ms, 60h);
    const std::chrono::seconds offset{*rc::gen::inRange(-12, 15) * 3600};
    const std::chrono::seconds after = offset + std::chrono::seconds{*rc::gen::element(-3600, 1800, 3600)};
    return heads() ? Zone{offset, change, after} : Zone{offset, UtcTime::max(), offset};
}

Act any_act(const Settings& settings) {
    switch (*rc::gen::inRange(0, 20)) {
    case 0:
        return act::Sleep{any(1s, 20h), heads()};
    case 1:
        return act::SetWall{any(-36h, 36h)};
    case 2:
        return act::SetZone{any_zone()};
    case 3:
        return act::Restart{any(0ms, heads() ? Duration{4min} : Duration{9h}), heads()};
    default:
        return any_event(settings, any(0ms, 10min));
    }
}

std::string describe(const Event& event) {
    constexpr std::array names{
        "woken",   "hands busy",     "hands rest",  "hands unknown", "began",           "ended",
        "sensor",  "posture",        "answer",      "break asked",   "break ended",     "pause",
        "resumed", "break credited", "skip undone", "drink",         "settings changed"};
    static_assert(names.size() == std::variant_size_v<Event>);
    std::string text = names.at(event.index());
    if (const auto* began = std::get_if<event::Began>(&event))
        text += ' ' + std::string{word(began->signal)};
    if (const auto* ended = std::get_if<event::Ended>(&event))
        text += ' ' + std::string{word(ended->signal)};
    if (const auto* answered = std::get_if<event::Answered>(&event))
        text += ' ' + std::string{word(answered->reply)};
    if (const auto* told = std::get_if<event::PostureTold>(&event))
        text += ' ' + std::string{word(told->posture)};
    return text;
}

} // namespace

rc::Gen<std::vector<Step>> steps(const Settings& settings, Duration longest_gap) {
    return rc::gen::container<std::vector<Step>>(rc::gen::exec([settings, longest_gap] {
        const Duration after = any_gap(longest_gap);
        return Step{after, heads(), any_act(settings)};
    }));
}

Stamp some_friday_night() {
    using namespace std::chrono;
    const UtcTime change = sys_days{2026y / October / 25} + 1h;
    return {Instant{1h}, 0ms, change - 29h, Zone{7200s, change, 3600s}};
}

Settings hasty_settings() {
    Settings settings = plan("active");
    for (Reminder& reminder : settings.reminders) {
        reminder.enabled = true;
        reminder.every = 5s;
        reminder.length = 1s;
    }
    settings.timing = {.away_after = 5s,
                       .break_min = 5s,
                       .settle = 1s,
                       .pause = 0ms,
                       .patience = 0ms,
                       .merge_window = 0ms,
                       .min_gap = 1s,
                       .arrive_gap = 0ms,
                       .snooze = 0ms,
                       .hint_for = 1s,
                       .ask_again = 1s,
                       .heads_up = 0ms,
                       .skip_after = 0ms,
                       .day_starts_at = 2h + 30min,
                       .daily_note = 1s,
                       .max_asks = 1};
    return settings;
}

std::ostream& operator<<(std::ostream& out, const Step& step) {
    out << "after " << step.after.count() << " ms" << (step.woken ? "" : " unwoken") << ": ";
    if (const auto* event = std::get_if<Event>(&step.act))
        return out << describe(*event);
    constexpr std::array others{"event", "sleep", "set wall", "set zone", "restart"};
    out << others.at(step.act.index());
    if (const auto* restart = std::get_if<act::Restart>(&step.act))
        out << (restart->power_cut ? " after a power cut, " : ", ") << restart->dead.count() << " ms";
    if (const auto* sleep = std::get_if<act::Sleep>(&step.act))
        out << (sleep->told ? " told " : " ") << sleep->length.count() << " ms";
    if (const auto* set = std::get_if<act::SetWall>(&step.act))
        out << ' ' << set->off.count() << " ms";
    return out;
}

} // namespace unknot::test
