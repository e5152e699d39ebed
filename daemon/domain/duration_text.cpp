// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/duration_text.h"

#include <array>
#include <cassert>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <utility>

namespace unknot {
namespace {

using namespace std::chrono_literals;

constexpr Duration longest = std::chrono::days{366};

constexpr std::array units{
    std::pair{std::string_view{"ms"}, Duration{1ms}},
    std::pair{std::string_view{"s"}, Duration{1s}},
    std::pair{std::string_view{"sec"}, Duration{1s}},
    std::pair{std::string_view{"second"}, Duration{1s}},
    std::pair{std::string_view{"seconds"}, Duration{1s}},
    std::pair{std::string_view{"m"}, Duration{1min}},
    std::pair{std::string_view{"min"}, Duration{1min}},
    std::pair{std::string_view{"minute"}, Duration{1min}},
    std::pair{std::string_view{"minutes"}, Duration{1min}},
    std::pair{std::string_view{"h"}, Duration{1h}},
    std::pair{std::string_view{"hour"}, Duration{1h}},
    std::pair{std::string_view{"hours"}, Duration{1h}},
    std::pair{std::string_view{"d"}, Duration{24h}},
    std::pair{std::string_view{"day"}, Duration{24h}},
    std::pair{std::string_view{"days"}, Duration{24h}},
};

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/// The part of `text` in front whose letters fulfil `belongs`; it is taken away from `text`.
template <class Predicate>
std::string_view take_while(std::string_view& text, Predicate belongs) {
    std::size_t end = 0;
    while (end < text.size() && belongs(text[end]))
        ++end;
    const auto taken = text.substr(0, end);
    text.remove_prefix(end);
    return taken;
}

void skip_spaces(std::string_view& text) {
    take_while(text, [](char letter) { return letter == ' ' || letter == '\t'; });
}

std::optional<Duration> unit_of(std::string_view name) {
    std::string lower{name};
    for (char& letter : lower)
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    for (const auto& [known, length] : units)
        if (known == lower)
            return length;
    return std::nullopt;
}

/// Digits with an optional fraction, exact to a millionth.
struct Number {
    std::int64_t whole = 0;
    std::int64_t millionths = 0;

    [[nodiscard]] std::optional<Duration> times(Duration unit) const {
        if (whole > longest / unit)
            return std::nullopt;
        return whole * unit + Duration{(millionths * unit.count() + 500'000) / 1'000'000};
    }
};

std::int64_t millionths_of(std::string_view digits) {
    std::int64_t value = 0;
    for (std::size_t place = 0; place < 6; ++place)
        value = value * 10 + (place < digits.size() ? digits[place] - '0' : 0);
    return value;
}

std::optional<Number> take_number(std::string_view& text) {
    const auto digits = take_while(text, is_digit);
    Number number;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number.whole);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    if (!text.starts_with('.'))
        return number;
    text.remove_prefix(1);
    const auto fraction = take_while(text, is_digit);
    if (fraction.empty())
        return std::nullopt;
    number.millionths = millionths_of(fraction);
    return number;
}

/// The unit in front of `text`. Without one: seconds for the first number, minutes behind hours.
std::optional<Duration> take_unit(std::string_view& text, std::optional<Duration> unit_before) {
    const auto name = take_while(text, is_letter);
    if (!name.empty())
        return unit_of(name);
    if (!text.empty() || (unit_before && *unit_before != 1h))
        return std::nullopt;
    return unit_before ? 1min : 1s;
}

/// Nothing unless `text` is one or two digits.
std::optional<int> small_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_small = !text.empty() && text.size() <= 2 && is_digit(text.front());
    return is_small && error == std::errc{} && end == text.data() + text.size() ? std::optional{value}
                                                                                : std::nullopt;
}

std::string two_digits(std::int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

/// "1.5", "0.001", "20": seconds without needless zeros.
std::string seconds_text(Duration length) {
    std::string text = std::to_string(length / 1s);
    if (const auto rest = (length % 1s).count(); rest > 0) {
        const auto thousandths = std::to_string(1000 + rest);
        text += '.' + thousandths.substr(1, thousandths.find_last_not_of('0'));
    }
    return text;
}

std::string_view trimmed(std::string_view text) {
    skip_spaces(text);
    while (text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
    return text;
}

} // namespace

std::optional<Duration> parse_duration(std::string_view text) {
    text = trimmed(text);
    Duration sum{0};
    std::optional<Duration> unit;
    do {
        const auto number = take_number(text);
        skip_spaces(text);
        const auto next_unit = number ? take_unit(text, unit) : std::nullopt;
        const auto length = next_unit ? number->times(*next_unit) : std::nullopt;
        if (!length || (unit && *next_unit >= *unit))
            return std::nullopt;
        sum += *length;
        unit = next_unit;
        skip_spaces(text);
    } while (!text.empty());
    return sum <= longest ? std::optional{sum} : std::nullopt;
}

std::string duration_text(Duration length) {
    assert(length >= Duration{0});
    std::string text;
    if (const auto hours = length / 1h; hours > 0)
        text += std::to_string(hours) + "h";
    if (const auto minutes = length % 1h / 1min; minutes > 0)
        text += std::to_string(minutes) + "min";
    if (const auto rest = length % 1min; rest > 0ms || text.empty())
        text += seconds_text(rest) + "s";
    return text;
}

std::optional<TimeOfDay> parse_time_of_day(std::string_view text, EndOfDay end_of_day) {
    text = trimmed(text);
    const auto colon = text.find(':');
    if (colon == text.npos || text.size() - colon != 3)
        return std::nullopt;
    const auto hour = small_number(text.substr(0, colon));
    const auto minute = small_number(text.substr(colon + 1));
    if (!hour || !minute || *minute > 59)
        return std::nullopt;
    const TimeOfDay time = std::chrono::hours{*hour} + std::chrono::minutes{*minute};
    const bool is_within = time < 24h || (time == 24h && end_of_day == EndOfDay::allowed);
    return is_within ? std::optional{time} : std::nullopt;
}

std::string time_of_day_text(TimeOfDay time) {
    return two_digits(time / 1h) + ":" + two_digits(time % 1h / 1min);
}

std::optional<HoursRange> parse_hours_range(std::string_view text) {
    const auto dash = text.find('-');
    if (dash == text.npos)
        return std::nullopt;
    const auto from = parse_time_of_day(text.substr(0, dash));
    const auto to = parse_time_of_day(text.substr(dash + 1), EndOfDay::allowed);
    return from && to ? std::optional{HoursRange{*from, *to}} : std::nullopt;
}

std::string hours_range_text(const HoursRange& range) {
    return time_of_day_text(range.from) + "-" + time_of_day_text(range.to);
}

} // namespace unknot
