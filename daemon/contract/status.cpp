// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/status.h"

#include "daemon/contract/prompt_words.h"
#include "daemon/contract/sentences.h"

#include <algorithm>

namespace unknot {
namespace {

std::optional<UtcTime> utc_of(const std::optional<Instant>& when, const Stamp& now) {
    return when ? std::optional{unknot::utc_of(*when, now)} : std::nullopt;
}

std::optional<BoutStatus> bout_of(const Snapshot& snapshot, const Stamp& now) {
    if (!snapshot.in_bout)
        return std::nullopt;
    return BoutStatus{.since = utc_of(snapshot.bout_since, now),
                      .sitting = snapshot.bout_sitting,
                      .as_of = now.utc,
                      .counting = snapshot.being == Being::sitting};
}

std::optional<NextStatus> next_of(const Snapshot& snapshot, const Stamp& now) {
    if (!snapshot.next_reminder || !snapshot.next_at)
        return std::nullopt;
    return NextStatus{.reminder = *snapshot.next_reminder, .at = utc_of(*snapshot.next_at, now)};
}

TodayStatus today_of(const Snapshot& snapshot, const Stamp& now, const Settings& settings) {
    return {.day = day_text(day_of(local(now), settings.timing.day_starts_at)),
            .sitting = snapshot.sitting_today,
            .standing = snapshot.standing_today,
            .as_of = now.utc,
            .counting = snapshot.being == Being::away ? std::nullopt : std::optional{snapshot.being}};
}

std::vector<std::string> words_of(const std::vector<Hold>& holds) {
    std::vector<std::string> words;
    for (const auto hold : holds)
        words.emplace_back(word(hold));
    return words;
}

std::vector<ReminderStatus> reminders_of(const Snapshot& snapshot, const Stamp& now) {
    std::vector<ReminderStatus> reminders;
    for (const auto& view : snapshot.reminders)
        reminders.push_back(reminder_status(view, now));
    return reminders;
}

/// More than any wandering, less than anybody looks at.
constexpr Duration unseen = std::chrono::milliseconds{500};

bool near(UtcTime a, UtcTime b) {
    return a - b <= unseen && b - a <= unseen;
}

bool near(Duration a, Duration b) {
    return a - b <= unseen && b - a <= unseen;
}

bool near(const std::optional<UtcTime>& a, const std::optional<UtcTime>& b) {
    return a && b ? near(*a, *b) : a.has_value() == b.has_value();
}

} // namespace

Status status_of(const Snapshot& snapshot, const Stamp& now, const Settings& settings) {
    Status status;
    status.presence = snapshot.presence;
    status.posture = snapshot.posture;
    status.being = {.what = snapshot.being, .since = utc_of(snapshot.being_since, now)};
    status.bout = bout_of(snapshot, now);
    status.next = next_of(snapshot, now);
    if (snapshot.prompt)
        status.prompt = prompt_status(*snapshot.prompt, now, settings);
    if (snapshot.running)
        status.running = break_status(*snapshot.running, now);
    status.holds = words_of(snapshot.holds);
    if (snapshot.paused)
        status.pause = PauseStatus{.until = snapshot.paused_until};
    status.today = today_of(snapshot, now, settings);
    status.reminders = reminders_of(snapshot, now);
    status.can_undo_skip = snapshot.can_undo_skip;
    return status;
}

PromptStatus prompt_status(const Prompt& prompt, const Stamp& now, const Settings& settings) {
    const auto words = prompt_words(prompt, settings);
    return {.id = prompt.id,
            .reminders = prompt.reminders,
            .kind = prompt.kind,
            .firmness = prompt.firmness,
            .length = prompt.length,
            .shown_at = utc_of(prompt.shown_at, now),
            .asks = prompt.asks,
            .title = words.title,
            .body = words.body};
}

BreakStatus break_status(const Break& running, const Stamp& now) {
    return {.reminders = running.reminders,
            .kind = running.kind,
            .firmness = running.firmness,
            .planned = running.planned,
            .counted = running.counted,
            .as_of = utc_of(running.counted_at, now),
            .waiting = running.waiting,
            .started_at = utc_of(running.started_at, now)};
}

ReminderStatus reminder_status(const ReminderView& view, const Stamp& now) {
    return {.name = view.name,
            .kind = view.kind,
            .enabled = view.enabled,
            .rides_along = view.rides_along,
            .counted = view.counted,
            .every = view.every,
            .due_at = utc_of(view.due_at, now),
            .due = view.due,
            .held = view.held,
            .snoozed_until = utc_of(view.snoozed_until, now),
            .quietened = view.quietened};
}

bool shows_the_same(const BeingStatus& before, const BeingStatus& after) {
    return before.what == after.what && near(before.since, after.since);
}

bool shows_the_same(const BoutStatus& before, const BoutStatus& after) {
    return before.counting == after.counting && near(before.since, after.since) &&
           near(sitting_at(before, after.as_of), after.sitting);
}

bool shows_the_same(const NextStatus& before, const NextStatus& after) {
    return before.reminder == after.reminder && near(before.at, after.at);
}

bool shows_the_same(const PromptStatus& before, const PromptStatus& after) {
    auto moved = before;
    moved.shown_at = after.shown_at;
    return near(before.shown_at, after.shown_at) && moved == after;
}

bool shows_the_same(const BreakStatus& before, const BreakStatus& after) {
    auto counted = before;
    counted.counted = after.counted;
    counted.as_of = after.as_of;
    counted.started_at = after.started_at;
    return counted == after && near(before.started_at, after.started_at) &&
           near(counted_at(before, after.as_of), after.counted);
}

bool shows_the_same(const PauseStatus& before, const PauseStatus& after) {
    return near(before.until, after.until);
}

bool shows_the_same(const TodayStatus& before, const TodayStatus& after) {
    return before.day == after.day && before.counting == after.counting &&
           near(sitting_at(before, after.as_of), after.sitting) &&
           near(standing_at(before, after.as_of), after.standing);
}

bool shows_the_same(const ReminderStatus& before, const ReminderStatus& after) {
    auto moved = before;
    moved.counted = after.counted;
    moved.due_at = after.due_at;
    moved.snoozed_until = after.snoozed_until;
    const bool counts_by_itself = before.due_at && after.due_at;
    return moved == after && near(before.due_at, after.due_at) &&
           near(before.snoozed_until, after.snoozed_until) &&
           (counts_by_itself || near(before.counted, after.counted));
}

bool shows_the_same(const std::vector<ReminderStatus>& before, const std::vector<ReminderStatus>& after) {
    return std::equal(before.begin(), before.end(), after.begin(), after.end(),
                      [](const auto& a, const auto& b) { return shows_the_same(a, b); });
}

Duration sitting_at(const BoutStatus& bout, UtcTime when) {
    return bout.counting ? bout.sitting + std::max(when - bout.as_of, Duration{0}) : bout.sitting;
}

Duration sitting_at(const TodayStatus& today, UtcTime when) {
    return today.sitting +
           (today.counting == Being::sitting ? std::max(when - today.as_of, Duration{0}) : Duration{0});
}

Duration standing_at(const TodayStatus& today, UtcTime when) {
    return today.standing +
           (today.counting == Being::standing ? std::max(when - today.as_of, Duration{0}) : Duration{0});
}

Duration counted_at(const BreakStatus& running, UtcTime when) {
    if (running.waiting)
        return running.counted;
    return std::min(running.planned, running.counted + std::max(when - running.as_of, Duration{0}));
}

} // namespace unknot
