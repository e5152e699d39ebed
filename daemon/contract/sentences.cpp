// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/sentences.h"

#include "daemon/contract/translate.h"
#include "daemon/domain/words.h"

#include <algorithm>
#include <array>

namespace unknot {
namespace {

using namespace std::chrono_literals;
using std::chrono::floor;

std::string number(long value) {
    return std::to_string(value);
}

std::string two_digits(unsigned value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string hours_and_minutes(Duration length) {
    const auto hours = floor<std::chrono::hours>(length);
    const auto minutes = floor<std::chrono::minutes>(length - hours);
    if (hours == 0h)
        return filled(_("{1} min"), {number(minutes.count())});
    if (minutes == 0min)
        return filled(_("{1} h"), {number(hours.count())});
    return filled(_("{1} h {2} min"), {number(hours.count()), number(minutes.count())});
}

std::string minutes_and_seconds(Duration length) {
    const auto minutes = floor<std::chrono::minutes>(length);
    const auto seconds = floor<std::chrono::seconds>(length - minutes);
    if (minutes == 0min)
        return filled(_("{1} s"), {number(seconds.count())});
    if (seconds == 0s)
        return filled(_("{1} min"), {number(minutes.count())});
    return filled(_("{1} min {2} s"), {number(minutes.count()), number(seconds.count())});
}

constexpr std::array<Saying, 14> holds{{
    {"call", N_("a call is on")},
    {"camera", N_("the camera is on")},
    {"screencast", N_("the screen is shared")},
    {"fullscreen", N_("a window fills the screen")},
    {"dnd", N_("do-not-disturb is on")},
    {"presentation", N_("a presentation is on")},
    {"pause", N_("prompts are paused")},
    {"hours", N_("outside working hours")},
    {"just_arrived", N_("just back")},
    {"prompt_open", N_("another prompt is open or a break runs")},
    {"inhibit", N_("a video plays")},
    {"locked", N_("the screen is locked")},
    {"suspended", N_("the machine sleeps")},
    {"other_session", N_("another session is in front")},
}};

std::string with_time(const std::string& text, UtcTime when, const Zone& zone) {
    return filled(text, {time_text(to_local(when, zone))});
}

} // namespace

std::string duration_words(Duration length) {
    const auto told = std::max(length, Duration{0});
    return told < 5min ? minutes_and_seconds(told) : hours_and_minutes(told);
}

std::string listed(const std::vector<std::string>& items) {
    if (items.empty())
        return {};
    std::string text = items.front();
    for (std::size_t at = 1; at + 1 < items.size(); ++at)
        text = filled(_("{1}, {2}"), {text, items[at]});
    return items.size() == 1 ? text : filled(_("{1} and {2}"), {text, items.back()});
}

std::string time_text(LocalTime time) {
    const std::chrono::hh_mm_ss clock{time - floor<std::chrono::days>(time)};
    return two_digits(static_cast<unsigned>(clock.hours().count())) + ':' +
           two_digits(static_cast<unsigned>(clock.minutes().count()));
}

std::string day_text(LocalDay day) {
    const std::chrono::year_month_day date{day};
    return std::to_string(static_cast<int>(date.year())) + '-' +
           two_digits(static_cast<unsigned>(date.month())) + '-' +
           two_digits(static_cast<unsigned>(date.day()));
}

std::string hold_words(std::string_view hold) {
    return said(holds, hold).value_or(std::string{hold});
}

std::string reminder_sentence(const ReminderStatus& reminder, UtcTime now, const Zone& zone) {
    const auto say = [&](const std::string& text) { return filled(text, {reminder.name}); };
    if (!reminder.enabled)
        return say(_("{1} is off"));
    if (reminder.snoozed_until && *reminder.snoozed_until > now)
        return filled(_("{1} put off until {2}"),
                      {reminder.name, with_time("{1}", *reminder.snoozed_until, zone)});
    if (reminder.held)
        return say(_("{1} is due and held back"));
    if (reminder.due)
        return say(_("{1} is due"));
    if (reminder.due_at)
        return filled(_("{1} in {2} ({3})"), {reminder.name, duration_words(*reminder.due_at - now),
                                              with_time("{1}", *reminder.due_at, zone)});
    return filled(_("{1} waits at {2} of {3}"),
                  {reminder.name, duration_words(reminder.counted), duration_words(reminder.every)});
}

} // namespace unknot
