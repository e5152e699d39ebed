// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/settings.h"
#include "daemon/domain/time.h"
#include "daemon/domain/words.h"

#include <optional>
#include <string>
#include <variant>

namespace unknot {

/// What can happen. The stamp of when travels beside it, see Schedule::handle().
namespace event {

/// Nothing happened; the deadline that the schedule asked for has come, or the clocks are to be looked at.
struct Woken {};

/// The hands are not at rest. `last_input` is when something came in last; nothing: just now.
struct HandsBusy {
    std::optional<Instant> last_input = std::nullopt;
};

/// No input since that instant, which lies in the past. Sources may tell late; the rules back-date.
struct HandsResting {
    Instant since;
};

/// No source of input on this desktop: somebody counts as present until an absence is told.
struct HandsUnknown {};

/// A call, a lock, a suspend … begins or ends. Telling the same twice is harmless.
struct Began {
    Signal signal;
};

struct Ended {
    Signal signal;
};

/// An external sensor (chair, desk, script) says whether somebody is there; nothing: it no longer knows.
struct SensorSaid {
    std::string sensor;
    std::optional<Presence> presence;
};

/// Sits or stands, by the user's word or a sensor's. Counts as a sign of use.
struct PostureTold {
    Posture posture;
};

/// What the user does with the open prompt.
enum class Reply { start, done, snooze, skip, close };

/// Answers the open prompt. `prompt` names the one that was seen; nothing: whichever is open.
struct Answered {
    Reply reply;
    std::optional<Duration> snooze_for;
    std::optional<int> prompt;
};

/// Starts a break by hand: the reminder of that name, or the one that makes most sense now.
struct BreakAsked {
    std::optional<std::string> reminder;
};

/// Ends the running break before its time. `panic` works on every break, always (promise P13), and nothing
/// else is prompted for `min_gap` then.
struct BreakEnded {
    bool panic = false;
};

/// No prompts for a length, until a wall time, or (neither) until resumed.
struct Paused {
    std::optional<Duration> for_length;
    std::optional<UtcTime> until;
};

struct Resumed {};

/// "I took one": credits the open or due reminders, or the one named.
struct BreakCredited {
    std::optional<std::string> reminder;
};

/// Brings back what was skipped last.
struct SkipUndone {};

struct DrinkLogged {};

/// New settings, in force at once; nothing counted is lost (promise P11).
struct SettingsChanged {
    Settings settings;
};

} // namespace event

template <>
struct Words<event::Reply> {
    static constexpr WordTable<event::Reply, 5> table{{{event::Reply::start, "start"},
                                                       {event::Reply::done, "done"},
                                                       {event::Reply::snooze, "snooze"},
                                                       {event::Reply::skip, "skip"},
                                                       {event::Reply::close, "close"}}};
};

using Event =
    std::variant<event::Woken, event::HandsBusy, event::HandsResting, event::HandsUnknown, event::Began,
                 event::Ended, event::SensorSaid, event::PostureTold, event::Answered, event::BreakAsked,
                 event::BreakEnded, event::Paused, event::Resumed, event::BreakCredited, event::SkipUndone,
                 event::DrinkLogged, event::SettingsChanged>;

} // namespace unknot
