// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/exit_code.h"
#include "daemon/cli/simulation.h"

#include <doctest/doctest.h>
#include <map>
#include <sstream>

using namespace unknot;
using namespace std::chrono_literals;

namespace {

constexpr auto start = R"({"t":0,"event":"start","wall":"2026-03-02T09:00:00+01:00","zone":"Europe/Berlin"})";

cli::Trace trace_of(const std::vector<std::string>& lines) {
    std::stringstream text;
    text << start << '\n';
    for (const std::string& line : lines)
        text << line << '\n';
    return cli::read_trace(text, "day.jsonl");
}

std::string complaint_about(const std::string& text) {
    std::istringstream lines{text};
    try {
        [[maybe_unused]] const auto trace = cli::read_trace(lines, "day.jsonl");
    } catch (const cli::UsageError& error) {
        return error.what();
    }
    return {};
}

/// What came of a trace under the default settings.
struct Told {
    cli::SimulationSummary summary;
    std::vector<Decision> decisions;
    std::map<DecisionKind, long> counts;
    std::vector<double> prompts; ///< when, in seconds
};

Told run(const std::vector<std::string>& lines, const Settings& settings = default_settings()) {
    Told told;
    const auto keep = [&](const Decision& decision, Duration since_start) {
        told.decisions.push_back(decision);
        ++told.counts[decision.kind];
        if (decision.kind == DecisionKind::prompt)
            told.prompts.push_back(std::chrono::duration<double>(since_start).count());
    };
    told.summary = cli::simulate(trace_of(lines), settings, keep);
    return told;
}

Settings only_stretch() {
    Settings settings;
    settings.reminders = {new_reminder("stretch")};
    return settings;
}

struct Malformed {
    const char* line;
    const char* sentence; ///< part of the complaint
};

} // namespace

TEST_CASE("each kind of malformed line is told with file, line and what was expected") {
    const std::vector<Malformed> malformed{
        {"no JSON", "expected a JSON object"},
        {"[1,2]", "expected a JSON object"},
        {R"({"event":"end"})", R"("t" is missing)"},
        {R"({"t":"five","event":"end"})", R"("t" must be a number of seconds)"},
        {R"({"t":-1,"event":"end"})", R"("t" must be a number of seconds from 0)"},
        {R"({"t":1e300,"event":"end"})", R"("t" must be a number of seconds from 0)"},
        {R"({"t":5})", R"("event" is missing)"},
        {R"({"t":5,"event":7})", R"("event" must be a text)"},
        {R"({"t":5,"event":"nap"})", R"("nap" is no event of a trace)"},
        {R"({"t":5,"event":"input"})", R"("until" is missing)"},
        {R"({"t":5,"until":4,"event":"call"})", R"("until" must not lie before "t")"},
        {R"({"t":5,"event":"answer","with":"yes"})", R"("with" must be start, done, snooze, skip or close)"},
        {R"({"t":5,"event":"answer"})", R"("with" is missing)"},
        {R"({"t":5,"event":"posture","is":"lying"})", R"("is" must be sitting or standing)"},
        {R"({"t":5,"event":"pause","until":"noon"})", R"("until" must be a time such as)"},
        {R"({"t":5,"event":"pause","for":true})", R"("for" must be a number of seconds)"},
        {R"({"t":5,"event":"wall"})", R"("to" is missing)"},
        {R"({"t":5,"event":"wall","to":"2026-13-02T09:00:00+01:00"})", R"("to" must be a time such as)"},
        {R"({"t":5,"event":"wall","zone":"Europe/Atlantis"})", R"("zone" must be a time zone such as)"},
        {R"({"t":5,"event":"end","color":"red"})", R"("color" is not known here)"},
        {R"({"t":5,"event":"start","wall":"2026-03-02T09:00:00+01:00"})", R"("start" is no event)"},
    };
    for (const auto& [line, sentence] : malformed) {
        CAPTURE(line);
        const auto complaint = complaint_about(std::string{start} + '\n' + line + '\n');
        CHECK(complaint.starts_with("day.jsonl:2: "));
        CHECK(complaint.find(sentence) != std::string::npos);
    }
}

TEST_CASE("a trace begins with its start, is sorted and ends with its end") {
    CHECK(complaint_about(R"({"t":0,"event":"end"})").starts_with("day.jsonl:1: the first line must be"));
    const std::string sound = std::string{start} + '\n';
    CHECK(complaint_about(sound + "{\"t\":9,\"event\":\"resume\"}\n{\"t\":8,\"event\":\"resume\"}\n") ==
          "day.jsonl:3: lines must be sorted by \"t\"");
    CHECK(complaint_about(sound + "{\"t\":9,\"event\":\"end\"}\n\n{\"t\":9,\"event\":\"resume\"}\n")
              .starts_with("day.jsonl:4: nothing may follow"));
}

TEST_CASE("every line of the format is read") {
    const auto trace = trace_of({
        R"({"t":5,"until":300,"event":"input"})",
        R"({"t":60,"until":900,"event":"call"})",
        R"({"t":700,"event":"answer","with":"snooze","for":300})",
        R"({"t":701,"event":"break_end"})",
        R"({"t":800,"event":"pause","for":1800})",
        R"({"t":801,"event":"pause","until":"2026-03-02T15:00:00+01:00"})",
        R"({"t":802,"event":"pause"})",
        R"({"t":803,"event":"resume"})",
        R"({"t":900.25,"event":"posture","is":"standing"})",
        R"({"t":950,"event":"wall","to":"2026-03-02T11:00:00Z"})",
        R"({"t":951,"event":"wall","zone":"America/New_York"})",
        R"({"t":7200,"event":"end"})",
    });
    CHECK(trace.steps.size() == 13);
    CHECK(trace.end == 7200s);
    CHECK(trace.zone == "Europe/Berlin");
}

TEST_CASE("an hour of typing is sat through, and every second is accounted for") {
    const auto told = run({R"({"t":0,"until":3600,"event":"input"})", R"({"t":3600,"event":"end"})"});
    CHECK(told.summary.length == 1h);
    CHECK(told.summary.sitting == 1h);
    CHECK(told.summary.longest_bout == 1h);
    CHECK(told.summary.bouts == 1);
    CHECK(told.summary.prompts >= 1);
    CHECK(told.summary.prompts <= 4);
    CHECK(told.decisions.front().kind == DecisionKind::bout_start);
}

TEST_CASE("nobody who types nothing is away from the beginning") {
    const auto told = run({R"({"t":7200,"event":"end"})"});
    CHECK(told.summary.away == 2h);
    CHECK(told.summary.sitting == 0s);
    CHECK(told.summary.prompts == 0);
}

TEST_CASE("a call holds back and one prompt comes a minute after it") {
    const auto told = run({R"({"t":0,"until":7200,"event":"input"})",
                           R"({"t":1200,"until":4800,"event":"call"})", R"({"t":7200,"event":"end"})"},
                          only_stretch());
    REQUIRE(!told.prompts.empty());
    CHECK(told.prompts[0] == doctest::Approx(4800 + 60 + 120));
    CHECK(told.counts.at(DecisionKind::held) == 1);
}

TEST_CASE("input that touches or overlaps is one stretch of input") {
    const std::vector<std::string> one{R"({"t":0,"until":2000,"event":"input"})",
                                       R"({"t":3600,"event":"end"})"};
    const std::vector<std::string> touching{R"({"t":0,"until":1000,"event":"input"})",
                                            R"({"t":1000,"until":2000,"event":"input"})",
                                            R"({"t":3600,"event":"end"})"};
    const std::vector<std::string> overlapping{R"({"t":0,"until":1500,"event":"input"})",
                                               R"({"t":900,"until":2000,"event":"input"})",
                                               R"({"t":3600,"event":"end"})"};
    const auto told = run(one);
    for (const auto& lines : {touching, overlapping}) {
        const auto other = run(lines);
        CHECK(other.prompts == told.prompts);
        CHECK(other.summary.sitting == told.summary.sitting);
        CHECK(other.summary.away == told.summary.away);
    }
}

TEST_CASE("calls that overlap hold until the last is over") {
    const auto told =
        run({R"({"t":0,"until":6000,"event":"input"})", R"({"t":1200,"until":3000,"event":"call"})",
             R"({"t":2500,"until":4000,"event":"call"})", R"({"t":6000,"event":"end"})"},
            only_stretch());
    REQUIRE(!told.prompts.empty());
    CHECK(told.prompts[0] == doctest::Approx(4000 + 60 + 120));
}

TEST_CASE("what begins and ends in one moment is over after it") {
    const auto told = run({R"({"t":100,"until":100,"event":"input"})",
                           R"({"t":200,"until":200,"event":"call"})", R"({"t":3600,"event":"end"})"});
    CHECK(told.summary.sitting == 200s + 1ms);
    CHECK(told.summary.away == 3400s - 1ms);
}

TEST_CASE("suspend within input is away, and the typing goes on after it") {
    const auto told = run({R"({"t":0,"until":4000,"event":"input"})",
                           R"({"t":1000,"until":3000,"event":"suspended"})", R"({"t":4000,"event":"end"})"});
    CHECK(told.summary.away == 2000s);
    CHECK(told.summary.sitting == 2000s);
    CHECK(told.summary.bouts == 2);
}

TEST_CASE("a video is passive use, a lock is not") {
    CHECK(run({R"({"t":0,"until":1500,"event":"inhibit"})", R"({"t":1500,"event":"end"})"}).summary.sitting ==
          1500s);
    CHECK(run({R"({"t":0,"until":1500,"event":"locked"})", R"({"t":1500,"event":"end"})"}).summary.away ==
          1500s);
    CHECK(run({R"({"t":0,"until":1500,"event":"other_session"})", R"({"t":1500,"event":"end"})"})
              .summary.away == 1500s);
}

TEST_CASE("setting the clock and travelling change no length") {
    const auto told =
        run({R"({"t":0,"until":1700,"event":"input"})",
             R"({"t":500,"event":"wall","to":"2026-03-02T19:00:00+01:00"})",
             R"({"t":900,"event":"wall","zone":"America/New_York"})", R"({"t":1700,"event":"end"})"},
            only_stretch());
    CHECK(told.summary.sitting == 1700s);
    CHECK(told.prompts.empty());
}

TEST_CASE("a pause until a time on the wall follows the wall") {
    Settings settings = only_stretch();
    const auto told =
        run({R"({"t":0,"until":7000,"event":"input"})",
             R"({"t":100,"event":"pause","until":"2026-03-02T12:00:00+01:00"})",
             R"({"t":2000,"event":"wall","to":"2026-03-02T11:00:00+01:00"})", R"({"t":7000,"event":"end"})"},
            settings);
    REQUIRE(!told.prompts.empty());
    CHECK(told.prompts[0] == doctest::Approx(2000 + 3600 + 60 + 120));
}

TEST_CASE("answers start, end and put off breaks") {
    const auto told =
        run({R"({"t":0,"until":1800,"event":"input"})", R"({"t":1810,"event":"answer","with":"start"})",
             R"({"t":1850,"event":"break_end"})", R"({"t":1850,"until":3700,"event":"input"})",
             R"({"t":3705,"event":"answer","with":"snooze","for":600})",
             R"({"t":3706,"until":4500,"event":"input"})", R"({"t":4500,"event":"end"})"},
            only_stretch());
    CHECK(told.counts.at(DecisionKind::break_start) == 1);
    CHECK(told.counts.at(DecisionKind::break_end) == 1);
    CHECK(told.counts.at(DecisionKind::snooze) == 1);
    REQUIRE(told.prompts.size() == 3);
    CHECK(told.prompts[0] == doctest::Approx(1804));
    CHECK(told.prompts[2] == doctest::Approx(3705 + 600 + 120));
}
