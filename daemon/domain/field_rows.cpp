// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/field_rows.h"

#include <type_traits>
#include <utility>

namespace unknot::field_rows {
namespace {

using namespace std::chrono_literals;
using field_values::Limits;

constexpr Limits from_to(std::chrono::seconds least, std::chrono::seconds most) {
    return {static_cast<double>(least.count()), static_cast<double>(most.count())};
}

constexpr Limits any_time = from_to(0s, 24h);
constexpr Limits presence_time = from_to(5s, 1h);
constexpr Limits no_limits{};
constexpr Limits text_length{.least = 0, .most = 1000};
constexpr Limits times_a_day{.least = 0, .most = 48};
constexpr Limits ranges_a_day{.least = 0, .most = 24};

/// A row for the value that `project` leads to: a captureless way from owner to value.
template <class Owner, auto project>
Row<Owner> row(std::string name, Limits limits, std::string help) {
    using Value = std::remove_cvref_t<decltype(project(std::declval<Owner&>()))>;
    Field field{.name = std::move(name),
                .type = field_values::type_of<Value>,
                .unit = std::is_same_v<Value, Duration> ? "s" : "",
                .least = limits.least,
                .most = limits.most,
                .choices = field_values::choices_of<Value>(),
                .fallback = {},
                .help = std::move(help)};
    return {std::move(field), [](const Owner& owner) { return field_values::written(project(owner)); },
            [](Owner& owner, const FieldValue& value, Limits within) {
                return field_values::read(value, within, project(owner));
            }};
}

template <auto member>
constexpr auto in_timing = [](auto& settings) -> auto& {
    return settings.timing.*member;
};

template <auto member>
Row<Settings> timing(std::string name, Limits limits, std::string help) {
    return row<Settings, in_timing<member>>("timing." + std::move(name), limits, std::move(help));
}

template <auto member>
constexpr auto in_reminder = [](auto& reminder) -> auto& {
    return reminder.*member;
};

template <auto member>
Row<Reminder> reminder(std::string name, Limits limits, std::string help) {
    return row<Reminder, in_reminder<member>>(std::move(name), limits, std::move(help));
}

using Rows = std::vector<Row<Settings>>;

void add_plan(Rows& rows) {
    constexpr auto project = [](auto& settings) -> auto& {
        return settings.plan;
    };
    auto plan_row =
        row<Settings, project>("plan", no_limits, "The starter plan that everything else differs from.");
    plan_row.field.type = FieldType::word;
    for (const auto name : plan_names())
        plan_row.field.choices.emplace_back(name);
    rows.push_back(std::move(plan_row));
}

void add_profile(Rows& rows) {
    constexpr auto project = [](auto& settings) -> auto& {
        return settings.profile;
    };
    rows.push_back(row<Settings, project>(
        "profile", text_length,
        "The named profile of the file that is in force on top of the rest; empty: none."));
}

void add_timing_of_presence(Rows& rows) {
    rows.insert(
        rows.end(),
        {timing<&Timing::away_after>("away_after", presence_time,
                                     "Without input or anything playing for so long, you count as away."),
         timing<&Timing::break_min>("break_min", presence_time,
                                    "An absence of this length ends a stretch of sitting."),
         timing<&Timing::arrive_gap>("arrive_gap", any_time, "No reminder so soon after you came back."),
         timing<&Timing::day_starts_at>("day_starts_at", any_time,
                                        "A day starts so long after midnight; a late evening stays one day."),
         timing<&Timing::daily_note>(
             "daily_note", any_time,
             "After so much time at the screen in a day, a line says so; 0: never.")});
}

void add_timing_of_moments(Rows& rows) {
    rows.insert(
        rows.end(),
        {timing<&Timing::settle>("settle", any_time,
                                 "Quiet after a call, a film or anything else that held reminders back."),
         timing<&Timing::pause>("pause", any_time,
                                "The hands must rest so long for a good moment to remind."),
         timing<&Timing::patience>("patience", any_time,
                                   "A reminder waits no longer than this for a good moment; 0: not at all."),
         timing<&Timing::merge_window>("merge_window", any_time,
                                       "Reminders that are due within this time of each other become one."),
         timing<&Timing::min_gap>("min_gap", any_time, "At least so much time between two reminders.")});
}

void add_timing_of_prompts(Rows& rows) {
    constexpr Limits asks{.least = 1, .most = 10};
    rows.insert(
        rows.end(),
        {timing<&Timing::snooze>("snooze", any_time, "How long Snooze puts a reminder off."),
         timing<&Timing::hint_for>("hint_for", any_time, "A hint stays on the screen so long."),
         timing<&Timing::ask_again>("ask_again", any_time,
                                    "A reminder that nobody answered is shown again after this time."),
         timing<&Timing::max_asks>("max_asks", asks, "A reminder is shown so often at most."),
         timing<&Timing::heads_up>(
             "heads_up", any_time,
             "At least so much time between the reminder and a break that opens by itself."),
         timing<&Timing::skip_after>("skip_after", any_time,
                                     "A break that opens by itself can be skipped after this time.")});
}

constexpr std::array day_names{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

template <std::size_t day>
Row<Settings> day_row() {
    constexpr auto project = [](auto& settings) -> auto& {
        return settings.hours[day];
    };
    return row<Settings, project>(std::string{"hours."} + day_names[day], ranges_a_day,
                                  "When to remind on this day; with no range on any day, always.");
}

void add_hours(Rows& rows) {
    [&]<std::size_t... day>(std::index_sequence<day...>) {
        (rows.push_back(day_row<day>()), ...);
    }
    (std::make_index_sequence<day_names.size()>{});
}

template <std::size_t index>
void add_hold(Rows& rows) {
    constexpr auto signal = Words<Signal>::table[index].first;
    constexpr auto project = [](auto& settings) -> auto& {
        return settings.holds[std::size_t(signal)];
    };
    if constexpr (traits(signal).holds)
        rows.push_back(row<Settings, project>("holds." + std::string{word(signal)}, no_limits,
                                              "Keep reminders back while this goes on."));
}

template <std::size_t index>
void add_passive_use(Rows& rows) {
    constexpr auto signal = Words<Signal>::table[index].first;
    constexpr auto project = [](auto& settings) -> auto& {
        return settings.passive_use[std::size_t(signal)];
    };
    if constexpr (traits(signal).passive_use)
        rows.push_back(row<Settings, project>("passive_use." + std::string{word(signal)}, no_limits,
                                              "While this goes on you are there, though the hands rest."));
}

void add_signals(Rows& rows) {
    [&]<std::size_t... index>(std::index_sequence<index...>) {
        (add_hold<index>(rows), ...);
        (add_passive_use<index>(rows), ...);
    }
    (std::make_index_sequence<signal_count>{});
}

Rows make_settings_rows() {
    Rows rows;
    add_plan(rows);
    add_profile(rows);
    add_timing_of_presence(rows);
    add_timing_of_moments(rows);
    add_timing_of_prompts(rows);
    add_hours(rows);
    add_signals(rows);
    return rows;
}

std::vector<Row<Reminder>> make_reminder_rows() {
    constexpr Limits priorities{.least = -10, .most = 10};
    return {
        reminder<&Reminder::enabled>("enabled", no_limits, "Whether this reminder is in use."),
        reminder<&Reminder::kind>("kind", no_limits,
                                  "What it is about; decides its words and what it covers."),
        reminder<&Reminder::every>("every", from_to(5s, 24h), "Remind after so much time on its clock."),
        reminder<&Reminder::length>("length", from_to(1s, 2h), "How long the break is that it asks for."),
        reminder<&Reminder::clock>(
            "clock", no_limits,
            "What its interval counts: sitting, standing, screen time or time with input."),
        reminder<&Reminder::at>("at", times_a_day, "Times of day to remind at, in place of an interval."),
        reminder<&Reminder::firmness>(
            "firmness", no_limits,
            "hint goes by itself, ask stays, insist opens the break, enforce has no skip."),
        reminder<&Reminder::rides_along>("rides_along", no_limits,
                                         "Never reminds alone, but joins the next reminder."),
        reminder<&Reminder::priority>("priority", priorities, "Of several at once, the highest one leads."),
        reminder<&Reminder::message>("message", text_length, "What it says; empty: the words of its kind."),
    };
}

} // namespace

const std::vector<Row<Settings>>& of_settings() {
    static const auto rows = make_settings_rows();
    return rows;
}

const std::vector<Row<Reminder>>& of_reminders() {
    static const auto rows = make_reminder_rows();
    return rows;
}

} // namespace unknot::field_rows
