// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/database.h"
#include "daemon/history/day_borders.h"
#include "daemon/history/queries.h"

#include <algorithm>
#include <date/date.h>
#include <string_view>

namespace unknot::history {
namespace {

UtcTime utc_in(SQLite::Statement& row, int column) {
    return UtcTime{Duration{row.getColumn(column).getInt64()}};
}

Duration length_in(SQLite::Statement& row, int column) {
    return Duration{row.getColumn(column).getInt64()};
}

std::string_view text_in(SQLite::Statement& row, int column) {
    return row.getColumn(column).getText();
}

/// The sums that grow while rows are read. A day is touched when a fact falls on it.
class Sums {
public:
    explicit Sums(const DayBorders& borders)
        : borders_{borders},
          days_(borders.count()),
          touched_(days_.size()) {}

    /// Splits what crosses the borders of days.
    void spread(Duration DayReport::*sum, UtcTime from, UtcTime to) {
        for (auto day = borders_.first_open_at(from); day < days_.size() && borders_.begin_of(day) < to;
             ++day) {
            days_[day].*sum += std::min(to, borders_.end_of(day)) - std::max(from, borders_.begin_of(day));
            touched_[day] = true;
        }
    }

    /// Adds to the day that a fact belongs to. Where damage makes a row and its index differ, it may have
    /// none.
    template <class Add>
    void at(UtcTime when, Add add) {
        if (const auto day = borders_.day_at(when)) {
            touched_[*day] = true;
            add(days_[*day]);
        }
    }

    /// The days with facts, named, the first of them being `first`.
    [[nodiscard]] std::vector<DayReport> named_from(LocalDay first) {
        std::vector<DayReport> reports;
        for (std::size_t day = 0; day < days_.size(); ++day)
            if (touched_[day]) {
                const auto name = date::sys_days{first.time_since_epoch()} + date::days{day};
                reports.push_back(std::move(days_[day]));
                reports.back().day = date::format("%F", name);
            }
        return reports;
    }

private:
    const DayBorders& borders_;
    std::vector<DayReport> days_;
    std::vector<bool> touched_;
};

/// Calls `take` with each row of a query whose first two parameters are the borders.
template <class Take>
void each_row(Database& database, std::string_view sql, const DayBorders& borders, Take take) {
    const auto rows = database.prepared(sql);
    rows->bind(1, std::int64_t{borders.begin().time_since_epoch().count()});
    rows->bind(2, std::int64_t{borders.end().time_since_epoch().count()});
    while (rows->executeStep())
        take(*rows);
}

Duration DayReport::*sum_of(std::string_view being) {
    switch (from_word<Being>(being).value_or(Being::away)) {
    case Being::sitting:
        return &DayReport::sitting;
    case Being::standing:
        return &DayReport::standing;
    case Being::away:
        break;
    }
    return &DayReport::away;
}

/// What overlaps the days begins at most the longest interval before them; the indices answer both.
void add_intervals(Database& database, const DayBorders& borders, Sums& sums) {
    constexpr std::string_view sql =
        "SELECT from_ms, to_ms, being FROM intervals WHERE to_ms > ?1 AND from_ms < ?2 "
        "AND from_ms >= ?1 - (SELECT max(to_ms - from_ms) FROM intervals)";
    each_row(database, sql, borders, [&](SQLite::Statement& row) {
        sums.spread(sum_of(text_in(row, 2)), utc_in(row, 0), utc_in(row, 1));
    });
}

void add_bouts(Database& database, const DayBorders& borders, Sums& sums) {
    constexpr std::string_view sql =
        "SELECT from_ms, sitting_ms FROM bouts WHERE from_ms >= ? AND from_ms < ?";
    each_row(database, sql, borders, [&](SQLite::Statement& row) {
        sums.at(utc_in(row, 0), [&](DayReport& day) {
            ++day.bouts;
            day.longest_bout = std::max(day.longest_bout, length_in(row, 1));
        });
    });
}

int DayReport::*count_of(Answer answer) {
    switch (answer) {
    case Answer::done:
        return &DayReport::done;
    case Answer::started:
        return &DayReport::started;
    case Answer::snoozed:
        return &DayReport::snoozed;
    case Answer::skipped:
        return &DayReport::skipped;
    case Answer::expired:
        return &DayReport::expired;
    case Answer::credited:
        return &DayReport::credited;
    case Answer::withdrawn:
        break;
    }
    return &DayReport::withdrawn;
}

void add_prompts(Database& database, const DayBorders& borders, Sums& sums) {
    constexpr std::string_view sql =
        "SELECT shown_ms, answer FROM prompts WHERE shown_ms >= ? AND shown_ms < ?";
    each_row(database, sql, borders, [&](SQLite::Statement& row) {
        sums.at(utc_in(row, 0), [&](DayReport& day) {
            ++day.prompts;
            if (const auto answer = from_word<Answer>(text_in(row, 1)))
                ++(day.*count_of(*answer));
        });
    });
}

void add_breaks(Database& database, const DayBorders& borders, Sums& sums) {
    constexpr std::string_view sql =
        "SELECT from_ms, counted_ms, finished FROM breaks WHERE from_ms >= ? AND from_ms < ?";
    each_row(database, sql, borders, [&](SQLite::Statement& row) {
        sums.at(utc_in(row, 0), [&](DayReport& day) {
            ++day.breaks;
            day.break_time += length_in(row, 1);
            day.breaks_finished += row.getColumn(2).getInt() != 0 ? 1 : 0;
        });
    });
}

void add_drinks(Database& database, const DayBorders& borders, Sums& sums) {
    constexpr std::string_view sql = "SELECT at_ms FROM drinks WHERE at_ms >= ? AND at_ms < ?";
    each_row(database, sql, borders,
             [&](SQLite::Statement& row) { sums.at(utc_in(row, 0), [](DayReport& day) { ++day.drinks; }); });
}

void add_unfinished(const Unfinished& unfinished, Sums& sums) {
    if (const auto& interval = unfinished.interval)
        sums.spread(sum_of(word(interval->being)), interval->from, interval->to);
    if (const auto& bout = unfinished.bout)
        sums.at(bout->from, [&](DayReport& day) {
            ++day.bouts;
            day.longest_bout = std::max(day.longest_bout, bout->sitting);
        });
}

} // namespace

std::vector<DayReport> days(const Store& store, LocalDay first, LocalDay last, const DayRule& rule,
                            const Unfinished& unfinished) {
    const DayBorders borders{first, last, rule};
    Sums sums{borders};
    Database& database = store.database();
    database.telling([&] {
        add_intervals(database, borders, sums);
        add_bouts(database, borders, sums);
        add_prompts(database, borders, sums);
        add_breaks(database, borders, sums);
        add_drinks(database, borders, sums);
    });
    add_unfinished(unfinished, sums);
    return sums.named_from(first);
}

} // namespace unknot::history
