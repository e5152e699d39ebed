// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/config_edit.h"

#include <doctest/doctest.h>

using namespace unknot;
using namespace unknot::config;
using Texts = std::vector<std::string>;

namespace {

std::string text_of(const Edited& edited) {
    const auto* refusal = std::get_if<SaveRefusal>(&edited);
    return refusal ? "refused: " + refusal->sentence : std::get<std::string>(edited);
}

std::string save(std::string_view text, std::string_view name, const FieldValue& value) {
    return text_of(saved(text, name, value));
}

const std::string minutes_40 = "40min";

} // namespace

TEST_CASE("the first settings of an empty file make its tables") {
    CHECK(save("", "timing.pause", std::string{"9s"}) == "[timing]\npause = \"9s\"\n");
    CHECK(save("", "plan", std::string{"eyes only"}) == "plan = \"eyes-only\"\n");
    CHECK(save("# mine\n", "holds.call", false) == "# mine\n\n[holds]\ncall = false\n");
    CHECK(save("", "reminders.my knees.enabled", true) == "[reminders.\"my knees\"]\nenabled = true\n");
    CHECK(save("", "hours.monday", Texts{"9:00-12:30"}) == "[hours]\nmonday = [\"09:00-12:30\"]\n");
    CHECK(save("", "timing.max_asks", 2L) == "[timing]\nmax_asks = 2\n");
}

TEST_CASE("what the plan says anyway is not written, and taken out") {
    CHECK(save("", "timing.pause", std::string{"4s"}).empty());
    CHECK(save("[timing]\npause = \"9s\"\nsnooze = \"1min\"\n", "timing.pause", std::string{"4s"}) ==
          "[timing]\nsnooze = \"1min\"\n");
    CHECK(save("# top\n\n[timing]\npause = \"9s\"\n# end\n", "timing.pause", std::string{"4s"}) ==
          "# top\n\n# end\n");
    CHECK(save("plan = \"quiet\" # for now\n", "plan", std::string{"balanced"}) == "# for now\n");
}

TEST_CASE("a value is replaced where it stands, and comments, order and blank lines stay") {
    const std::string text =
        "# head\n\n[timing]   # all of it\n\n  snooze='1min'# s\n  pause =   \"5s\"  # my knees\n\n"
        "[reminders.stretch]\nevery = \"30min\"\n";
    CHECK(save(text, "timing.pause", std::string{"9s"}) ==
          "# head\n\n[timing]   # all of it\n\n  snooze='1min'# s\n  pause =   \"9s\"  # my knees\n\n"
          "[reminders.stretch]\nevery = \"30min\"\n");
    CHECK(save(text, "timing.min_gap", std::string{"20min"}) ==
          "# head\n\n[timing]   # all of it\n\n  snooze='1min'# s\n  pause =   \"5s\"  # my knees\n"
          "  min_gap = \"20min\"\n\n[reminders.stretch]\nevery = \"30min\"\n");
    CHECK(save(text, "reminders.stretch.every", minutes_40)
              .ends_with("[reminders.stretch]\nevery = \"40min\"\n"));
}

TEST_CASE("a plan goes in front of the tables, behind an opening comment") {
    CHECK(save("# My breaks\n# since 2026\n\n[timing]\npause = \"9s\"\n", "plan", std::string{"quiet"}) ==
          "# My breaks\n# since 2026\n\nplan = \"quiet\"\n[timing]\npause = \"9s\"\n");
    CHECK(save("# of timing\n[timing]\npause = \"9s\"\n", "plan", std::string{"quiet"}) ==
          "plan = \"quiet\"\n# of timing\n[timing]\npause = \"9s\"\n");
    CHECK(save("mine = 1 # x\n[timing]\npause = \"9s\"\n", "plan", std::string{"quiet"}) ==
          "mine = 1 # x\nplan = \"quiet\"\n[timing]\npause = \"9s\"\n");
}

TEST_CASE("another plan takes out what the file changes of the plans' reminders") {
    CHECK(save("[reminders.eyes]\nevery = \"40min\" # good for me\ncolour = 3\n[reminders.tea]\nevery = "
               "\"2h\"\n",
               "plan", std::string{"quiet"}) ==
          "plan = \"quiet\"\n[reminders.eyes]\n# good for me\ncolour = 3\n[reminders.tea]\nevery = \"2h\"\n");
}

TEST_CASE("dotted keys, inline tables and quoted keys are edited in their own manner") {
    CHECK(save("timing.pause = \"9s\" # p\n", "timing.snooze", std::string{"1min"}) ==
          "timing.pause = \"9s\" # p\ntiming.snooze = \"1min\"\n");
    CHECK(save("[reminders]\nmove.every = \"2h\"\n", "reminders.move.length", minutes_40) ==
          "[reminders]\nmove.every = \"2h\"\nmove.length = \"40min\"\n");
    CHECK(save("timing = { pause = \"9s\" } # t\n", "timing.snooze", std::string{"1min"}) ==
          "timing = { pause = \"9s\", snooze = \"1min\" } # t\n");
    CHECK(save("timing = {}\n", "timing.snooze", std::string{"1min"}) == "timing = { snooze = \"1min\" }\n");
    CHECK(save("timing = { pause = \"9s\", snooze = \"1min\" }\n", "timing.pause", std::string{"4s"}) ==
          "timing = { snooze = \"1min\" }\n");
    CHECK(save("timing = { pause = \"9s\", snooze = \"1min\" }\n", "timing.snooze", std::string{"5min"}) ==
          "timing = { pause = \"9s\" }\n");
    CHECK(save("reminders = { move = { every = \"2h\" } }\n", "reminders.eyes.every", minutes_40) ==
          "reminders = { move = { every = \"2h\" }, eyes.every = \"40min\" }\n");
    CHECK(save("[\"reminders\".'eyes']\n\"every\" = \"1h\"\n", "reminders.eyes.every", minutes_40) ==
          "[\"reminders\".'eyes']\n\"every\" = \"40min\"\n");
    CHECK(save("[ reminders . eyes ]\n[reminders.eyes.mine]\nx = 1\n", "reminders.eyes.every", minutes_40) ==
          "[ reminders . eyes ]\nevery = \"40min\"\n[reminders.eyes.mine]\nx = 1\n");
    CHECK(save("[reminders.eyes.mine]\nx = 1\n", "reminders.eyes.every", minutes_40) ==
          "[reminders.eyes.mine]\nx = 1\n\n[reminders.eyes]\nevery = \"40min\"\n");
    CHECK(save("reminders.eyes.every = \"1h\"\n", "reminders.tea.every", minutes_40) ==
          "reminders.eyes.every = \"1h\"\n\n[reminders.tea]\nevery = \"40min\"\n");
}

TEST_CASE("a list over several lines keeps its comments") {
    CHECK(save("[reminders.tea]\n  at = [ # when\n    \"10:30\", # '#' \"quoted\n    '15:00#', ]\n",
               "reminders.tea.at", Texts{"11:00"})
              .starts_with("refused"));
    CHECK(save("[reminders.tea]\n  at = [ # when\n    \"10:30\", # '#' \"quoted\n    '15:00', ] # end\nevery "
               "= 60\n",
               "reminders.tea.at", Texts{"11:00"}) ==
          "[reminders.tea]\n  at = [\"11:00\"] # end\n  # when\n  # '#' \"quoted\nevery = 60\n");
    CHECK(save("[reminders.tea]\nat = [ # when\n    \"10:30\", ] # end\nevery = 60\n", "reminders.tea.at",
               Texts{}) == "[reminders.tea]\n# when\n# end\nevery = 60\n");
}

TEST_CASE("CRLF, a byte order mark and a missing end of the last line stay or are mended") {
    CHECK(save("[timing]\r\npause = \"9s\"\r\n", "timing.snooze", std::string{"1min"}) ==
          "[timing]\r\npause = \"9s\"\r\nsnooze = \"1min\"\r\n");
    CHECK(save("[timing]\npause = \"9s\"", "timing.snooze", std::string{"1min"}) ==
          "[timing]\npause = \"9s\"\nsnooze = \"1min\"\n");
    CHECK(save("[timing]", "timing.snooze", std::string{"1min"}) == "[timing]\nsnooze = \"1min\"\n");
    CHECK(save("[timing]\npause = \"9s\"", "timing.pause", std::string{"8s"}) == "[timing]\npause = \"8s\"");
    CHECK(save("\xEF\xBB\xBFplan = \"quiet\"\n", "plan", std::string{"gentle"}) ==
          "\xEF\xBB\xBFplan = \"gentle\"\n");
    CHECK(save("\xEF\xBB\xBF[timing]\n", "plan", std::string{"gentle"}) ==
          "\xEF\xBB\xBFplan = \"gentle\"\n[timing]\n");
    CHECK(save("\xEF\xBB\xBFplan = \"quiet\"\n", "plan", std::string{"balanced"}) == "\xEF\xBB\xBF");
    CHECK(save("\xEF\xBB\xBF", "timing.pause", std::string{"8s"}) ==
          "\xEF\xBB\xBF[timing]\npause = \"8s\"\n");
}

TEST_CASE("texts with letters beyond ASCII are cut at the right places") {
    CHECK(save("[reminders.'Tee 🍵']\nmessage = \"Zeit für Tee 🍵\" # großartig\nevery = \"1h\" # ü\n",
               "reminders.Tee 🍵.message", std::string{"\"Tee\"\\"}) ==
          "[reminders.'Tee 🍵']\nmessage = \"\\\"Tee\\\"\\\\\" # großartig\nevery = \"1h\" # ü\n");
}

TEST_CASE("times of day take their clock with them") {
    const auto with_times = save("", "reminders.eyes.at", Texts{"10:30"});
    CHECK(with_times == "[reminders.eyes]\nat = [\"10:30\"]\n");
    const auto with_clock = save(with_times, "reminders.eyes.clock", std::string{"screen"});
    CHECK(with_clock == "[reminders.eyes]\nat = [\"10:30\"]\nclock = \"screen\"\n");
    CHECK(save(with_clock, "reminders.eyes.clock", std::string{"wall"}) == with_times);
    CHECK(save(with_clock, "reminders.eyes.at", Texts{"11:00"}) == "[reminders.eyes]\nat = [\"11:00\"]\n");
    CHECK(save(with_clock, "reminders.eyes.at", Texts{}) == "[reminders.eyes]\nclock = \"screen\"\n");
}

TEST_CASE("a broken file, a wrong value and an unknown setting are refused") {
    const auto cause = [](std::string_view text, std::string_view name, const FieldValue& value) {
        return std::get<SaveRefusal>(saved(text, name, value)).cause;
    };
    CHECK(cause("[timing\n", "timing.pause", std::string{"9s"}) == SaveRefusal::Cause::unwritable);
    CHECK(cause("[timing]\npause = 1.5\n", "timing.pause", std::string{"9s"}) ==
          SaveRefusal::Cause::unwritable);
    CHECK(cause("", "timing.pause", std::string{"soon"}) == SaveRefusal::Cause::invalid_setting);
    CHECK(cause("", "reminders.a.b.enabled", true) == SaveRefusal::Cause::invalid_setting);
    CHECK(cause("", "timing.colour", true) == SaveRefusal::Cause::unknown_setting);
    CHECK(cause("", "reminders.eyes", true) == SaveRefusal::Cause::unknown_setting);
    CHECK(save("[timing\n", "timing.pause", std::string{"9s"})
              .starts_with("refused: the settings are not saved while the file is broken: config.toml:1: "));
    CHECK(save("reminders = { eyes.every = \"1h\" }\n", "reminders.eyes.every", std::string{"20min"})
              .starts_with("reminders = { eyes.every = \"20min\" }"));
}

TEST_CASE("a reset takes a setting out and leaves its comments") {
    const std::string text =
        "[timing]\npause = \"9s\" # p\n\n[reminders.eyes]\nevery = \"1h\" # e\nlength = \"9s\"\n";
    CHECK(text_of(reset(text, "timing.pause")) ==
          "# p\n\n[reminders.eyes]\nevery = \"1h\" # e\nlength = \"9s\"\n");
    CHECK(text_of(reset(text, "reminders.eyes")) == "[timing]\npause = \"9s\" # p\n\n# e\n");
    CHECK(text_of(reset(text, "reminders.eyes.every")) ==
          "[timing]\npause = \"9s\" # p\n\n[reminders.eyes]\n# e\nlength = \"9s\"\n");
    CHECK(text_of(reset(text, "reminders.move")) == text);
    CHECK(text_of(reset(text, "timing.snooze")) == text);
    CHECK(text_of(reset(text, "reminders.tea")).find("no setting of this name") != std::string::npos);
    CHECK(text_of(reset(text, "reminders.tea.every")).find("no setting of this name") != std::string::npos);
    CHECK(text_of(reset(text, "timing.colour")).find("no setting of this name") != std::string::npos);
}

TEST_CASE("a reminder of the user's own is reset as a whole, but not lost with its last setting") {
    const std::string text = "[reminders.tea]\nevery = \"2h\"\n";
    CHECK(text_of(reset(text, "reminders.tea")).empty());
    CHECK(text_of(reset(text, "reminders.tea.every")) == "[reminders.tea]\nevery = \"30min\"\n");
    CHECK(text_of(reset("[reminders.tea]\nmine = 1\nevery = \"2h\"\n", "reminders.tea")) ==
          "[reminders.tea]\nmine = 1\n");
}
