// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/history/queries.h"
#include "daemon/history/store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <chrono>
#include <string>
#include <vector>

/// Facts, times and looks into the file for the tests of the history.
namespace unknot::history::samples {

using namespace std::chrono_literals;

/// Monday, 2 March 2026, 09:00 UTC.
inline constexpr UtcTime monday = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + 9h;

inline constexpr LocalDay local_day(std::chrono::year_month_day day) {
    return LocalDay{std::chrono::sys_days{day}.time_since_epoch()};
}

inline Fact in_berlin(Happening happening) {
    return {std::move(happening), {"Europe/Berlin", 1h}};
}

inline Fact interval(Being being, UtcTime from, UtcTime to) {
    return in_berlin(fact::Interval{being, from, to});
}

/// One of each kind, in the order of the tables of the contract.
inline std::vector<Fact> one_of_each(UtcTime at = monday) {
    return {interval(Being::sitting, at, at + 30min),
            in_berlin(fact::Bout{at, at + 40min, 35min}),
            in_berlin(fact::Prompt{.number = 7,
                                   .reminders = {"stretch", "water"},
                                   .kind = Kind::stretch,
                                   .firmness = Firmness::ask,
                                   .length = 2min,
                                   .shown = at + 30min,
                                   .closed = at + 31min,
                                   .asks = 2,
                                   .in_pause = true,
                                   .answer = Answer::started}),
            in_berlin(fact::Break{.reminders = {"stretch"},
                                  .kind = Kind::stretch,
                                  .firmness = Firmness::ask,
                                  .from = at + 31min,
                                  .to = at + 33min,
                                  .planned = 2min,
                                  .counted = 90500ms,
                                  .finished = true,
                                  .by_hand = false,
                                  .prompt = 7}),
            in_berlin(fact::Hold{Signal::call, at, at + 10min}),
            in_berlin(fact::Drink{at + 5min}),
            in_berlin(fact::Decision{at, DecisionKind::held, {"stretch"}, {{"hold", std::string{"call"}}}})};
}

/// Looks into the file beside the store, as another program.
inline std::string ask_file(const std::filesystem::path& file, const std::string& sql) {
    SQLite::Database database{file.string(), SQLite::OPEN_READWRITE};
    return database.execAndGet(sql).getString();
}

inline void change_file(const std::filesystem::path& file, const std::string& sql) {
    SQLite::Database{file.string(), SQLite::OPEN_READWRITE}.exec(sql);
}

inline long count_in_file(const std::filesystem::path& file, const std::string& table) {
    return std::stol(ask_file(file, "SELECT count(*) FROM " + table));
}

inline constexpr const char* tables[]{"intervals", "bouts",  "prompts",  "breaks",
                                      "holds",     "drinks", "decisions"};

inline std::vector<FactRow> all(const Store& store, FactTable table) {
    return facts(store, table, {monday - 24h * 4000, monday + 24h * 4000, 0, 1000});
}

/// What a call of the history throws: its kind and its sentence.
template <class Call>
std::pair<FailureKind, std::string> failure_of(Call call) {
    try {
        call();
    } catch (const Failure& failure) {
        return {failure.kind(), failure.what()};
    }
    return {FailureKind::other, "nothing was thrown"};
}

} // namespace unknot::history::samples
