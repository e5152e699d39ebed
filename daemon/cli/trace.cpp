// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/trace.h"

#include "daemon/cli/exit_code.h"
#include "daemon/local_day.h"

#include <algorithm>
#include <cmath>
#include <date/date.h>
#include <istream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace unknot::cli {
namespace {

using Json = nlohmann::json;

/// No trace is longer than this: three hundred years.
constexpr double most_seconds = 1e10;
/// What begins and ends in the same moment, a key press, lasts so long: it must begin before it ends.
constexpr Duration shortest_span{1};

[[noreturn]] void expected(const std::string& what) {
    throw UsageError{what};
}

/// Whether a text begins as the shape says, where 'd' stands for a digit.
bool begins_as(std::string_view text, std::string_view shape) {
    return text.size() >= shape.size() &&
           std::equal(shape.begin(), shape.end(), text.begin(), [](char wanted, char letter) {
               return wanted == 'd' ? letter >= '0' && letter <= '9' : wanted == letter;
           });
}

/// "2026-03-02T09:00:00.5+01:00". The library reads on where a digit is missing.
bool is_wall_time(std::string_view text) {
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd";
    if (!begins_as(text, shape))
        return false;
    text.remove_prefix(shape.size());
    if (begins_as(text, ".d"))
        text.remove_prefix(std::min(text.find_first_not_of("0123456789", 1), text.size()));
    return text.size() == 6 && (begins_as(text, "+dd:dd") || begins_as(text, "-dd:dd"));
}

/// One line: its fields, read with their types checked; at the end every field must have been asked for.
class Line {
public:
    explicit Line(const std::string& text) : json_(Json::parse(text, nullptr, false)) {
        if (!json_.is_object())
            expected("expected a JSON object");
    }

    [[nodiscard]] bool has(const std::string& key) const { return json_.contains(key); }

    [[nodiscard]] Duration seconds(const std::string& key) {
        const Json& value = take(key);
        if (!value.is_number())
            expected("\"" + key + "\" must be a number of seconds");
        const auto number = value.get<double>();
        if (!std::isfinite(number) || number < 0 || number > most_seconds)
            expected("\"" + key + "\" must be a number of seconds from 0 to 1e10");
        return Duration{std::llround(number * 1000)};
    }

    [[nodiscard]] std::string text(const std::string& key) {
        const Json& value = take(key);
        if (!value.is_string())
            expected("\"" + key + "\" must be a text");
        return value.get<std::string>();
    }

    /// "2026-03-02T09:00:00+01:00"
    [[nodiscard]] UtcTime wall(const std::string& key) {
        const std::string written = text(key);
        std::string spelled = written;
        if (!spelled.empty() && (spelled.back() == 'Z' || spelled.back() == 'z'))
            spelled.replace(spelled.size() - 1, 1, "+00:00");
        std::istringstream input{spelled};
        date::sys_time<std::chrono::milliseconds> read;
        if (is_wall_time(spelled))
            input >> date::parse("%FT%T%Ez", read);
        else
            input.setstate(std::ios::failbit);
        if (input.fail() || input.peek() != std::istringstream::traits_type::eof())
            expected("\"" + key + "\" must be a time such as 2026-03-02T09:00:00+01:00, not " + written);
        return UtcTime{read.time_since_epoch()};
    }

    [[nodiscard]] std::string zone(const std::string& key) {
        std::string name = text(key);
        try {
            [[maybe_unused]] const Zone known = zone_at(UtcTime{}, name);
        } catch (const std::runtime_error&) {
            expected("\"" + key + "\" must be a time zone such as Europe/Berlin, not " + name);
        }
        return name;
    }

    void finish() const {
        for (const auto& [key, value] : json_.items())
            if (!taken_.contains(key))
                expected("\"" + key + "\" is not known here");
    }

private:
    const Json& take(const std::string& key) {
        const auto found = json_.find(key);
        if (found == json_.end())
            expected("\"" + key + "\" is missing");
        taken_.insert(key);
        return *found;
    }

    Json json_;
    std::set<std::string> taken_;
};

Event answer_of(Line& line) {
    const std::string with = line.text("with");
    const auto reply = from_word<event::Reply>(with);
    if (!reply)
        expected("\"with\" must be start, done, snooze, skip or close, not " + with);
    event::Answered answered{*reply, std::nullopt, std::nullopt};
    if (line.has("for"))
        answered.snooze_for = line.seconds("for");
    return answered;
}

Event pause_of(Line& line) {
    event::Paused paused;
    if (line.has("for"))
        paused.for_length = line.seconds("for");
    else if (line.has("until"))
        paused.until = line.wall("until");
    return paused;
}

Event posture_of(Line& line) {
    const std::string is = line.text("is");
    const auto posture = from_word<Posture>(is);
    if (!posture)
        expected("\"is\" must be sitting or standing, not " + is);
    return event::PostureTold{*posture};
}

/// What the user does; nothing for an event of another sort.
std::optional<Event> deed_of(const std::string& event, Line& line) {
    if (event == "answer")
        return answer_of(line);
    if (event == "break_end")
        return event::BreakEnded{};
    if (event == "pause")
        return pause_of(line);
    if (event == "resume")
        return event::Resumed{};
    if (event == "posture")
        return posture_of(line);
    return std::nullopt;
}

class Reader {
public:
    void read(const std::string& text) {
        Line line{text};
        const Duration at = line.seconds("t");
        const std::string event = line.text("event");
        if (ended_)
            expected("nothing may follow the line with \"event\":\"end\"");
        if (at < last_)
            expected("lines must be sorted by \"t\"");
        last_ = at;
        trace_.end = std::max(trace_.end, at);
        if (!started_)
            start(event, at, line);
        else
            take(event, at, line);
        line.finish();
    }

    [[nodiscard]] Trace finish() && {
        for (TimedStep& end : ends_)
            trace_.steps.push_back(std::move(end));
        // What ends at a moment ends before anything begins there.
        std::stable_sort(
            trace_.steps.begin(), trace_.steps.end(), [](const TimedStep& one, const TimedStep& other) {
                return std::pair{one.at, !ends(one.step)} < std::pair{other.at, !ends(other.step)};
            });
        return std::move(trace_);
    }

private:
    static bool ends(const Step& step) {
        const auto* input = std::get_if<step::Input>(&step);
        const auto* signal = std::get_if<step::Switch>(&step);
        return (input && !input->begins) || (signal && !signal->begins);
    }

    void start(const std::string& event, Duration at, Line& line) {
        if (event != "start" || at != Duration{0})
            expected("the first line must be {\"t\":0,\"event\":\"start\",\"wall\":…,\"zone\":…}");
        trace_.wall = line.wall("wall");
        if (line.has("zone"))
            trace_.zone = line.zone("zone");
        started_ = true;
    }

    void take(const std::string& event, Duration at, Line& line) {
        if (event == "input")
            return span(at, line, step::Input{true}, step::Input{false});
        if (const auto signal = from_word<Signal>(event))
            return span(at, line, step::Switch{*signal, true}, step::Switch{*signal, false});
        if (auto deed = deed_of(event, line))
            return add(at, step::Happens{std::move(*deed)});
        if (event == "wall")
            return line.has("zone") ? add(at, step::ZoneSet{line.zone("zone")})
                                    : add(at, step::WallSet{line.wall("to")});
        if (event != "end")
            expected("\"" + event + "\" is no event of a trace");
        ended_ = true;
        trace_.end = at;
    }

    void span(Duration at, Line& line, Step begin, Step end) {
        const Duration until = line.seconds("until");
        if (until < at)
            expected("\"until\" must not lie before \"t\"");
        add(at, std::move(begin));
        ends_.push_back({std::max(until, at + shortest_span), std::move(end)});
        trace_.end = std::max(trace_.end, until);
    }

    void add(Duration at, Step step) { trace_.steps.push_back({at, std::move(step)}); }

    Trace trace_;
    std::vector<TimedStep> ends_;
    Duration last_{0};
    bool started_ = false;
    bool ended_ = false;
};

} // namespace

Trace read_trace(std::istream& lines, const std::string& file_name) {
    Reader reader;
    std::string text;
    for (int number = 1; std::getline(lines, text); ++number) {
        if (text.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        try {
            reader.read(text);
        } catch (const UsageError& error) {
            throw UsageError{file_name + ":" + std::to_string(number) + ": " + error.what()};
        }
    }
    return std::move(reader).finish();
}

} // namespace unknot::cli
