// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/packing.h"

#include "daemon/contract/names.h"
#include "tests/contract/examples.h"
#include "tests/contract/interface_shape.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <stdexcept>

using namespace unknot;
using namespace std::chrono_literals;
using Values = std::vector<std::string>;

namespace {

std::map<std::string, std::string> types_of(const Dict& dict) {
    std::map<std::string, std::string> types;
    for (const auto& [key, value] : dict)
        types[key] = value.peekValueType();
    return types;
}

template <class T>
void check_round_trip(const T& value) {
    CHECK(unpack<T>(pack(value)) == value);
}

} // namespace

TEST_CASE("what is packed is unpacked the same") {
    const auto status = test::busy_status();
    check_round_trip(status.being);
    check_round_trip(*status.bout);
    check_round_trip(*status.next);
    check_round_trip(*status.prompt);
    check_round_trip(*status.running);
    check_round_trip(*status.pause);
    check_round_trip(PauseStatus{});
    check_round_trip(status.today);
    check_round_trip(TodayStatus{.day = "2026-03-02"});
    check_round_trip(status.reminders.front());
    check_round_trip(ReminderStatus{});
    check_round_trip(status);
    check_round_trip(Status{});
    check_round_trip(test::a_day());
    check_round_trip(DecisionReport{test::noon, "held", {"stretch"}, R"({"holds":["call"]})", "held back"});
    check_round_trip(Finding{"screen", false, "not there", "plug it in"});
    check_round_trip(Finding{"bus", true, "fine", std::nullopt});
    for (const FieldValue& value :
         {FieldValue{true}, FieldValue{7L}, FieldValue{"20s"}, FieldValue{Values{"a"}}})
        check_round_trip(FieldReport{.name = "timing.min_gap",
                                     .type = FieldType::duration,
                                     .unit = "s",
                                     .least = 5,
                                     .most = 3600,
                                     .choices = {"x"},
                                     .fallback = value,
                                     .origin = Origin::file,
                                     .help = "A gap."});
}

TEST_CASE("keys have the names and types of the contract") {
    const auto status = test::busy_status();
    CHECK(types_of(pack(status.being)) == std::map<std::string, std::string>{{"what", "s"}, {"since", "x"}});
    CHECK(types_of(pack(status.bout)) ==
          std::map<std::string, std::string>{
              {"since", "x"}, {"sitting_s", "d"}, {"as_of", "x"}, {"counting", "b"}});
    CHECK(types_of(pack(status.prompt)) == std::map<std::string, std::string>{{"id", "i"},
                                                                              {"reminders", "as"},
                                                                              {"kind", "s"},
                                                                              {"firmness", "s"},
                                                                              {"length_s", "d"},
                                                                              {"shown_at", "x"},
                                                                              {"asks", "i"},
                                                                              {"title", "s"},
                                                                              {"body", "s"}});
    CHECK(types_of(
              pack_closed(Prompt{.id = 7, .reminders = {"eyes"}, .shown_at = {}, .asked_at = {}, .notes = {}},
                          Answer::snoozed)) ==
          std::map<std::string, std::string>{{"id", "i"}, {"reminders", "as"}, {"answer", "s"}});
    CHECK(pack_ended(*status.running, true).at("finished").get<bool>());
}

TEST_CASE("what does not apply is absent") {
    CHECK(pack(std::optional<BoutStatus>{}).empty());
    CHECK_FALSE(pack(ReminderStatus{}).contains("due_at"));
    CHECK_FALSE(pack(Finding{}).contains("remedy"));
    CHECK(pack(TodayStatus{}).at("counting").get<std::string>().empty());
}

TEST_CASE("a pause until resumed is told apart from no pause") {
    CHECK(pack(std::optional{PauseStatus{}}).at("until_resumed").get<bool>());
    CHECK(unpack_optional<PauseStatus>(pack(std::optional{PauseStatus{}})) == PauseStatus{});
    CHECK_FALSE(unpack_optional<PauseStatus>({}));
}

TEST_CASE("every property of the contract is packed, with its type") {
    const auto shape = test::interface_shape(test::contract_xml(), bus::interface);
    const auto packed = pack(test::busy_status());
    std::size_t properties = 0;
    for (const auto& line : shape)
        properties += line.starts_with("property ") ? 1 : 0;
    CHECK(properties == packed.size());
    for (const auto& [name, value] : packed) {
        const std::string emits = name == "Version" ? "const" : "true";
        CAPTURE(name);
        CHECK(
            shape.contains("property " + name + ' ' + std::string{value.peekValueType()} + " read " + emits));
    }
}

TEST_CASE("a service of another version breaks no client") {
    Dict dict{{"since", sdbus::Variant{std::string{"yesterday"}}}, {"colour", sdbus::Variant{true}}};
    CHECK(unpack<BeingStatus>(dict) == BeingStatus{});
    dict["what"] = sdbus::Variant{std::string{"floating"}};
    CHECK(unpack<BeingStatus>(dict).what == Being::sitting);
    CHECK(unpack<PromptStatus>({{"kind", sdbus::Variant{std::string{"juggle"}}}}).kind == Kind::custom);
    CHECK(unpack<Status>({{"Bout", sdbus::Variant{7}}}) == Status{});
    for (const double odd : {std::nan(""), std::numeric_limits<double>::infinity(), 1e300})
        CHECK(unpack<BoutStatus>({{"sitting_s", sdbus::Variant{odd}}}).sitting == 0s);
}

TEST_CASE("only properties that changed are taken in") {
    auto status = test::busy_status();
    update(status, {{"Holds", sdbus::Variant{Values{"dnd"}}}, {"Bout", sdbus::Variant{Dict{}}}});
    auto expected = test::busy_status();
    expected.holds = {"dnd"};
    expected.bout.reset();
    CHECK(status == expected);
}

TEST_CASE("a setting takes any number, a length in seconds, and texts") {
    CHECK(unpack_field_value(sdbus::Variant{true}) == FieldValue{true});
    CHECK(unpack_field_value(sdbus::Variant{std::int32_t{-3}}) == FieldValue{-3L});
    CHECK(unpack_field_value(sdbus::Variant{std::uint32_t{3}}) == FieldValue{3L});
    CHECK(unpack_field_value(sdbus::Variant{90.0}) == FieldValue{90L});
    CHECK(unpack_field_value(sdbus::Variant{1.5}) == FieldValue{"1.5s"});
    CHECK_FALSE(unpack_field_value(sdbus::Variant{std::nan("")}));
    CHECK_FALSE(unpack_field_value(sdbus::Variant{Dict{}}));
}

TEST_CASE("an option of the wrong type is told") {
    const Dict options{{"for_s", sdbus::Variant{std::string{"soon"}}},
                       {"until", sdbus::Variant{std::int64_t{-1}}},
                       {"far", sdbus::Variant{std::numeric_limits<std::int64_t>::max()}},
                       {"long", sdbus::Variant{1e12}},
                       {"good", sdbus::Variant{1800.0}}};
    CHECK_THROWS_AS((void)duration_option(options, "for_s"), std::invalid_argument);
    CHECK_THROWS_AS((void)duration_option(options, "long"), std::invalid_argument);
    CHECK_THROWS_AS((void)instant_option(options, "until"), std::invalid_argument);
    CHECK_THROWS_AS((void)instant_option(options, "far"), std::invalid_argument);
    CHECK(duration_option(options, "good") == 30min);
    CHECK_FALSE(duration_option(options, "absent"));
}
