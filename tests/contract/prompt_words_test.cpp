// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/prompt_words.h"

#include <algorithm>
#include <cctype>
#include <doctest/doctest.h>
#include <set>

using namespace unknot;
using namespace std::chrono_literals;

namespace {

Prompt prompt_of(Kind kind, int id, Firmness firmness = Firmness::ask) {
    Prompt prompt;
    prompt.id = id;
    prompt.reminders = {std::string{word(kind)}};
    prompt.kind = kind;
    prompt.firmness = firmness;
    prompt.length = 2min;
    return prompt;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

/// Comfort, not medicine; and nobody is scolded.
constexpr const char* forbidden[] = {"treat",      "cure",    "heal",    "pain",    "prevent", "injur",
                                     "correct",    "therapy", "diagnos", "trigger", "detox",   "health",
                                     "you should", "must",    "missed",  "again!",  "ignore",  "fail"};

void check_wording(const std::string& text) {
    CAPTURE(text);
    CHECK_FALSE(text.empty());
    CHECK(text.find('{') == text.npos);
    for (const auto* word : forbidden)
        CHECK(lower(text).find(word) == std::string::npos);
}

} // namespace

TEST_CASE("every kind has a title, varied words and buttons, all of them fit to be said") {
    const auto settings = default_settings();
    for (const auto& [kind, its_word] : Words<Kind>::table) {
        std::set<std::string> bodies;
        for (int id = 1; id <= 8; ++id) {
            const auto words = prompt_words(prompt_of(kind, id), settings);
            check_wording(words.title);
            check_wording(words.body);
            bodies.insert(words.body);
        }
        CAPTURE(its_word);
        CHECK(bodies.size() >= 3);
        for (const auto& button : buttons_of(prompt_of(kind, 1)))
            check_wording(button.label);
    }
}

TEST_CASE("the same prompt always says the same") {
    const auto settings = default_settings();
    CHECK(prompt_words(prompt_of(Kind::eyes, 5), settings).body ==
          prompt_words(prompt_of(Kind::eyes, 5), settings).body);
}

TEST_CASE("riders share one line") {
    auto prompt = prompt_of(Kind::stretch, 1);
    CHECK(rider_line(prompt, default_settings()).empty());
    prompt.reminders = {"stretch", "water"};
    CHECK(rider_line(prompt, default_settings()) == "… and a glass of water");
    prompt.reminders = {"stretch", "water", "eyes", "feed the cat"};
    CHECK(rider_line(prompt, default_settings()) ==
          "… and a glass of water, a look into the distance and feed the cat");
    CHECK(prompt_words(prompt, default_settings()).body.ends_with(rider_line(prompt, default_settings())));
}

TEST_CASE("the user's own message comes first") {
    Settings settings;
    settings.reminders = {Reminder{.name = "tea", .at = {}, .message = "Kettle on."}};
    auto prompt = prompt_of(Kind::custom, 1);
    prompt.reminders = {"tea"};
    const auto words = prompt_words(prompt, settings);
    CHECK(words.title == "Tea");
    CHECK(words.body == "Kettle on.");
}

TEST_CASE("notes are told on lines of their own") {
    auto prompt = prompt_of(Kind::stretch, 1);
    prompt.notes = {"daily_note", "quietened:eyes", "something_new"};
    const auto body = prompt_words(prompt, default_settings()).body;
    check_wording(body);
    CHECK(body.find("\nYou have been here for 8 h today.") != body.npos);
    CHECK(body.ends_with("\nEyes goes on quietly for the rest of the day."));
}

TEST_CASE("only what the firmness allows is offered") {
    using event::Reply;
    CHECK(buttons_of(prompt_of(Kind::posture, 1, Firmness::hint)).empty());
    CHECK(buttons_of(prompt_of(Kind::stretch, 1, Firmness::hint)).size() == 3);
    const auto enforced = buttons_of(prompt_of(Kind::water, 1, Firmness::enforce));
    REQUIRE(enforced.size() == 1);
    CHECK(enforced.front().reply == Reply::start);
    CHECK(buttons_of(prompt_of(Kind::water, 1)).front().reply == Reply::done);
    CHECK(buttons_of(prompt_of(Kind::move, 1)).front().reply == Reply::start);
}
