// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/settings.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace unknot {
namespace {

using namespace std::chrono_literals;

/// A reminder of this kind, named after it, as it is when nobody says otherwise.
Reminder usual(Kind kind) {
    Reminder reminder;
    reminder.name = word(kind);
    reminder.kind = kind;
    switch (kind) {
    case Kind::posture:
        reminder.length = 10s;
        reminder.firmness = Firmness::hint;
        break;
    case Kind::eyes:
        reminder.every = 20min;
        reminder.length = 20s;
        reminder.clock = ClockKind::screen;
        reminder.firmness = Firmness::hint;
        break;
    case Kind::move:
        reminder.every = 60min;
        reminder.length = 5min;
        break;
    case Kind::water:
        reminder.every = 60min;
        reminder.length = 1min;
        reminder.clock = ClockKind::screen;
        reminder.rides_along = true;
        break;
    case Kind::stand:
        reminder.every = 22min;
        reminder.length = 8min;
        break;
    case Kind::stretch:
    case Kind::custom:
        break;
    }
    return reminder;
}

Reminder off(Reminder reminder) {
    reminder.enabled = false;
    return reminder;
}

Reminder every(Duration interval, Reminder reminder) {
    reminder.every = interval;
    return reminder;
}

Reminder with(Firmness firmness, Reminder reminder) {
    reminder.firmness = firmness;
    return reminder;
}

Reminder riding_along(Reminder reminder) {
    reminder.rides_along = true;
    return reminder;
}

/// Standing has its limit, too: the way back into the chair.
Reminder sit_again() {
    Reminder reminder = usual(Kind::posture);
    reminder.name = "sit";
    reminder.clock = ClockKind::standing;
    reminder.firmness = Firmness::ask;
    return reminder;
}

std::vector<Reminder> balanced() {
    return {riding_along(usual(Kind::eyes)), usual(Kind::posture), usual(Kind::stretch), usual(Kind::move),
            usual(Kind::water)};
}

std::vector<Reminder> gentle() {
    return {off(usual(Kind::eyes)), every(60min, usual(Kind::posture)), off(usual(Kind::stretch)),
            usual(Kind::move), every(90min, usual(Kind::water))};
}

std::vector<Reminder> active() {
    return {usual(Kind::eyes), usual(Kind::posture), off(usual(Kind::stretch)),
            every(30min, with(Firmness::insist, usual(Kind::move))), usual(Kind::water)};
}

std::vector<Reminder> sit_stand() {
    return {usual(Kind::eyes),      off(usual(Kind::posture)), every(60min, usual(Kind::stretch)),
            off(usual(Kind::move)), usual(Kind::stand),        sit_again(),
            usual(Kind::water)};
}

std::vector<Reminder> eyes_only() {
    return {usual(Kind::eyes), off(usual(Kind::posture)), off(usual(Kind::stretch)), off(usual(Kind::move)),
            off(usual(Kind::water))};
}

std::vector<Reminder> quiet() {
    return {off(usual(Kind::eyes)), off(usual(Kind::posture)), off(usual(Kind::stretch)),
            with(Firmness::hint, usual(Kind::move)), every(120min, usual(Kind::water))};
}

struct Plan {
    std::string_view name;
    std::vector<Reminder> (*reminders)();
};

constexpr std::array plans{
    Plan{"balanced", balanced},   Plan{"gentle", gentle},       Plan{"active", active},
    Plan{"sit-stand", sit_stand}, Plan{"eyes-only", eyes_only}, Plan{"quiet", quiet},
};

std::invalid_argument no_such_plan(std::string_view name) {
    std::string sentence = "there is no plan \"" + std::string{name} + "\"; the plans are";
    for (const Plan& known : plans)
        sentence += (&known == &plans.front() ? " " : ", ") + std::string{known.name};
    return std::invalid_argument{sentence};
}

} // namespace

std::vector<std::string_view> plan_names() {
    std::vector<std::string_view> names;
    for (const Plan& known : plans)
        names.push_back(known.name);
    return names;
}

Settings plan(std::string_view name) {
    std::string spelled{name};
    std::replace(spelled.begin(), spelled.end(), ' ', '-');
    const auto found =
        std::find_if(plans.begin(), plans.end(), [&](const Plan& known) { return known.name == spelled; });
    if (found == plans.end())
        throw no_such_plan(name);
    Settings settings;
    settings.plan = spelled;
    settings.reminders = found->reminders();
    return settings;
}

Reminder new_reminder(std::string_view name) {
    Reminder reminder = usual(from_word<Kind>(name).value_or(Kind::custom));
    reminder.name = name;
    return reminder;
}

const Reminder* find_reminder(const Settings& settings, std::string_view name) {
    const auto found = std::find_if(settings.reminders.begin(), settings.reminders.end(),
                                    [&](const Reminder& reminder) { return reminder.name == name; });
    return found == settings.reminders.end() ? nullptr : &*found;
}

} // namespace unknot
