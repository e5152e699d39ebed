// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"
#include "daemon/domain/time.h"
#include "daemon/domain/words.h"
#include "daemon/history/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// What is asked of the history. All throw Failure when it cannot be read just now.
namespace unknot::history {

/// Where days begin.
struct DayRule {
    Duration starts_at{0}; ///< timing.day_starts_at
    std::string zone;      ///< "Europe/Berlin"
};

/// More days are not summed up at once.
inline constexpr std::chrono::days max_days{3700};

/// What goes on now and will be a fact when it is over. Without it the last hours of sitting would be
/// missing.
struct Unfinished {
    std::optional<fact::Interval> interval; ///< up to now
    std::optional<fact::Bout> bout;
};

/// The sums of the days from `first` to `last`, both included; days without facts are left out. What crosses
/// a border is split there, so a day of 23 or 25 hours has that many; a bout, prompt, break or drink belongs
/// to the day on which it began. Throws std::invalid_argument with a sentence for an unknown zone and for
/// more than `max_days`. Cost: a few milliseconds for 90 days in a history of ten years.
[[nodiscard]] std::vector<DayReport> days(const Store& store, LocalDay first, LocalDay last,
                                          const DayRule& rule, const Unfinished& unfinished = {});

/// The tables of facts, by their names in the contract.
enum class FactTable { intervals, bouts, prompts, breaks, holds, drinks, decisions };

/// A value of a fact: instants are milliseconds since 1970 UTC, lengths (names that end in _s) seconds.
using FactValue =
    std::variant<bool, std::int32_t, std::int64_t, double, std::string, std::vector<std::string>>;

/// One fact: the columns that docs/history.md lists, in that order; what does not apply is absent.
using FactRow = std::vector<std::pair<std::string, FactValue>>;

/// A page of the facts that began in [from, to), in the order of their beginning.
struct Page {
    UtcTime from;
    UtcTime to;
    std::uint32_t offset = 0;
    std::uint32_t limit = 1000;
};

/// At most `page.limit` and at most 1000 of them.
[[nodiscard]] std::vector<FactRow> facts(const Store& store, FactTable table, const Page& page);

/// The last decisions with their sentences, the newest last; at most 1000.
[[nodiscard]] std::vector<DecisionReport> last_decisions(const Store& store, std::uint32_t count);

} // namespace unknot::history

namespace unknot {

template <>
struct Words<history::FactTable> {
    using enum history::FactTable;
    static constexpr WordTable<history::FactTable, 7> table{{{intervals, "intervals"},
                                                             {bouts, "bouts"},
                                                             {prompts, "prompts"},
                                                             {breaks, "breaks"},
                                                             {holds, "holds"},
                                                             {drinks, "drinks"},
                                                             {decisions, "decisions"}}};
};

} // namespace unknot
