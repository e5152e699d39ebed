// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/sentences.h"

#include "daemon/contract/translate.h"
#include "daemon/domain/words.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace unknot {
namespace {

using namespace std::chrono_literals;
using std::chrono::floor;

std::string number(long value) {
    return std::to_string(value);
}

std::string two_digits(unsigned value) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02u", value);
    return text.data();
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

/// Marks a text for xgettext where it cannot be translated yet.
#define N_(text) text

/// A word of the contract and what it says.
using Saying = std::pair<std::string_view, const char*>;

constexpr std::array<Saying, 15> holds{{
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
    {"settle", N_("things are settling")},
}};

/// {1} is the reminders concerned.
constexpr std::array<Saying, 14> decisions{{
    {"due", N_("{1} is due")},
    {"held", N_("{1} held back")},
    {"prompt", N_("asked for {1}")},
    {"withdraw", N_("{1} taken back")},
    {"break_start", N_("break began: {1}")},
    {"break_end", N_("break ended: {1}")},
    {"credit", N_("{1} counted as done")},
    {"expire", N_("{1} stayed without an answer")},
    {"snooze", N_("{1} put off")},
    {"skip", N_("{1} left out")},
    {"done", N_("{1} done")},
    {"drop", N_("{1} dropped")},
    {"bout_start", N_("sitting began")},
    {"bout_end", N_("sitting ended")},
}};
static_assert(decisions.size() == Words<DecisionKind>::table.size());

template <std::size_t Size>
std::string saying(const std::array<Saying, Size>& sayings, std::string_view word) {
    for (const auto& [known, text] : sayings)
        if (known == word)
            return _(text);
    return std::string{word};
}

std::string spaced(std::string_view key) {
    std::string text{key};
    for (auto& letter : text)
        if (letter == '_')
            letter = ' ';
    return text;
}

std::string number_words(double value) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    return text.data();
}

bool is_length(std::string_view key) {
    return key.ends_with("_s");
}

/// A reason as "name value", a length without its unit's letter; one of a list as what it says.
struct ReasonWords {
    std::string_view key;

    std::string operator()(bool value) const {
        return value ? spaced(key) : filled(_("not {1}"), {spaced(key)});
    }

    std::string operator()(double value) const {
        if (const auto length = Duration{std::llround(value * 1000)}; is_length(key) && std::abs(value) < 1e9)
            return spaced(key.substr(0, key.size() - 2)) + ' ' + duration_words(length);
        return spaced(key) + ' ' + number_words(value);
    }

    std::string operator()(const std::string& value) const {
        const auto words = hold_words(value);
        return words == value ? spaced(key) + ' ' + spaced(value) : words;
    }

    std::string operator()(const std::vector<std::string>& values) const {
        std::vector<std::string> words;
        for (const auto& value : values)
            words.push_back(hold_words(value));
        return key == "holds" ? listed(words) : spaced(key) + ' ' + listed(words);
    }
};

std::string because_words(const Because& because) {
    std::string text;
    for (const auto& [key, reason] : because) {
        const auto words = std::visit(ReasonWords{key}, reason);
        text += text.empty() ? words : ", " + words;
    }
    return text;
}

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
    return saying(holds, hold);
}

std::string decision_sentence(std::string_view decision, const std::vector<std::string>& reminders,
                              const Because& because) {
    const auto head = filled(saying(decisions, decision), {listed(reminders)});
    const auto why = because_words(because);
    return why.empty() ? head : filled(_("{1}: {2}"), {head, why});
}

std::string decision_sentence(const Decision& decision) {
    return decision_sentence(word(decision.kind), decision.reminders, decision.because);
}

std::string timed_decision_sentence(const Decision& decision, const Stamp& now) {
    return time_text(to_local(utc_of(decision.at, now), now.zone)) + ' ' + decision_sentence(decision);
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
