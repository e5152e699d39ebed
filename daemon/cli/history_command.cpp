// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/arguments.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/table.h"
#include "daemon/contract/sentences.h"
#include "daemon/contract/translate.h"

namespace unknot::cli {
namespace {

struct Options {
    std::string day;
    bool week = false;
    int days = 0;
    bool json = false;
};

struct Days {
    LocalDay first;
    LocalDay last;
};

/// The day that lasts now, as the service counts it: it need not begin at midnight.
LocalDay today_of(Session& session) {
    const auto calendar_day = std::chrono::floor<std::chrono::days>(local(session.now()));
    const auto told = session.client().status().today.day;
    return told.empty() ? calendar_day : day_argument(told, calendar_day);
}

LocalDay monday_of(LocalDay day) {
    return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

Days days_of(const Options& options, LocalDay today) {
    if (options.week)
        return {monday_of(today), today};
    if (options.days > 0)
        return {today - std::chrono::days{options.days - 1}, today};
    const auto day = options.day.empty() ? today : day_argument(options.day, today);
    return {day, day};
}

std::string number(int value) {
    return std::to_string(value);
}

std::string bouts_text(const DayReport& day) {
    const auto sitting = duration_words(day.sitting);
    if (day.bouts == 0)
        return sitting;
    return filled(plural("{1} in {2} bout", "{1} in {2} bouts, the longest {3}", day.bouts),
                  {sitting, number(day.bouts), duration_words(day.longest_bout)});
}

std::string prompts_text(const DayReport& day) {
    const std::pair<const char*, int> ends[] = {{"done", day.done},          {"started", day.started},
                                                {"snoozed", day.snoozed},    {"skipped", day.skipped},
                                                {"expired", day.expired},    {"credited", day.credited},
                                                {"withdrawn", day.withdrawn}};
    std::string text = number(day.prompts);
    const char* between = ": ";
    for (const auto& [word, count] : ends)
        if (count > 0)
            text += std::exchange(between, ", ") + number(count) + ' ' + word;
    return text;
}

std::vector<std::vector<std::string>> rows_of(const DayReport& day) {
    return {
        {"sitting", bouts_text(day)},
        {"standing", duration_words(day.standing)},
        {"away", duration_words(day.away)},
        {"prompts", prompts_text(day)},
        {"breaks", filled(_("{1}, {2} of them finished, {3} in all"),
                          {number(day.breaks), number(day.breaks_finished), duration_words(day.break_time)})},
        {"drinks", number(day.drinks)}};
}

std::vector<std::vector<std::string>> rows_of(const std::vector<DayReport>& days) {
    std::vector<std::vector<std::string>> rows{
        {"day", "sitting", "standing", "longest bout", "prompts", "breaks", "drinks"}};
    for (const auto& day : days)
        rows.push_back({day.day, duration_words(day.sitting), duration_words(day.standing),
                        duration_words(day.longest_bout), number(day.prompts), number(day.breaks_finished),
                        number(day.drinks)});
    return rows;
}

void say_as_text(Session& session, const std::vector<DayReport>& days, bool one_day) {
    if (days.empty())
        return session.say("nothing is known of that time");
    if (one_day)
        session.say(session.paint().bold(days.front().day));
    for (const auto& line : aligned(one_day ? rows_of(days.front()) : rows_of(days)))
        session.say(line);
}

ExitCode history(Session& session, const Options& options) {
    if (!options.day.empty())
        (void)day_argument(options.day, {}); // what is written wrong is told before anything else
    const auto asked = days_of(options, today_of(session));
    const auto days = session.client().days(day_text(asked.first), day_text(asked.last));
    if (options.json)
        session.say_json(to_json(pack(days)));
    else
        say_as_text(session, days, asked.first == asked.last);
    return ExitCode::ok;
}

} // namespace

void add_history(CLI::App& program, Action& chosen) {
    constexpr int most_days = 3700;
    const auto options = std::make_shared<Options>();
    auto* command =
        add_command(program, {"history", "Show how you sat and moved",
                              "unknot history\n"
                              "unknot history --day yesterday\n"
                              "unknot history --week\n"
                              "unknot history --days 30 --json",
                              "Without options: today. A day begins at the hour of the settings, 04:00 "
                              "unless changed."});
    auto* day =
        command->add_option("--day", options->day, "2026-03-02, today or yesterday")->type_name("DAY");
    auto* week = command->add_flag("--week", options->week, "From Monday until today")->excludes(day);
    command->add_option("--days", options->days, "So many days, until today")
        ->check(CLI::Range(1, most_days))
        ->type_name("N")
        ->excludes(day)
        ->excludes(week);
    add_json_flag(command, options->json);
    on_chosen(command, chosen, [options](Session& session) { return history(session, *options); });
}

} // namespace unknot::cli
