// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/history/samples.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>
#include <set>

using namespace unknot;
using namespace unknot::history;
using namespace unknot::history::samples;
using namespace unknot::test;
using Texts = std::vector<std::string>;

namespace {

std::int64_t ms(UtcTime when) {
    return when.time_since_epoch().count();
}

/// Without what every fact has.
FactRow own_columns(FactRow row) {
    REQUIRE(row.size() >= 4);
    CHECK(row[0].first == "uuid");
    CHECK(std::get<std::string>(row[0].second).size() == 32);
    CHECK(row[1].first == "device");
    CHECK(row[2] == FactRow::value_type{"zone", std::string{"Europe/Berlin"}});
    CHECK(row[3] == FactRow::value_type{"offset_s", 3600.0});
    row.erase(row.begin(), row.begin() + 4);
    return row;
}

} // namespace

TEST_CASE("facts come back as they were kept") {
    const TemporaryFolder folder;
    Store store = Store::open(folder.path() / "history.db", monday);
    store.save(one_of_each(), "{}");
    const auto only = [&](FactTable table) { return own_columns(all(store, table).at(0)); };
    CHECK(only(FactTable::intervals) ==
          FactRow{{"being", std::string{"sitting"}}, {"from", ms(monday)}, {"to", ms(monday + 30min)}});
    CHECK(only(FactTable::bouts) ==
          FactRow{{"from", ms(monday)}, {"to", ms(monday + 40min)}, {"sitting_s", 2100.0}});
    CHECK(only(FactTable::prompts) == FactRow{{"id", 7},
                                              {"reminders", Texts{"stretch", "water"}},
                                              {"kind", std::string{"stretch"}},
                                              {"firmness", std::string{"ask"}},
                                              {"length_s", 120.0},
                                              {"shown_at", ms(monday + 30min)},
                                              {"closed_at", ms(monday + 31min)},
                                              {"asks", 2},
                                              {"in_pause", true},
                                              {"answer", std::string{"started"}}});
    CHECK(only(FactTable::breaks) == FactRow{{"reminders", Texts{"stretch"}},
                                             {"kind", std::string{"stretch"}},
                                             {"firmness", std::string{"ask"}},
                                             {"from", ms(monday + 31min)},
                                             {"to", ms(monday + 33min)},
                                             {"planned_s", 120.0},
                                             {"counted_s", 90.5},
                                             {"finished", true},
                                             {"by_hand", false},
                                             {"prompt", 7}});
    CHECK(only(FactTable::holds) ==
          FactRow{{"signal", std::string{"call"}}, {"from", ms(monday)}, {"to", ms(monday + 10min)}});
    CHECK(only(FactTable::drinks) == FactRow{{"at", ms(monday + 5min)}});
    CHECK(only(FactTable::decisions) == FactRow{{"at", ms(monday)},
                                                {"decision", std::string{"held"}},
                                                {"reminders", Texts{"stretch"}},
                                                {"because", std::string{R"({"hold":"call"})"}}});
}

TEST_CASE("what does not apply is absent") {
    const TemporaryFolder folder;
    Store store = Store::open(folder.path() / "history.db", monday);
    store.save(std::vector{in_berlin(fact::Break{.reminders = {"tea"},
                                                 .kind = Kind::custom,
                                                 .firmness = Firmness::ask,
                                                 .from = monday,
                                                 .to = monday,
                                                 .planned = 1min,
                                                 .counted = 0s,
                                                 .finished = false,
                                                 .by_hand = true,
                                                 .prompt = std::nullopt})},
               "{}");
    CHECK(all(store, FactTable::breaks).at(0).back().first == "by_hand");
}

TEST_CASE("pages follow each other without a gap, in order, and every fact has an id of its own") {
    const TemporaryFolder folder;
    Store store = Store::open(folder.path() / "history.db", monday);
    std::vector<Fact> drinks;
    for (int number = 0; number < 250; ++number)
        drinks.push_back(in_berlin(fact::Drink{monday + (number / 3) * 1s}));
    store.save(drinks, "{}");
    std::set<std::string> ids;
    std::int64_t last = 0;
    for (std::uint32_t offset = 0;; offset += 100) {
        const auto page = facts(store, FactTable::drinks, {monday, monday + 1h, offset, 100});
        for (const auto& row : page) {
            CHECK(ids.insert(std::get<std::string>(row.front().second)).second);
            CHECK(std::get<std::int64_t>(row.back().second) >= last);
            last = std::get<std::int64_t>(row.back().second);
        }
        if (page.size() < 100)
            break;
    }
    CHECK(ids.size() == 250);
    CHECK(facts(store, FactTable::drinks, {monday, monday + 1s, 0, 5000}).size() == 3);
    CHECK(facts(store, FactTable::drinks, {monday, monday, 0, 10}).empty());
    CHECK(facts(store, FactTable::drinks, {monday, monday + 1h, 0, 0}).empty());
    for (const auto& [table, name] : Words<FactTable>::table)
        if (table != FactTable::drinks)
            CHECK(all(store, table).empty());
}

TEST_CASE("the last decisions come with their sentences, the newest last") {
    const TemporaryFolder folder;
    Store store = Store::open(folder.path() / "history.db", monday);
    for (int number = 0; number < 5; ++number)
        store.save(std::vector{in_berlin(fact::Decision{monday + number * 1s,
                                                        DecisionKind::held,
                                                        {"stretch"},
                                                        {{"hold", std::string{"call"}}, {"counted", 1.5}}})},
                   "{}");
    const auto last = last_decisions(store, 2);
    REQUIRE(last.size() == 2);
    CHECK(last[1].at == monday + 4s);
    CHECK(last[0].at == monday + 3s);
    CHECK(last[1].decision == "held");
    CHECK(last[1].reminders == Texts{"stretch"});
    CHECK(last[1].because == R"({"hold":"call","counted":1.5})");
    CHECK_FALSE(last[1].sentence.empty());
    CHECK(last_decisions(store, 0).empty());
}

TEST_CASE("effects become facts by the clocks of their event") {
    const Stamp now{.now = Instant{10h}, .asleep = {}, .utc = monday, .zone = {.offset = 1h}};
    const auto fact =
        fact_of(effect::PassInterval{Being::away, Instant{9h}, Instant{9h + 30min}}, now, "Europe/Berlin");
    REQUIRE(fact);
    CHECK(*fact == interval(Being::away, monday - 1h, monday - 30min));
    CHECK_FALSE(fact_of(effect::StartBreak{}, now, "Europe/Berlin"));
    CHECK_FALSE(fact_of(effect::ShowPrompt{}, now, "Europe/Berlin"));
    CHECK_FALSE(fact_of(effect::Refused{}, now, "Europe/Berlin"));
    CHECK(fact_of(effect::KeepDrink{Instant{10h}}, now, "Etc/UTC")->zone.name == "Etc/UTC");
}
