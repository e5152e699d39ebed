// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/time.h"
#include "daemon/history/queries.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace unknot::history {

/// Where each of a row of days begins, and where the last one ends, in UTC.
class DayBorders {
public:
    /// Throws as days() does.
    DayBorders(LocalDay first, LocalDay last, const DayRule& rule);

    [[nodiscard]] UtcTime begin() const { return borders_.front(); }

    [[nodiscard]] UtcTime end() const { return borders_.back(); }

    [[nodiscard]] std::size_t count() const { return borders_.size() - 1; }

    [[nodiscard]] UtcTime begin_of(std::size_t day) const { return borders_[day]; }

    [[nodiscard]] UtcTime end_of(std::size_t day) const { return borders_[day + 1]; }

    /// The day that this moment is in; nothing outside.
    [[nodiscard]] std::optional<std::size_t> day_at(UtcTime when) const;

    /// The first day that is not over at this moment; count() when all are.
    [[nodiscard]] std::size_t first_open_at(UtcTime when) const;

private:
    std::vector<UtcTime> borders_;
};

} // namespace unknot::history
