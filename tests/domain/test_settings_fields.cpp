// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/duration_text.h"
#include "daemon/domain/settings_fields.h"

#include <doctest/doctest.h>
#include <set>

using namespace unknot;
using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

namespace {

/// Values that a field must take, its edges among them.
std::vector<FieldValue> good_values(const Field& field) {
    switch (field.type) {
    case FieldType::text:
        return {std::string{}, std::string{"Aufstehen, bitte – 起立"},
                std::string(std::size_t(field.most), 'x')};
    case FieldType::word:
        return {field.choices.begin(), field.choices.end()};
    case FieldType::boolean:
        return {true, false};
    case FieldType::number:
        return {long(field.least), long(field.most)};
    case FieldType::duration:
        return {duration_text(std::chrono::seconds{long(field.least)}),
                duration_text(std::chrono::seconds{long(field.most)}), duration_text(30s)};
    case FieldType::times:
        return {Texts{}, Texts{"00:00", "10:30", "23:59"}};
    case FieldType::ranges:
        return {Texts{}, Texts{"09:00-12:30", "13:30-24:00"}, Texts{"22:00-02:00"}};
    }
    return {};
}

/// Values that a field must refuse, just outside the edges and of the wrong type.
std::vector<FieldValue> bad_values(const Field& field) {
    switch (field.type) {
    case FieldType::text:
        return {true,
                1L,
                Texts{},
                std::string(std::size_t(field.most) + 1, 'x'),
                std::string{"a\nb"},
                std::string{"\xff"},
                std::string{"\xc0\x80"},
                std::string{"\xed\xa0\x80"},
                std::string{"\xe2\x82"}};
    case FieldType::word:
        return {true, 1L, Texts{}, std::string{}, std::string{"Hint"}, std::string{"nonsense"}};
    case FieldType::boolean:
        return {1L, std::string{"true"}, Texts{}};
    case FieldType::number:
        return {true, long(field.least) - 1, long(field.most) + 1, std::string{"1"}, Texts{}};
    case FieldType::duration:
        return {true,
                -1L,
                long(field.most) + 1,
                std::string{"soon"},
                std::string{"-5s"},
                duration_text(Duration{long(field.most * 1000) + 1}),
                Texts{}};
    case FieldType::times:
        return {true,
                1L,
                std::string{"10:30"},
                Texts{"24:00"},
                Texts{"10:30", "x"},
                Texts(std::size_t(field.most) + 1, "10:30")};
    case FieldType::ranges:
        return {true, 1L, std::string{"09:00-12:30"}, Texts{"09:00"},
                Texts(std::size_t(field.most) + 1, "09:00-10:00")};
    }
    return {};
}

Settings with_own_reminder() {
    Settings settings = default_settings();
    REQUIRE_FALSE(set_field(settings, "reminders.my knees.every", std::string{"45min"}));
    return settings;
}

} // namespace

TEST_CASE("every field takes its edges and reads back what it took") {
    const Settings original = with_own_reminder();
    for (const auto& field : fields_of(original))
        for (const auto& value : good_values(field)) {
            CAPTURE(field.name);
            Settings settings = original;
            REQUIRE(set_field(settings, field.name, value) == std::nullopt);
            REQUIRE(get_field(settings, field.name) == value);
        }
}

TEST_CASE("every field refuses what lies beyond its edges, in a sentence that names it") {
    const Settings original = with_own_reminder();
    for (const auto& field : fields_of(original))
        for (const auto& value : bad_values(field)) {
            CAPTURE(field.name);
            Settings settings = original;
            const auto sentence = set_field(settings, field.name, value);
            REQUIRE(sentence);
            CHECK(sentence->starts_with(field.name + ": expected "));
            CHECK(sentence->find(", not ") != std::string::npos);
            CHECK(settings == original);
        }
}

TEST_CASE("a duration below its least is refused, and seconds are taken as a number") {
    Settings settings = default_settings();
    CHECK(set_field(settings, "timing.away_after", std::string{"4.999s"}) ==
          "timing.away_after: expected a duration from 5s to 1h, such as \"20s\", not \"4.999s\"");
    CHECK(set_field(settings, "reminders.eyes.length", 0L));
    CHECK_FALSE(set_field(settings, "timing.away_after", 5L));
    CHECK(settings.timing.away_after == 5s);
}

TEST_CASE("the fallback of every field is what the plan gives it, and every field has a help text") {
    for (const auto name : plan_names()) {
        const Settings settings = plan(name);
        std::set<std::string> names;
        for (const auto& field : fields_of(settings)) {
            CAPTURE(field.name);
            if (field.name != "plan")
                CHECK(get_field(settings, field.name) == field.fallback);
            CHECK(field.help.ends_with('.'));
            CHECK(field.unit == (field.type == FieldType::duration ? "s" : ""));
            CHECK(names.insert(field.name).second);
        }
    }
}

TEST_CASE("fields carry settings whole: set one by one they make the same settings") {
    for (const auto name : plan_names()) {
        const Settings original = plan(name);
        Settings copy = default_settings();
        for (const auto& field : fields_of(original))
            REQUIRE_FALSE(set_field(copy, field.name, *get_field(original, field.name)));
        CHECK(copy == original);
    }
}

TEST_CASE("an unknown setting is told, and changes nothing") {
    Settings settings = default_settings();
    for (const char* name :
         {"", "timing", "timing.", "timing.colour", "hours.someday", "holds.inhibit", "passive_use.dnd",
          "reminders", "reminders.", "reminders.eyes", "reminders.eyes.colour"}) {
        CAPTURE(name);
        const auto sentence = set_field(settings, name, true);
        REQUIRE(sentence);
        CHECK(sentence->find("there is no setting of this name") != std::string::npos);
        CHECK_FALSE(get_field(settings, name));
    }
    CHECK(settings == default_settings());
}

TEST_CASE("a new reminder takes what suits the kind of its name") {
    Settings settings = default_settings();
    REQUIRE_FALSE(set_field(settings, "reminders.stand.every", std::string{"20min"}));
    CHECK(settings.reminders.back().kind == Kind::stand);
    CHECK(settings.reminders.back().length == 8min);
    REQUIRE_FALSE(set_field(settings, "reminders.tea.message", std::string{"Tea?"}));
    CHECK(settings.reminders.back().kind == Kind::custom);
    CHECK(settings.reminders.back().enabled);
    CHECK(remove_reminder(settings, "tea"));
    CHECK_FALSE(remove_reminder(settings, "tea"));
    CHECK_FALSE(get_field(settings, "reminders.tea.message"));
}

TEST_CASE("the names and the number of reminders have limits") {
    Settings settings = default_settings();
    for (const auto& name : {std::string{"a.b"}, std::string{" a"}, std::string{"a "}, std::string{"a\tb"},
                             std::string(65, 'a'), std::string{"\xff"}, std::string{}})
        CHECK(set_field(settings, "reminders." + name + ".enabled", true));
    CHECK_FALSE(set_field(settings, "reminders." + std::string(64, 'a') + ".enabled", true));
    for (std::size_t i = settings.reminders.size(); i < max_reminders; ++i)
        REQUIRE_FALSE(set_field(settings, "reminders.r" + std::to_string(i) + ".enabled", true));
    CHECK(set_field(settings, "reminders.last.enabled", true) ==
          "reminders.last.enabled: expected at most 64 reminders");
}

TEST_CASE("times of day bring their clock, and take it away again") {
    Settings settings = default_settings();
    REQUIRE_FALSE(set_field(settings, "reminders.eyes.at", Texts{"15:00", "10:30", "15:00"}));
    const Reminder* eyes = find_reminder(settings, "eyes");
    CHECK(eyes->clock == ClockKind::wall);
    CHECK(eyes->at == std::vector<TimeOfDay>{10h + 30min, 15h});
    REQUIRE_FALSE(set_field(settings, "reminders.eyes.at", Texts{}));
    CHECK(settings == default_settings());
}

TEST_CASE("working hours are in force while a day has a range") {
    Settings settings = default_settings();
    REQUIRE_FALSE(set_field(settings, "hours.monday", Texts{"09:00-12:30"}));
    CHECK(settings.has_hours);
    CHECK(settings.hours[0] == std::vector{HoursRange{9h, 12h + 30min}});
    REQUIRE_FALSE(set_field(settings, "hours.monday", Texts{}));
    CHECK(settings == default_settings());
}

TEST_CASE("another plan brings its reminders and keeps what the user made") {
    Settings settings = with_own_reminder();
    REQUIRE_FALSE(set_field(settings, "reminders.eyes.every", std::string{"10min"}));
    REQUIRE_FALSE(set_field(settings, "timing.min_gap", std::string{"15min"}));
    REQUIRE_FALSE(set_field(settings, "plan", std::string{"eyes only"}));
    CHECK(settings.plan == "eyes-only");
    CHECK(settings.timing.min_gap == 15min);
    CHECK(find_reminder(settings, "eyes")->every == 20min);
    CHECK(find_reminder(settings, "my knees")->every == 45min);
    CHECK_FALSE(find_reminder(settings, "move")->enabled);
    CHECK(set_field(settings, "plan", std::string{"frantic"}) ==
          "plan: expected one of balanced, gentle, active, sit-stand, eyes-only, quiet, not \"frantic\"");
}

TEST_CASE("settings that contradict themselves are told") {
    for (const auto name : plan_names())
        CHECK(check_settings(plan(name)).empty());
    Settings settings = default_settings();
    REQUIRE_FALSE(set_field(settings, "reminders.eyes.clock", std::string{"wall"}));
    REQUIRE_FALSE(set_field(settings, "reminders.move.every", std::string{"1min"}));
    REQUIRE_FALSE(set_field(settings, "timing.pause", std::string{"5min"}));
    CHECK(check_settings(settings).size() == 3);
    for (const char* name : {"posture", "stretch", "move"})
        REQUIRE_FALSE(set_field(settings, std::string{"reminders."} + name + ".enabled", false));
    CHECK(check_settings(settings).back().find("nothing is ever shown") != std::string::npos);
}
