// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

/// The words of Unknot. Each enum has one table; its words go on disk, on the bus and to the user's
/// terminal. Ordinals never leave the process.
namespace unknot {

template <class Enum, std::size_t Size>
using WordTable = std::array<std::pair<Enum, std::string_view>, Size>;

/// Where the words of an enum are; specialised below for each.
template <class Enum>
struct Words;

/// The word of an enumerator.
template <class Enum>
[[nodiscard]] constexpr std::string_view word(Enum value) {
    for (const auto& [enumerator, text] : Words<Enum>::table)
        if (enumerator == value)
            return text;
    return {};
}

/// The enumerator of a word; nothing for an unknown word. Exact, lower case.
template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> from_word(std::string_view text) {
    for (const auto& [enumerator, its_word] : Words<Enum>::table)
        if (its_word == text)
            return enumerator;
    return std::nullopt;
}

/// Is somebody at the machine?
enum class Presence { present, away };

template <>
struct Words<Presence> {
    static constexpr WordTable<Presence, 2> table{{{Presence::present, "present"}, {Presence::away, "away"}}};
};

/// Told by the user or by an external source over the bus.
enum class Posture { sitting, standing };

template <>
struct Words<Posture> {
    static constexpr WordTable<Posture, 2> table{
        {{Posture::sitting, "sitting"}, {Posture::standing, "standing"}}};
};

/// What an interval of time was; the three add up to the time elapsed, exactly (promise P1).
enum class Being { sitting, standing, away };

template <>
struct Words<Being> {
    static constexpr WordTable<Being, 3> table{
        {{Being::sitting, "sitting"}, {Being::standing, "standing"}, {Being::away, "away"}}};
};

/// What a reminder is about. It decides the words shown and what a finished break covers.
enum class Kind { posture, eyes, stretch, move, water, stand, custom };

template <>
struct Words<Kind> {
    static constexpr WordTable<Kind, 7> table{{{Kind::posture, "posture"},
                                               {Kind::eyes, "eyes"},
                                               {Kind::stretch, "stretch"},
                                               {Kind::move, "move"},
                                               {Kind::water, "water"},
                                               {Kind::stand, "stand"},
                                               {Kind::custom, "custom"}}};
};

/// What the interval of a reminder counts since it was last satisfied.
enum class ClockKind {
    sitting,  ///< sitting time
    standing, ///< standing time; for "sit down again" in a sit-stand plan
    screen,   ///< present time, sitting or standing
    hands,    ///< time with input
    wall,     ///< times of day; no interval
};

template <>
struct Words<ClockKind> {
    static constexpr WordTable<ClockKind, 5> table{{{ClockKind::sitting, "sitting"},
                                                    {ClockKind::standing, "standing"},
                                                    {ClockKind::screen, "screen"},
                                                    {ClockKind::hands, "hands"},
                                                    {ClockKind::wall, "wall"}}};
};

/// How firmly a reminder asks. Ordered: a later one is firmer.
enum class Firmness {
    hint,    ///< a notification that goes by itself
    ask,     ///< stays until answered, asks again
    insist,  ///< the break opens by itself; may be skipped after a delay
    enforce, ///< the break opens by itself; no skip, only the panic exit
};

template <>
struct Words<Firmness> {
    static constexpr WordTable<Firmness, 4> table{{{Firmness::hint, "hint"},
                                                   {Firmness::ask, "ask"},
                                                   {Firmness::insist, "insist"},
                                                   {Firmness::enforce, "enforce"}}};
};

/// How a prompt ended.
enum class Answer {
    done,      ///< the user says it is done
    started,   ///< a break was started
    snoozed,   ///< later
    skipped,   ///< not this time
    expired,   ///< nobody reacted, or the notification was closed
    credited,  ///< a natural break came first
    withdrawn, ///< a hold began or everybody left while it was open
};

template <>
struct Words<Answer> {
    static constexpr WordTable<Answer, 7> table{{{Answer::done, "done"},
                                                 {Answer::started, "started"},
                                                 {Answer::snoozed, "snoozed"},
                                                 {Answer::skipped, "skipped"},
                                                 {Answer::expired, "expired"},
                                                 {Answer::credited, "credited"},
                                                 {Answer::withdrawn, "withdrawn"}}};
};

/// Something the desktop reports that begins and ends. traits() says what each means.
enum class Signal {
    call,          ///< a microphone is in use
    camera,        ///< a camera is in use
    screencast,    ///< the screen is shared or recorded
    fullscreen,    ///< a window covers the screen
    dnd,           ///< the desktop's do-not-disturb
    presentation,  ///< the desktop's presentation mode
    inhibit,       ///< an idle inhibitor: a video plays
    locked,        ///< the session is locked
    suspended,     ///< the machine sleeps
    other_session, ///< another session of this seat is in front
};

template <>
struct Words<Signal> {
    static constexpr WordTable<Signal, 10> table{{{Signal::call, "call"},
                                                  {Signal::camera, "camera"},
                                                  {Signal::screencast, "screencast"},
                                                  {Signal::fullscreen, "fullscreen"},
                                                  {Signal::dnd, "dnd"},
                                                  {Signal::presentation, "presentation"},
                                                  {Signal::inhibit, "inhibit"},
                                                  {Signal::locked, "locked"},
                                                  {Signal::suspended, "suspended"},
                                                  {Signal::other_session, "other_session"}}};
};

inline constexpr std::size_t signal_count = Words<Signal>::table.size();

/// What a signal means to the rules. The user can switch `holds` and `passive_use` off, one by one.
struct SignalTraits {
    bool holds = false;       ///< a reason not to prompt now
    bool passive_use = false; ///< somebody is present although the hands rest
    bool absence = false;     ///< nobody is here, from that instant
    bool ends_break = false;  ///< a running break gives way at once
};

[[nodiscard]] constexpr SignalTraits traits(Signal signal) {
    switch (signal) {
    case Signal::call:
    case Signal::camera:
    case Signal::screencast:
        return {.holds = true, .passive_use = true, .ends_break = true};
    case Signal::presentation:
        return {.holds = true, .passive_use = true};
    case Signal::fullscreen:
    case Signal::dnd:
        return {.holds = true};
    case Signal::inhibit:
        return {.passive_use = true};
    case Signal::locked:
    case Signal::suspended:
    case Signal::other_session:
        return {.absence = true};
    }
    return {};
}

/// A reason not to prompt now, as `status`, `explain` and the settings name it.
enum class Hold {
    call,
    camera,
    screencast,
    fullscreen,
    dnd,
    presentation,
    pause,        ///< the user paused
    hours,        ///< outside the working hours
    just_arrived, ///< back from away less than `arrive_gap` ago
    prompt_open,  ///< another prompt is open or a break runs
};

template <>
struct Words<Hold> {
    static constexpr WordTable<Hold, 10> table{{{Hold::call, "call"},
                                                {Hold::camera, "camera"},
                                                {Hold::screencast, "screencast"},
                                                {Hold::fullscreen, "fullscreen"},
                                                {Hold::dnd, "dnd"},
                                                {Hold::presentation, "presentation"},
                                                {Hold::pause, "pause"},
                                                {Hold::hours, "hours"},
                                                {Hold::just_arrived, "just_arrived"},
                                                {Hold::prompt_open, "prompt_open"}}};
};

/// A line of the decision log: what was decided. The words of `unknot simulate` and `unknot explain`.
enum class DecisionKind {
    due,
    held,
    prompt,
    withdraw,
    break_start,
    break_end,
    credit,
    expire,
    snooze,
    skip,
    done,
    drop,
    bout_start,
    bout_end,
};

template <>
struct Words<DecisionKind> {
    static constexpr WordTable<DecisionKind, 14> table{{{DecisionKind::due, "due"},
                                                        {DecisionKind::held, "held"},
                                                        {DecisionKind::prompt, "prompt"},
                                                        {DecisionKind::withdraw, "withdraw"},
                                                        {DecisionKind::break_start, "break_start"},
                                                        {DecisionKind::break_end, "break_end"},
                                                        {DecisionKind::credit, "credit"},
                                                        {DecisionKind::expire, "expire"},
                                                        {DecisionKind::snooze, "snooze"},
                                                        {DecisionKind::skip, "skip"},
                                                        {DecisionKind::done, "done"},
                                                        {DecisionKind::drop, "drop"},
                                                        {DecisionKind::bout_start, "bout_start"},
                                                        {DecisionKind::bout_end, "bout_end"}}};
};

static_assert(from_word<Answer>("snoozed") == Answer::snoozed && !from_word<Answer>("Snoozed"));

} // namespace unknot
