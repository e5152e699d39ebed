// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/time.h"
#include "daemon/domain/words.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace unknot {

/// A moment of the day, as time since midnight of the wall clock.
using TimeOfDay = std::chrono::minutes;

/// One kind of nudge. Any number of them, each with a clock of its own.
struct Reminder {
    std::string name; ///< the user's word for it; unique, the key in the file
    Kind kind = Kind::custom;
    Duration every = std::chrono::minutes{30}; ///< interval on its clock; 5 s … 24 h
    Duration length = std::chrono::minutes{2}; ///< of the break it asks for; 1 s … 2 h
    ClockKind clock = ClockKind::sitting;
    std::vector<TimeOfDay> at; ///< for ClockKind::wall: when; sorted
    Firmness firmness = Firmness::ask;
    int priority = 0;         ///< -10 … 10; the more important one leads a merged prompt
    bool rides_along = false; ///< never prompts alone, joins the next prompt
    bool enabled = true;
    std::string message; ///< what the notification says; empty: the words of its kind

    friend bool operator==(const Reminder&, const Reminder&) = default;
};

/// The times of domain.md, section [timing]. Defaults are the ones promised there.
struct Timing {
    Duration away_after = std::chrono::minutes{3};   ///< no use for so long: away, back-dated; 5 s … 1 h
    Duration break_min = std::chrono::minutes{2};    ///< an absence of this length ends a bout; 5 s … 1 h
    Duration settle = std::chrono::seconds{60};      ///< quiet after the last hold ended
    Duration pause = std::chrono::seconds{4};        ///< hands must rest so long for the right moment
    Duration patience = std::chrono::minutes{2};     ///< … but wait no longer than this; 0: at once
    Duration merge_window = std::chrono::minutes{5}; ///< what is due within it joins a prompt
    Duration min_gap = std::chrono::minutes{10};     ///< between two prompts
    Duration arrive_gap = std::chrono::minutes{2};   ///< nothing so soon after coming back
    Duration snooze = std::chrono::minutes{5};       ///< when the user names no length
    Duration hint_for = std::chrono::seconds{15};    ///< a hint stays so long
    Duration ask_again = std::chrono::minutes{3};    ///< an unanswered prompt is shown again
    Duration heads_up = std::chrono::seconds{10};    ///< insist, enforce: from prompt to break, at least
    Duration skip_after = std::chrono::seconds{5};   ///< insist: no skip before the break ran so long
    Duration day_starts_at = std::chrono::hours{4};  ///< after midnight, local time
    Duration daily_note = std::chrono::hours{8};     ///< present so long today: a line says so; 0: never
    int max_asks = 3;                                ///< a prompt is shown so often at most; 1 … 10

    friend bool operator==(const Timing&, const Timing&) = default;
};

/// From … to, local time of day. `to` at or before `from` reaches into the next day.
struct HoursRange {
    TimeOfDay from{0};
    TimeOfDay to{0};

    friend bool operator==(const HoursRange&, const HoursRange&) = default;
};

/// Working hours. Empty: always. Index 0 is Monday; a day without a range is a day off.
using WorkingHours = std::array<std::vector<HoursRange>, 7>;

/// Everything the rules can be told. A value: copied, compared, handed over whole.
struct Settings {
    std::string plan = "balanced"; ///< the starter plan that the rest differs from
    std::string profile;           ///< the named profile of the file that is in force; empty: none
    Timing timing;
    std::vector<Reminder> reminders; ///< unique names, in a stable order
    bool has_hours = false;          ///< false: no working hours, remind always
    WorkingHours hours;
    std::array<bool, signal_count> holds = all_on();       ///< by Signal: may it hold prompts back?
    std::array<bool, signal_count> passive_use = all_on(); ///< by Signal: does it count as presence?

    friend bool operator==(const Settings&, const Settings&) = default;

private:
    static constexpr std::array<bool, signal_count> all_on() {
        std::array<bool, signal_count> on{};
        on.fill(true);
        return on;
    }
};

/// The longest name a reminder may have, in bytes.
inline constexpr std::size_t max_reminder_name = 64;
/// More reminders than this are refused.
inline constexpr std::size_t max_reminders = 64;

/// The starter plans, by name: balanced, gentle, active, sit-stand, eyes-only, quiet.
/// The evidence for their numbers is in docs/evidence.md.
[[nodiscard]] std::vector<std::string_view> plan_names();

/// The settings of a starter plan; "eyes only" is "eyes-only". What a plan leaves out is there and not
/// enabled, so that it needs only to be switched on. Throws std::invalid_argument naming the plans for an
/// unknown one.
[[nodiscard]] Settings plan(std::string_view name);

/// What a reminder that the user makes starts with: the kind of its name ("water"), else custom, and the
/// length, clock and firmness that suit this kind.
[[nodiscard]] Reminder new_reminder(std::string_view name);

/// The plan that is in force when nobody chose.
[[nodiscard]] inline Settings default_settings() {
    return plan("balanced");
}

/// The reminder of that name, or nullptr.
[[nodiscard]] const Reminder* find_reminder(const Settings& settings, std::string_view name);

} // namespace unknot
