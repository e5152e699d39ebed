// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/status_text.h"

#include "daemon/contract/sentences.h"
#include "daemon/contract/translate.h"

namespace unknot::cli {
namespace {

std::string clock_text(UtcTime when, const Zone& zone) {
    return time_text(to_local(when, zone));
}

bool sits_in_a_bout(const Status& status) {
    return status.bout && status.being.what == Being::sitting;
}

std::string being_line(const Status& status, const Stamp& now) {
    const auto what = std::string{word(status.being.what)};
    if (sits_in_a_bout(status))
        return filled(_("{1} for {2} (since {3})"), {what, duration_words(sitting_at(*status.bout, now.utc)),
                                                     clock_text(status.bout->since, now.zone)});
    return filled(_("{1} for {2} (since {3})"), {what, duration_words(now.utc - status.being.since),
                                                 clock_text(status.being.since, now.zone)});
}

std::string next_line(const Status& status, const Stamp& now) {
    if (!status.next)
        return {};
    if (status.next->at <= now.utc)
        return filled(_("next: {1} at the right moment"), {status.next->reminder});
    return filled(_("next: {1} in {2} ({3})"),
                  {status.next->reminder, duration_words(status.next->at - now.utc),
                   clock_text(status.next->at, now.zone)});
}

std::string prompt_line(const Status& status, const Stamp& now) {
    if (!status.prompt)
        return {};
    return filled(_("asked: {1} ({2}), answer it with: unknot answer"),
                  {listed(status.prompt->reminders), clock_text(status.prompt->shown_at, now.zone)});
}

std::string break_line(const Status& status, const Stamp& now) {
    if (!status.running)
        return {};
    const auto text = status.running->waiting ? _("break: {1}, {2} of {3}, waits for the hands to rest")
                                              : _("break: {1}, {2} of {3}");
    return filled(text,
                  {listed(status.running->reminders), duration_words(counted_at(*status.running, now.utc)),
                   duration_words(status.running->planned)});
}

std::string today_line(const Status& status, const Stamp& now) {
    return filled(_("today: {1} sitting, {2} standing"),
                  {duration_words(sitting_at(status.today, now.utc)),
                   duration_words(standing_at(status.today, now.utc))});
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += text.empty() ? word : ", " + word;
    return text;
}

std::string held_line(const Status& status) {
    std::vector<std::string> holds = status.holds;
    std::erase(holds, word(Hold::prompt_open)); // the lines above tell of the prompt or break itself
    return holds.empty() ? std::string{} : filled(_("held: {1}"), {joined(holds)});
}

/// With the day when it is not today's.
std::string until_text(UtcTime until, const Stamp& now) {
    const auto day = std::chrono::floor<std::chrono::days>(to_local(until, now.zone));
    const auto today = std::chrono::floor<std::chrono::days>(local(now));
    const auto time = clock_text(until, now.zone);
    return day == today ? time : day_text(day) + ' ' + time;
}

std::string pause_line(const Status& status, const Stamp& now) {
    if (!status.pause)
        return {};
    return status.pause->until ? filled(_("paused until {1}"), {until_text(*status.pause->until, now)})
                               : _("paused until resumed");
}

} // namespace

std::vector<std::string> status_lines(const Status& status, const Stamp& now, const Paint& paint) {
    std::vector<std::string> lines{paint.bold(being_line(status, now))};
    const auto add = [&](const std::string& line) {
        if (!line.empty())
            lines.push_back(line);
    };
    add(break_line(status, now));
    add(prompt_line(status, now));
    add(next_line(status, now));
    add(today_line(status, now));
    add(pause_line(status, now));
    if (const auto held = held_line(status); !held.empty())
        add(paint.noted(held));
    for (const auto& trouble : status.troubles)
        add(paint.bad(filled(_("trouble: {1}"), {trouble})));
    return lines;
}

std::string status_line(const Status& status, const Zone& zone) {
    const auto since = sits_in_a_bout(status) ? status.bout->since : status.being.since;
    std::vector<std::string> parts{
        filled(_("{1} since {2}"), {word(status.being.what), clock_text(since, zone)})};
    if (status.running)
        parts.push_back(filled(_("break: {1}"), {listed(status.running->reminders)}));
    if (status.prompt)
        parts.push_back(filled(_("asked: {1}"), {listed(status.prompt->reminders)}));
    if (status.next)
        parts.push_back(
            filled(_("next: {1} at {2}"), {status.next->reminder, clock_text(status.next->at, zone)}));
    if (auto held = held_line(status); !held.empty())
        parts.push_back(std::move(held));
    if (!status.troubles.empty())
        parts.push_back(filled(_("trouble: {1}"), {joined(status.troubles)}));
    return joined(parts);
}

std::string seen_line(const Seen& seen) {
    if (const auto* closed = std::get_if<seen::PromptClosed>(&seen))
        return filled(_("{1}: {2}"), {listed(closed->reminders), closed->answer});
    if (const auto* ended = std::get_if<seen::BreakFinished>(&seen))
        return filled(ended->finished ? _("break over: {1}") : _("break left early: {1}"),
                      {listed(ended->ended.reminders)});
    if (const auto* unreadable = std::get_if<seen::Unreadable>(&seen))
        return unreadable->sentence;
    if (std::holds_alternative<seen::Vanished>(seen))
        return _("the service is not running");
    return {};
}

} // namespace unknot::cli
