// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"
#include "daemon/contract/status.h"

/// Values in which every member differs from its default.
namespace unknot::test {

/// 2026-03-02 12:00 UTC, a Monday.
inline constexpr UtcTime noon =
    std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::hours{12};

[[nodiscard]] inline PromptStatus open_prompt() {
    return {.id = 42,
            .reminders = {"stretch", "water"},
            .kind = Kind::stretch,
            .firmness = Firmness::insist,
            .length = std::chrono::minutes{2},
            .shown_at = noon,
            .asks = 2,
            .title = "Stretch",
            .body = "2 min to loosen up?\n… and a glass of water"};
}

[[nodiscard]] inline BreakStatus running_break() {
    return {.reminders = {"move"},
            .kind = Kind::move,
            .firmness = Firmness::enforce,
            .planned = std::chrono::minutes{5},
            .counted = std::chrono::seconds{90},
            .as_of = noon,
            .waiting = true,
            .started_at = noon - std::chrono::minutes{2}};
}

[[nodiscard]] inline ReminderStatus a_reminder() {
    return {.name = "stretch",
            .kind = Kind::stretch,
            .enabled = false,
            .rides_along = true,
            .counted = std::chrono::minutes{24},
            .every = std::chrono::minutes{30},
            .due_at = noon + std::chrono::minutes{6},
            .due = true,
            .held = true,
            .snoozed_until = noon + std::chrono::minutes{3},
            .quietened = true};
}

/// Everything at once: no service says so, but each part is there.
[[nodiscard]] inline Status busy_status() {
    return {.version = "0.1.0",
            .presence = Presence::away,
            .posture = Posture::standing,
            .being = {.what = Being::standing, .since = noon - std::chrono::minutes{5}},
            .bout = BoutStatus{.since = noon - std::chrono::minutes{24},
                               .sitting = std::chrono::minutes{20},
                               .as_of = noon,
                               .counting = true},
            .next = NextStatus{.reminder = "stretch", .at = noon + std::chrono::minutes{6}},
            .prompt = open_prompt(),
            .running = running_break(),
            .holds = {"call", "a_new_one"},
            .pause = PauseStatus{.until = noon + std::chrono::hours{3}},
            .today = {.day = "2026-03-02",
                      .sitting = std::chrono::minutes{192},
                      .standing = std::chrono::minutes{20},
                      .as_of = noon,
                      .counting = Being::standing},
            .reminders = {a_reminder()},
            .troubles = {"the history was set aside"},
            .can_undo_skip = true};
}

/// As the manual shows it: sitting for 24 min, a call holds.
[[nodiscard]] inline Status calm_status() {
    Status status;
    status.version = "0.1.0";
    status.being = {.what = Being::sitting, .since = noon - std::chrono::minutes{24}};
    status.bout = BoutStatus{.since = noon - std::chrono::minutes{24},
                             .sitting = std::chrono::minutes{24},
                             .as_of = noon,
                             .counting = true};
    status.next = NextStatus{.reminder = "stretch", .at = noon + std::chrono::minutes{6}};
    status.today = {.day = "2026-03-02",
                    .sitting = std::chrono::minutes{192},
                    .standing = std::chrono::minutes{20},
                    .as_of = noon,
                    .counting = Being::sitting};
    return status;
}

[[nodiscard]] inline DayReport a_day() {
    return {.day = "2026-03-02",
            .sitting = std::chrono::minutes{192},
            .standing = std::chrono::minutes{20},
            .away = std::chrono::minutes{70},
            .bouts = 4,
            .longest_bout = std::chrono::minutes{65},
            .prompts = 6,
            .done = 1,
            .started = 2,
            .snoozed = 3,
            .skipped = 4,
            .expired = 5,
            .credited = 6,
            .withdrawn = 7,
            .breaks = 3,
            .breaks_finished = 2,
            .break_time = std::chrono::minutes{12},
            .drinks = 8};
}

} // namespace unknot::test
