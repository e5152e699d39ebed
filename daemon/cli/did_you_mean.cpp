// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/did_you_mean.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace unknot::cli {
namespace {

using Row = std::vector<std::size_t>;

bool swapped(std::string_view one, std::string_view other, std::size_t i, std::size_t j) {
    return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
}

Row next_row(std::string_view one, std::string_view other, std::size_t i, const Row& before,
             const Row& last) {
    Row row(other.size() + 1, i);
    for (std::size_t j = 1; j <= other.size(); ++j) {
        const auto replaced = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
        if (swapped(one, other, i, j))
            row[j] = std::min(row[j], before[j - 2] + 1);
    }
    return row;
}

} // namespace

std::size_t typing_distance(std::string_view one, std::string_view other) {
    Row before;
    Row last(other.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= one.size(); ++i) {
        auto row = next_row(one, other, i, before, last);
        before = std::exchange(last, std::move(row));
    }
    return last.back();
}

std::optional<std::string> did_you_mean(std::string_view word, const std::vector<std::string>& names) {
    constexpr std::size_t longest_worth_a_look = 40;
    if (word.size() > longest_worth_a_look || names.empty())
        return std::nullopt;
    const auto nearest =
        std::min_element(names.begin(), names.end(), [&](const auto& one, const auto& other) {
            return typing_distance(word, one) < typing_distance(word, other);
        });
    const auto near_enough = std::max<std::size_t>(1, std::min(word.size(), nearest->size()) / 2);
    return typing_distance(word, *nearest) <= near_enough ? std::optional{*nearest} : std::nullopt;
}

} // namespace unknot::cli
