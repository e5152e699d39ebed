// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/csv.h"

#include "daemon/contract/decision_json.h"
#include "daemon/contract/sentences.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace unknot::cli {
namespace {

std::string quoted(const std::string& cell) {
    if (cell.find_first_of(",\"\r\n") == cell.npos)
        return cell;
    std::string text = "\"";
    for (const char letter : cell)
        text += letter == '"' ? std::string{"\"\""} : std::string{letter};
    return text + '"';
}

std::string iso_text(UtcTime when) {
    const auto day = std::chrono::floor<std::chrono::days>(when);
    const std::chrono::hh_mm_ss clock{when - day};
    std::array<char, 32> time{};
    std::snprintf(time.data(), time.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return day_text(LocalDay{day.time_since_epoch()}) + time.data();
}

std::string list_text(const std::vector<std::string>& items) {
    std::string text;
    for (const auto& item : items)
        text += text.empty() ? item : ';' + item;
    return text;
}

std::string cell_of(const sdbus::Variant& value) {
    if (value.containsValueOfType<std::int64_t>())
        return iso_text(from_milliseconds(value.get<std::int64_t>()));
    if (value.containsValueOfType<std::string>())
        return value.get<std::string>();
    if (value.containsValueOfType<std::vector<std::string>>())
        return list_text(value.get<std::vector<std::string>>());
    return json_line(to_json(value));
}

/// Lower comes first: times, then what it is about, then what only programs want to know.
std::ptrdiff_t rank_of(std::string_view key) {
    constexpr std::array<std::string_view, 10> order{"at", "from", "to",       "shown_at", "closed_at",
                                                     "",   "zone", "offset_s", "device",   "uuid"};
    const auto place = [&](std::string_view known) {
        return std::find(order.begin(), order.end(), known) - order.begin();
    };
    const auto rank = place(key);
    return rank == std::ssize(order) ? place("") : rank;
}

} // namespace

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t at = 0; at < cells.size(); ++at)
        line += (at == 0 ? "" : ",") + quoted(cells[at]);
    return line + "\r\n";
}

std::vector<std::string> columns_of(const std::set<std::string>& keys) {
    std::vector<std::string> columns{keys.begin(), keys.end()};
    std::stable_sort(columns.begin(), columns.end(),
                     [](const auto& one, const auto& other) { return rank_of(one) < rank_of(other); });
    return columns;
}

std::vector<std::string> csv_cells(const Dict& fact, const std::vector<std::string>& columns) {
    std::vector<std::string> cells;
    for (const auto& column : columns) {
        const auto found = fact.find(column);
        cells.push_back(found != fact.end() ? cell_of(found->second) : std::string{});
    }
    return cells;
}

} // namespace unknot::cli
