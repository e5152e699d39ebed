// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/books.h"

#include <algorithm>
#include <cmath>

namespace unknot::test {

namespace {

template <class Value>
const Value* find_reason(const Decision& decision, std::string_view key) {
    for (const auto& [name, value] : decision.because)
        if (name == key)
            return std::get_if<Value>(&value);
    return nullptr;
}

Instant pause_end(const Books& books, const Stamp& at) {
    return books.pause_until_wall ? at.now - (at.utc - *books.pause_until_wall) : *books.pause_until;
}

} // namespace

std::string reason(const Decision& decision, std::string_view key) {
    const auto* text = find_reason<std::string>(decision, key);
    return text ? *text : std::string{};
}

std::optional<double> number(const Decision& decision, std::string_view key) {
    const auto* value = find_reason<double>(decision, key);
    return value ? std::optional{*value} : std::nullopt;
}

bool open_at(const Settings& settings, LocalTime time) {
    if (!settings.has_hours)
        return true;
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const auto minute = std::chrono::floor<std::chrono::minutes>(time - day);
    const auto today = (std::chrono::weekday{day}.iso_encoding() + 6U) % 7U;
    for (const HoursRange& range : settings.hours[today])
        if (minute >= range.from && (minute < range.to || range.to <= range.from))
            return true;
    for (const HoursRange& range : settings.hours[(today + 6U) % 7U])
        if (range.to <= range.from && minute < range.to)
            return true;
    return false;
}

bool Books::pause_is_over(const Stamp& at) const {
    return paused && (pause_until || pause_until_wall) && pause_end(*this, at) <= at.now;
}

void Books::pass(const Settings& settings, const Stamp& at) {
    const bool by_signal = std::any_of(on.begin(), on.end(), [&](const auto& each) {
        return traits(each.first).holds && settings.holds[static_cast<std::size_t>(each.first)];
    });
    if (by_signal)
        last_held = at.now;
    if (!paused)
        return;
    const bool over = pause_is_over(at);
    const Instant until = over ? pause_end(*this, at) : at.now;
    last_held = std::max(last_held.value_or(until), until);
    paused = !over;
}

void Books::take(const Event& event, const Stamp& at) {
    if (const auto* started = std::get_if<event::Began>(&event))
        on.emplace(started->signal, at.now);
    else if (const auto* ended = std::get_if<event::Ended>(&event))
        on.erase(ended->signal);
    else if (std::holds_alternative<event::Resumed>(event))
        paused = false;
    else if (const auto* asked = std::get_if<event::Paused>(&event))
        if (!asked->until || *asked->until > at.utc) {
            paused = true;
            pause_until = asked->for_length ? std::optional{at.now + *asked->for_length} : std::nullopt;
            pause_until_wall = asked->until;
        }
}

void Books::resolve(const std::string& name) {
    due.erase(name);
    snoozed.erase(name);
    returning.erase(name);
}

void Books::take_due(const Decision& decision, const std::string& name) {
    const std::string why = reason(decision, "why");
    due.emplace(name, decision.at);
    snoozed.erase(name);
    if (why == "snooze_over" || why == "skip_undone")
        returning.insert(name);
}

void Books::take(const Decision& decision) {
    for (const std::string& name : decision.reminders)
        switch (decision.kind) {
        case DecisionKind::due:
            take_due(decision, name);
            break;
        case DecisionKind::snooze:
            resolve(name);
            snoozed[name] = decision.at + Duration{std::lround(*number(decision, "for_s") * 1000)};
            break;
        case DecisionKind::break_end:
            resolve(name);
            if (reason(decision, "why") == "hold")
                due.emplace(name, decision.at);
            if (reason(decision, "why") == "panic")
                last_prompt = decision.at;
            break;
        case DecisionKind::credit:
        case DecisionKind::done:
        case DecisionKind::skip:
        case DecisionKind::expire:
        case DecisionKind::drop:
            resolve(name);
            break;
        case DecisionKind::prompt: // until it is answered, or its break over
        case DecisionKind::break_start:
            snoozed.erase(name);
            break;
        case DecisionKind::held:
        case DecisionKind::withdraw:
        case DecisionKind::bout_start:
        case DecisionKind::bout_end:
            break;
        }
}

void Books::forget_desktop() {
    on.clear();
}

void Books::shift(Duration by) {
    const auto maybe = [by](std::optional<Instant>& instant) {
        if (instant)
            *instant += by;
    };
    began += by;
    free_since += by;
    for (auto* instant : {&pause_until, &last_held, &arrived, &last_prompt, &wall_changed})
        maybe(*instant);
    for (auto* instants : {&due, &snoozed})
        for (auto& [name, instant] : *instants)
            instant += by;
}

} // namespace unknot::test
