// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/daemon.h"

#include "daemon/contract/names.h"
#include "daemon/history/queries.h"

#include <charconv>
#include <cstdio>

namespace unknot {

namespace {

constexpr std::chrono::days most_days{3700};

[[noreturn]] void refuse(const char* error, const std::string& sentence) {
    throw BusRefusal{error, sentence};
}

int whole_number(std::string_view digits) {
    int number = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? number : -1;
}

/// "2026-03-02"
LocalDay day_argument(const std::string& text) {
    using namespace std::chrono;
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const std::string_view digits{text};
        const year_month_day day{year{whole_number(digits.substr(0, 4))},
                                 month(static_cast<unsigned>(whole_number(digits.substr(5, 2)))),
                                 std::chrono::day(static_cast<unsigned>(whole_number(digits.substr(8, 2))))};
        if (day.ok())
            return local_days{day};
    }
    refuse(bus::error::invalid_argument, "\"" + text + "\" is no day; expected one like 2026-03-02");
}

const char* error_of(SaveRefusal::Cause cause) {
    switch (cause) {
    case SaveRefusal::Cause::unknown_setting:
        return bus::error::unknown_setting;
    case SaveRefusal::Cause::invalid_setting:
        return bus::error::invalid_setting;
    case SaveRefusal::Cause::unwritable:
        return bus::error::config_unwritable;
    }
    return bus::error::invalid_setting;
}

void check(const std::optional<SaveRefusal>& refusal) {
    if (refusal)
        refuse(error_of(refusal->cause), refusal->sentence);
}

/// What the history could not give becomes an error of the contract.
template <class Query>
auto asking_history(Query query) -> decltype(query()) {
    try {
        return query();
    } catch (const history::Failure& failure) {
        refuse(bus::error::history_unavailable, failure.what());
    }
}

/// What goes on now, as the facts that it will be.
history::Unfinished unfinished(const Snapshot& snapshot, const Stamp& now) {
    history::Unfinished open;
    open.interval = {snapshot.being, history::utc_of(snapshot.being_since, now), now.utc};
    if (snapshot.in_bout && snapshot.bout_sitting > Duration{0})
        open.bout = {history::utc_of(snapshot.bout_since, now), now.utc, snapshot.bout_sitting};
    return open;
}

Dict dict_of(const history::FactRow& row) {
    Dict dict;
    for (const auto& [column, value] : row)
        dict.emplace(column, std::visit([](const auto& plain) { return sdbus::Variant{plain}; }, value));
    return dict;
}

} // namespace

Status Daemon::status() {
    const Stamp now = clocks_.stamp_now();
    Status status;
    if (schedule_)
        status = status_of(schedule_->snapshot(now), now, schedule_->settings());
    status.version = UNKNOT_VERSION;
    status.troubles = troubles();
    return status;
}

void Daemon::command(const Event& event) {
    if (const auto refused = feed(event))
        throw BusRefusal{refused->error, refused->sentence};
}

const history::Store& Daemon::history_store() const {
    if (!recorder_.store())
        refuse(bus::error::history_unavailable, recorder_.trouble().value_or("the history is not open"));
    return *recorder_.store();
}

/// While held or away nobody is woken for what falls due: it is decided when somebody asks.
std::vector<DecisionReport> Daemon::explain(unsigned last) {
    feed(event::Woken{});
    return asking_history([&] { return history::last_decisions(history_store(), last); });
}

std::vector<Finding> Daemon::doctor() {
    std::vector<Finding> findings = input_.describe();
    for (Finding& finding : login_.describe())
        findings.push_back(std::move(finding));
    for (Finding& finding : holds_.describe())
        findings.push_back(std::move(finding));
    findings.push_back(notifier_.describe());
    const auto& problems = config_.problems();
    findings.push_back(problems.empty() ? Finding{"config", true, config_.path().string(), std::nullopt}
                                        : Finding{"config", false, problems.front(),
                                                  "mend the file; the last good settings are in force"});
    findings.push_back(
        recorder_.trouble()
            ? Finding{"history", false, *recorder_.trouble(), "what happens meanwhile is kept in memory"}
            : Finding{"history", true, history::history_path().string(), std::nullopt});
    return findings;
}

const Settings& Daemon::settings() {
    return config_.settings();
}

std::vector<FieldReport> Daemon::setting_fields() {
    return config_.fields();
}

void Daemon::set_setting(const std::string& name, const FieldValue& value) {
    check(config_.set(name, value));
}

void Daemon::reset_setting(const std::string& name) {
    check(config_.reset(name));
}

std::vector<std::string> Daemon::check_config(const std::string& toml) {
    Config config = read_config(toml);
    config.problems.insert(config.problems.end(), config.notes.begin(), config.notes.end());
    return config.problems;
}

std::string Daemon::config_path() {
    return config_.path().string();
}

std::vector<DayReport> Daemon::days(const std::string& first, const std::string& last) {
    const LocalDay from = day_argument(first);
    const LocalDay to = day_argument(last);
    if (to < from || to - from >= most_days)
        refuse(bus::error::invalid_argument, "expected at most 3700 days, the first before the last");
    const Settings& settings = config_.settings();
    const Stamp now = clocks_.stamp_now();
    return asking_history([&] {
        return history::days(history_store(), from, to,
                             {settings.timing.day_starts_at, zone_in_force_or_utc()},
                             unfinished(schedule_->snapshot(now), now));
    });
}

std::vector<Dict> Daemon::facts(const std::string& table, UtcTime from, UtcTime to, unsigned offset,
                                unsigned limit) {
    const auto known = from_word<history::FactTable>(table);
    if (!known)
        refuse(bus::error::invalid_argument, "there is no table \"" + table + "\"; see docs/history.md");
    return asking_history([&] {
        std::vector<Dict> dicts;
        for (const auto& row : history::facts(history_store(), *known, {from, to, offset, limit}))
            dicts.push_back(dict_of(row));
        return dicts;
    });
}

void Daemon::quit() {
    loop_.stop(0);
}

} // namespace unknot
