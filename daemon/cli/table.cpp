// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/table.h"

#include <algorithm>

namespace unknot::cli {
namespace {

/// Code points: what is not the continuation of one.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80;
    }));
}

std::vector<std::size_t> widths_of(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], width_of(row[column]));
    }
    return widths;
}

std::string line_of(const std::vector<std::string>& row, const std::vector<std::size_t>& widths) {
    constexpr std::size_t gap = 2;
    std::string line;
    for (std::size_t column = 0; column + 1 < row.size(); ++column)
        line += row[column] + std::string(widths[column] - width_of(row[column]) + gap, ' ');
    if (!row.empty())
        line += row.back();
    while (line.ends_with(' '))
        line.pop_back();
    return line;
}

} // namespace

std::vector<std::string> aligned(const std::vector<std::vector<std::string>>& rows) {
    const auto widths = widths_of(rows);
    std::vector<std::string> lines;
    for (const auto& row : rows)
        lines.push_back(line_of(row, widths));
    return lines;
}

} // namespace unknot::cli
