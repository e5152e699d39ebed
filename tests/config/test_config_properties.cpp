// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/config_edit.h"
#include "daemon/domain/duration_text.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace unknot;
using namespace unknot::config;
using Texts = std::vector<std::string>;

namespace {

/// Pieces of files; each carries comments and keys that are the user's own.
const Texts pieces{
    "# piece 1\n\n[timing] # of timing\npause = \"9s\" # pause it\nmine = [1, 2] # my key 1\n",
    "[reminders.eyes]\n# above every\nevery = \"1h\"\n\n# below\nmy_key = { a = 1 } # my key 2\n",
    "[reminders.\"my knees\"]\nat = [ # when\n  \"10:30\", # first\n  '15:00' ]\n",
    "[hours]\nmonday = [\"09:00-12:30\"] # half day\n",
    "[holds]\ncall = false\n\n[my_table] # mine\nkey = \"\"\"two\nlines # no comment\n\"\"\"\n",
    "[passive_use]\n\tinhibit = false\t# videos\n",
    "[[mine]]\nx = '# no comment'\n# piece 7\n",
};
const Texts heads{"", "# opening\n\n", "plan = \"quiet\" # for now\nmine_too = 1979-05-27\n",
                  "plan='active'\nreminders.move.every = \"2h\" # dotted\n",
                  "holds2 = {call=1}\npassive_use2 = 5 # x\n"};

struct Start {
    std::string text;
};

std::string with_line_ends(std::string text, bool crlf) {
    std::string result;
    for (const char letter : text)
        result += crlf && letter == '\n' ? "\r\n" : std::string{letter};
    return result;
}

/// All comments that the pieces can have, and the keys of the user's own, as they stand.
Texts treasures_of(const std::string& text) {
    Texts found;
    for (const char* treasure : {"# piece 1",
                                 "# of timing",
                                 "# pause it",
                                 "mine = [1, 2] # my key 1",
                                 "# above every",
                                 "# below",
                                 "my_key = { a = 1 } # my key 2",
                                 "# when",
                                 "# first",
                                 "# half day",
                                 "[my_table] # mine",
                                 "two",
                                 "\t# videos",
                                 "x = '# no comment'",
                                 "# piece 7",
                                 "# opening",
                                 "# for now",
                                 "mine_too = 1979-05-27",
                                 "# dotted",
                                 "holds2 = {call=1}",
                                 "passive_use2 = 5 # x"})
        if (text.find(treasure) != text.npos)
            found.emplace_back(treasure);
    return found;
}

/// "reminders." twice would not be TOML: each piece at most once, in any order.
Start any_start() {
    std::string text = *rc::gen::elementOf(heads);
    const bool has_dotted = text.find("reminders.move") != text.npos;
    auto order = *rc::gen::container<Texts>(rc::gen::elementOf(pieces));
    std::vector<std::string> used;
    for (const auto& piece : order) {
        const bool repeats = std::find(used.begin(), used.end(), piece) != used.end();
        const bool clashes = has_dotted && piece.starts_with("[reminders");
        if (!repeats && !clashes)
            text += piece;
        used.push_back(piece);
    }
    if (*rc::gen::element(false, true) && text.ends_with('\n'))
        text.pop_back();
    if (*rc::gen::element(false, false, true))
        text = with_line_ends(text, true);
    if (*rc::gen::element(false, false, true))
        text = "\xEF\xBB\xBF" + text;
    return {text};
}

FieldValue any_value(const Field& field) {
    switch (field.type) {
    case FieldType::text:
        return *rc::gen::elementOf(Texts{"", "Stand up!", "\"quoted\\\"", "für # dich"});
    case FieldType::word:
        return *rc::gen::elementOf(field.choices);
    case FieldType::boolean:
        return *rc::gen::element(true, false);
    case FieldType::number:
        return *rc::gen::inRange<long>(long(field.least), long(field.most) + 1);
    case FieldType::duration:
        return duration_text(
            std::chrono::seconds{*rc::gen::inRange<long>(long(field.least), long(field.most) + 1)});
    case FieldType::times:
        return *rc::gen::elementOf(std::vector<Texts>{{}, {"10:30"}, {"09:00", "23:59"}});
    case FieldType::ranges:
        return *rc::gen::elementOf(std::vector<Texts>{{}, {"09:00-12:30"}, {"08:00-12:00", "22:00-02:00"}});
    }
    return {};
}

/// Any setting; but a profile must be in the file to be chosen, and has its own stories.
std::string any_name(const Settings& settings) {
    auto field = *rc::gen::elementOf(fields_of(settings));
    if (field.name == "profile")
        return "plan";
    if (field.name.starts_with("reminders.") && *rc::gen::element(false, false, true))
        return "reminders." + *rc::gen::elementOf(Texts{"tea", "my other knee", "Ärger"}) +
               field.name.substr(field.name.rfind('.'));
    return field.name;
}

Field field_for(Settings settings, const std::string& name) {
    const auto reminder = name.starts_with("reminders.") ? name.substr(0, name.rfind('.')) : std::string{};
    if (!reminder.empty())
        (void)set_field(settings, reminder + ".enabled", true);
    for (auto& field : fields_of(settings))
        if (field.name == name)
            return field;
    return {};
}

std::string take(const Edited& edited) {
    const auto* refusal = std::get_if<SaveRefusal>(&edited);
    if (refusal)
        RC_FAIL("refused: " + refusal->sentence);
    return std::get<std::string>(edited);
}

/// Where a reminder stands in the file says nothing.
Settings in_order(Settings settings) {
    std::sort(settings.reminders.begin(), settings.reminders.end(),
              [](const Reminder& one, const Reminder& other) { return one.name < other.name; });
    return settings;
}

void check_treasures(const Texts& treasures, const std::string& text) {
    for (const auto& treasure : treasures)
        if (text.find(treasure) == text.npos)
            RC_FAIL("lost: " + treasure);
}

} // namespace

TEST_CASE("any saves and resets keep comments and unknown keys, and read back as they were meant") {
    CHECK(rc::check([] {
        std::string text = any_start().text;
        RC_LOG() << text << '\n';
        const auto first = read_config(text);
        RC_ASSERT(first.settings.has_value());
        const auto treasures = treasures_of(text);
        Settings settings = *first.settings;
        for (int step = *rc::gen::inRange(1, 12); step > 0; --step) {
            const auto name = any_name(settings);
            const bool is_reset = *rc::gen::element(false, false, true) && get_field(settings, name);
            RC_LOG() << (is_reset ? "reset " : "save ") << name << '\n';
            const auto value = any_value(field_for(settings, name));
            if (!is_reset) {
                RC_ASSERT_FALSE(set_field(settings, name, value).has_value());
            }
            text = take(is_reset ? reset(text, name) : saved(text, name, value));
            const auto now = read_config(text);
            RC_LOG() << text << '\n';
            RC_ASSERT(now.settings.has_value());
            if (!is_reset) {
                RC_ASSERT(in_order(*now.settings) == in_order(settings));
            }
            settings = *now.settings;
            check_treasures(treasures, text);
        }
    }));
}
