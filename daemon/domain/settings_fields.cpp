// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/settings_fields.h"

#include "daemon/domain/duration_text.h"
#include "daemon/domain/field_rows.h"

#include <algorithm>
#include <stdexcept>

namespace unknot {
namespace {

using field_rows::Row;
using Refusal = std::optional<std::string>;

/// "reminders.NAME.KEY", taken apart.
struct ReminderField {
    std::string_view reminder;
    std::string_view key;
};

constexpr std::string_view reminders_prefix = "reminders.";

std::optional<ReminderField> reminder_field(std::string_view name) {
    if (!name.starts_with(reminders_prefix))
        return std::nullopt;
    name.remove_prefix(reminders_prefix.size());
    const auto dot = name.rfind('.');
    if (dot == name.npos)
        return std::nullopt;
    return ReminderField{name.substr(0, dot), name.substr(dot + 1)};
}

bool is_reminder_name(std::string_view name) {
    return !name.empty() && name.find('.') == name.npos && name.front() != ' ' && name.back() != ' ' &&
           field_values::is_plain_text(name, max_reminder_name);
}

Reminder* find_mutable(Settings& settings, std::string_view name) {
    const auto found = std::find_if(settings.reminders.begin(), settings.reminders.end(),
                                    [&](const Reminder& reminder) { return reminder.name == name; });
    return found == settings.reminders.end() ? nullptr : &*found;
}

/// The plan in force, as it is without any change; the default one if the name is of none.
Settings plan_of(const Settings& settings) {
    const auto names = plan_names();
    const bool is_known = std::find(names.begin(), names.end(), settings.plan) != names.end();
    return is_known ? plan(settings.plan) : default_settings();
}

Reminder fallback_reminder(const Settings& its_plan, std::string_view name) {
    const Reminder* planned = find_reminder(its_plan, name);
    return planned ? *planned : new_reminder(name);
}

std::string unknown_setting(std::string_view name) {
    return std::string{name} + ": there is no setting of this name";
}

std::string misfit(std::string_view name, const Field& field, const FieldValue& value) {
    return std::string{name} + ": expected " + expectation(field) + ", not " + field_values::shown(value);
}

template <class Owner>
Refusal set_row(const Row<Owner>& row, Owner& owner, std::string_view name, const FieldValue& value) {
    if (row.set(owner, value, {row.field.least, row.field.most}))
        return std::nullopt;
    return misfit(name, row.field, value);
}

/// Reminders that the user made stay, behind those of the plan.
Refusal set_plan(Settings& settings, const FieldValue& value) {
    const auto refusal = [&] {
        return misfit("plan", field_rows::find(field_rows::of_settings(), "plan")->field, value);
    };
    const auto* name = std::get_if<std::string>(&value);
    if (!name)
        return refusal();
    try {
        Settings next = plan(*name);
        const Settings before = plan_of(settings);
        for (const auto& reminder : settings.reminders)
            if (!find_reminder(before, reminder.name) && !find_reminder(next, reminder.name))
                next.reminders.push_back(reminder);
        settings.plan = next.plan;
        settings.reminders = std::move(next.reminders);
        return std::nullopt;
    } catch (const std::invalid_argument&) {
        return refusal();
    }
}

bool has_any_range(const WorkingHours& hours) {
    return std::any_of(hours.begin(), hours.end(), [](const auto& ranges) { return !ranges.empty(); });
}

Refusal refuse_new_reminder(const Settings& settings, std::string_view name, std::string_view reminder) {
    if (!is_reminder_name(reminder))
        return std::string{name} + ": expected a reminder's name of at most " +
               std::to_string(max_reminder_name) + " bytes without dots, control characters and outer spaces";
    if (settings.reminders.size() >= max_reminders)
        return std::string{name} + ": expected at most " + std::to_string(max_reminders) + " reminders";
    return std::nullopt;
}

/// Times of day imply their clock; without them the clock is again the one of the plan.
void follow_times(Reminder& reminder, const Settings& settings) {
    if (!reminder.at.empty())
        reminder.clock = ClockKind::wall;
    else if (reminder.clock == ClockKind::wall)
        reminder.clock = fallback_reminder(plan_of(settings), reminder.name).clock;
}

Refusal set_reminder_field(Settings& settings, std::string_view name, const ReminderField& field,
                           const FieldValue& value) {
    const auto* row = field_rows::find(field_rows::of_reminders(), field.key);
    if (!row)
        return unknown_setting(name);
    Reminder* known = find_mutable(settings, field.reminder);
    if (!known)
        if (auto refusal = refuse_new_reminder(settings, name, field.reminder))
            return refusal;
    Reminder reminder = known ? *known : new_reminder(field.reminder);
    if (auto refusal = set_row(*row, reminder, name, value))
        return refusal;
    if (field.key == "at")
        follow_times(reminder, settings);
    known ? * known = std::move(reminder) : settings.reminders.emplace_back(std::move(reminder));
    return std::nullopt;
}

void add_reminder_fields(std::vector<Field>& fields, const Reminder& reminder, const Reminder& fallback) {
    for (const auto& row : field_rows::of_reminders()) {
        Field field = row.field;
        field.name = std::string{reminders_prefix} + reminder.name + "." + field.name;
        field.fallback = row.get(fallback);
        fields.push_back(std::move(field));
    }
}

void check_reminder(std::vector<std::string>& sentences, const Reminder& reminder) {
    const auto name = std::string{reminders_prefix} + reminder.name;
    if (reminder.clock == ClockKind::wall && reminder.at.empty())
        sentences.push_back(name + ": its clock is wall, but `at` names no time of day: it never reminds");
    if (reminder.clock != ClockKind::wall && !reminder.at.empty())
        sentences.push_back(name + ": the times of day in `at` count only when its clock is wall");
    if (reminder.clock != ClockKind::wall && reminder.length > reminder.every)
        sentences.push_back(name + ": its break of " + duration_text(reminder.length) +
                            " is longer than its interval of " + duration_text(reminder.every));
}

bool only_rides_along(const Settings& settings) {
    const auto is_enabled = [](const Reminder& reminder) { return reminder.enabled; };
    const auto rides = [](const Reminder& reminder) { return !reminder.enabled || reminder.rides_along; };
    return std::any_of(settings.reminders.begin(), settings.reminders.end(), is_enabled) &&
           std::all_of(settings.reminders.begin(), settings.reminders.end(), rides);
}

} // namespace

std::vector<Field> fields_of(const Settings& settings) {
    const Settings its_plan = plan_of(settings);
    std::vector<Field> fields;
    for (const auto& row : field_rows::of_settings()) {
        fields.push_back(row.field);
        fields.back().fallback = row.get(its_plan);
    }
    fields.front().fallback = default_settings().plan;
    for (const auto& reminder : settings.reminders)
        add_reminder_fields(fields, reminder, fallback_reminder(its_plan, reminder.name));
    return fields;
}

std::optional<FieldValue> get_field(const Settings& settings, std::string_view name) {
    if (const auto* row = field_rows::find(field_rows::of_settings(), name))
        return row->get(settings);
    const auto field = reminder_field(name);
    const Reminder* reminder = field ? find_reminder(settings, field->reminder) : nullptr;
    const auto* row = reminder ? field_rows::find(field_rows::of_reminders(), field->key) : nullptr;
    return row ? std::optional{row->get(*reminder)} : std::nullopt;
}

std::optional<std::string> set_field(Settings& settings, std::string_view name, const FieldValue& value) {
    if (name == "plan")
        return set_plan(settings, value);
    if (const auto* row = field_rows::find(field_rows::of_settings(), name)) {
        auto refusal = set_row(*row, settings, name, value);
        settings.has_hours = has_any_range(settings.hours);
        return refusal;
    }
    const auto field = reminder_field(name);
    return field ? set_reminder_field(settings, name, *field, value) : unknown_setting(name);
}

bool remove_reminder(Settings& settings, std::string_view name) {
    return std::erase_if(settings.reminders,
                         [&](const Reminder& reminder) { return reminder.name == name; }) > 0;
}

std::vector<std::string> check_settings(const Settings& settings) {
    std::vector<std::string> sentences;
    const Timing& timing = settings.timing;
    if (timing.patience > Duration{0} && timing.pause > timing.patience)
        sentences.push_back("timing.pause: longer than timing.patience, so no pause is ever waited for");
    for (const auto& reminder : settings.reminders)
        if (reminder.enabled)
            check_reminder(sentences, reminder);
    if (only_rides_along(settings))
        sentences.emplace_back("reminders: every one that is enabled rides along, so nothing is ever shown");
    return sentences;
}

} // namespace unknot
