// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/arguments.h"

#include "daemon/cli/exit_code.h"
#include "daemon/contract/decision_json.h"
#include "daemon/domain/duration_text.h"

#include <charconv>
#include <optional>

namespace unknot::cli {
namespace {

constexpr auto length_expected = R"(; write a length of time as "20s", "30min" or "1h30")";

std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stopped == end ? std::optional{value} : std::nullopt;
}

std::optional<LocalDay> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)},
                                           std::chrono::month{*month}, std::chrono::day{*day}};
    return date.ok() ? std::optional{LocalDay{date}} : std::nullopt;
}

TimeOfDay time_argument(const std::string& text) {
    if (const auto time = parse_time_of_day(text))
        return *time;
    throw UsageError{"'" + text + "' is not a time of day; write it as 15:00"};
}

PauseAsked until_arguments(const std::vector<std::string>& words) {
    if (words.size() != 2)
        throw UsageError{"'until' takes one time of day, as in: until 15:00"};
    if (words[1] == "tomorrow")
        return UntilTomorrow{};
    return time_argument(words[1]);
}

} // namespace

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += text.empty() ? word : ' ' + word;
    return text;
}

bool is_text(std::string_view bytes) {
    if (bytes.find('\0') != bytes.npos)
        return false;
    try {
        (void)Json(bytes).dump(); // the strict way refuses what is not UTF-8
        return true;
    } catch (const Json::type_error&) {
        return false;
    }
}

void require_text(const std::string& argument) {
    if (!is_text(argument))
        throw UsageError{"an argument is not UTF-8 text"};
}

Duration duration_argument(const std::string& name, const std::string& text) {
    const auto length = parse_duration(text);
    if (!length)
        throw UsageError{name + ": '" + text + "' is not a length of time" + length_expected};
    if (*length == Duration{0})
        throw UsageError{name + ": a length above zero is needed" + length_expected};
    return *length;
}

LocalDay day_argument(const std::string& text, LocalDay today) {
    if (text == "today")
        return today;
    if (text == "yesterday")
        return today - std::chrono::days{1};
    if (const auto day = parse_day(text))
        return *day;
    throw UsageError{"'" + text + "' is not a day; write it as 2026-03-02, today or yesterday"};
}

PauseAsked pause_arguments(const std::vector<std::string>& words) {
    if (words.empty())
        return UntilResumed{};
    if (words.front() == "until")
        return until_arguments(words);
    if (words == std::vector<std::string>{"tomorrow"})
        return UntilTomorrow{};
    return duration_argument("pause", joined(words));
}

UtcTime next_time_of_day(TimeOfDay time, const Stamp& now) {
    auto day = std::chrono::floor<std::chrono::days>(local(now));
    while (to_utc(LocalTime{day} + time, now.zone) <= now.utc)
        day += std::chrono::days{1};
    return to_utc(LocalTime{day} + time, now.zone);
}

} // namespace unknot::cli
