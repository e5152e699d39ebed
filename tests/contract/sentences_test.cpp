// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/sentences.h"

#include "tests/contract/examples.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace std::chrono_literals;
using test::noon;

TEST_CASE("lengths are told as people say them") {
    const std::pair<Duration, const char*> lengths[] = {{0s, "0 s"},
                                                        {-5s, "0 s"},
                                                        {1500ms, "1 s"},
                                                        {45s, "45 s"},
                                                        {60s, "1 min"},
                                                        {90s, "1 min 30 s"},
                                                        {4min + 59s, "4 min 59 s"},
                                                        {5min + 59s, "5 min"},
                                                        {59min, "59 min"},
                                                        {1h, "1 h"},
                                                        {1h + 52min, "1 h 52 min"},
                                                        {26h, "26 h"}};
    for (const auto& [length, words] : lengths)
        CHECK(duration_words(length) == words);
}

TEST_CASE("lists are told with an and") {
    CHECK(listed({}).empty());
    CHECK(listed({"a"}) == "a");
    CHECK(listed({"a", "b"}) == "a and b");
    CHECK(listed({"a", "b", "c", "d"}) == "a, b, c and d");
}

TEST_CASE("times and days are told by the clock on the wall") {
    CHECK(time_text(to_local(noon, Zone{.offset = -5h - 30min})) == "06:30");
    CHECK(time_text(to_local(UtcTime{-1ms}, Zone{})) == "23:59");
    CHECK(day_text(LocalDay{std::chrono::year{2026} / 3 / 2}) == "2026-03-02");
}

TEST_CASE("every hold and signal has words of its own") {
    for (const auto& [hold, its_word] : Words<Hold>::table)
        CHECK(hold_words(its_word) != its_word);
    for (const auto& [signal, its_word] : Words<Signal>::table)
        CHECK(hold_words(its_word) != its_word);
    CHECK(hold_words("a_new_one") == "a_new_one");
}

TEST_CASE("every decision is a sentence that names its reminders") {
    for (const auto& [kind, its_word] : Words<DecisionKind>::table) {
        const auto sentence = decision_sentence(its_word, {"tea", "walk"}, {});
        CAPTURE(sentence);
        const bool about_sitting = kind == DecisionKind::bout_start || kind == DecisionKind::bout_end;
        CHECK((about_sitting || sentence.find("tea and walk") != sentence.npos));
        CHECK(sentence.find('{') == sentence.npos);
    }
    CHECK(decision_sentence("new_kind", {"tea"}, {}) == "new kind: tea");
}

TEST_CASE("a decision says why") {
    CHECK(decision_sentence("held", {"stretch"}, {{"holds", std::vector<std::string>{"call"}}}) ==
          "stretch held back: a call is on");
    CHECK(decision_sentence(
              "due", {"stretch"},
              {{"why", "interval"}, {"clock", "sitting"}, {"counted_s", 1800.0}, {"every_s", 1800.0}}) ==
          "stretch is due: on the sitting clock, 30 min counted, wanted every 30 min");
    CHECK(decision_sentence("credit", {"stretch", "move"}, {{"why", "away"}, {"away_s", 372.0}}) ==
          "stretch and move counted as done: you were away, 6 min away");
    CHECK(decision_sentence(
              "prompt", {"stretch"},
              {{"why", "hands_rest"}, {"waited_s", 12.0}, {"prompt", 4.0}, {"firmness", "ask"}}) ==
          "asked for stretch: the hands rested, 12 s after it was due");
    CHECK(decision_sentence("bout_end", {}, {{"why", "away"}, {"sitting_s", 3120.0}}) ==
          "sitting ended: you were away, 52 min in all");
}

TEST_CASE("a reason that is not known is told as it is") {
    CHECK(decision_sentence("drop", {"tea"},
                            {{"moon_phase", 0.25}, {"wait_s", 90.0}, {"left_handed", false}}) ==
          "tea dropped: moon phase 0.25, wait 1 min 30 s, not left handed");
}

TEST_CASE("names with braces stay as they are") {
    CHECK(decision_sentence("due", {"{2} {1}", "{}"}, {}) == "{2} {1} and {} is due");
}

TEST_CASE("a decision with its time") {
    const Stamp now{.now = Instant{10h}, .asleep = 0s, .utc = noon, .zone = Zone{.offset = 1h}};
    const Decision decision{
        Instant{7h + 30min}, DecisionKind::held, {"stretch"}, {{"holds", std::vector<std::string>{"call"}}}};
    CHECK(timed_decision_sentence(decision, now) == "10:30 stretch held back: a call is on");
}

TEST_CASE("a reminder says where it stands") {
    const Zone zone{.offset = 0s};
    ReminderStatus reminder{.name = "stretch", .counted = 24min, .every = 30min, .due_at = noon + 6min};
    CHECK(reminder_sentence(reminder, noon, zone) == "stretch in 6 min (12:06)");
    reminder.due_at.reset();
    CHECK(reminder_sentence(reminder, noon, zone) == "stretch waits at 24 min of 30 min");
    reminder.due = true;
    CHECK(reminder_sentence(reminder, noon, zone) == "stretch is due");
    reminder.held = true;
    CHECK(reminder_sentence(reminder, noon, zone) == "stretch is due and held back");
    reminder.snoozed_until = noon + 5min;
    CHECK(reminder_sentence(reminder, noon, zone) == "stretch put off until 12:05");
    reminder.enabled = false;
    CHECK(reminder_sentence(reminder, noon, zone) == "stretch is off");
}
