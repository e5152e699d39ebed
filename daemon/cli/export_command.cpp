// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/arguments.h"
#include "daemon/cli/atomic_file.h"
#include "daemon/cli/commands.h"
#include "daemon/cli/csv.h"
#include "daemon/cli/fact_pages.h"
#include "daemon/contract/names.h"

#include <iterator>

namespace unknot::cli {
namespace {

const std::vector<std::string> all_tables{std::begin(bus::fact_tables), std::end(bus::fact_tables)};

struct Options {
    bool csv = false;
    bool json = false;
    std::string from;
    std::string to;
    std::vector<std::string> tables;
    std::string out;
};

/// Where the day of the calendar begins, by the zone in force.
UtcTime midnight(LocalDay day, const std::string& zone_name) {
    const LocalTime local{day};
    return to_utc(local, zone_at(UtcTime{local.time_since_epoch()} - std::chrono::days{1}, zone_name));
}

FactRange range_of(const Options& options, const Stamp& now) {
    FactRange range{.from = UtcTime{}, .to = now.utc};
    const auto today = std::chrono::floor<std::chrono::days>(local(now));
    if (!options.from.empty())
        range.from = midnight(day_argument(options.from, today), zone_in_force());
    if (!options.to.empty())
        range.to = midnight(day_argument(options.to, today) + std::chrono::days{1}, zone_in_force());
    if (range.to <= range.from)
        throw UsageError{"--from must not lie after --to"};
    return range;
}

/// The columns are those of any of its facts, so the table is read twice: memory stays small.
void write_csv_table(Client& client, const std::string& table, const FactRange& range, std::ostream& out) {
    std::set<std::string> keys;
    for_each_fact(client, table, range, [&](const Dict& fact) {
        for (const auto& [key, value] : fact)
            keys.insert(key);
    });
    const auto columns = columns_of(keys);
    if (!columns.empty())
        out << csv_line(columns);
    for_each_fact(client, table, range, [&](const Dict& fact) { out << csv_line(csv_cells(fact, columns)); });
}

/// Several tables have nothing in common but the file: each has its name above it, and a gap below.
void write_csv(Client& client, const std::vector<std::string>& tables, const FactRange& range,
               std::ostream& out) {
    for (const auto& table : tables) {
        if (tables.size() > 1)
            out << (table == tables.front() ? "" : "\r\n") << csv_line({"# " + table});
        write_csv_table(client, table, range, out);
    }
}

void write_json_table(Client& client, const std::string& table, const FactRange& range, std::ostream& out) {
    const char* between = "\n";
    out << json_line(Json(table)) << ": [";
    for_each_fact(client, table, range, [&](const Dict& fact) {
        out << std::exchange(between, ",\n") << json_line(to_json(fact));
    });
    out << ']';
}

void write_json(Client& client, const std::vector<std::string>& tables, const FactRange& range,
                std::ostream& out) {
    const char* between = "{";
    for (const auto& table : tables) {
        out << std::exchange(between, ",\n");
        write_json_table(client, table, range, out);
    }
    out << "}\n";
}

void write(Client& client, const Options& options, const FactRange& range, std::ostream& out) {
    const auto& tables = options.tables.empty() ? all_tables : options.tables;
    options.json ? write_json(client, tables, range, out) : write_csv(client, tables, range, out);
}

ExitCode export_facts(Session& session, const Options& options) {
    if (options.csv == options.json)
        throw UsageError{"either --csv or --json is needed"};
    const auto range = range_of(options, session.now());
    if (options.out.empty() || options.out == "-") {
        write(session.client(), options, range, session.out());
        return ExitCode::ok;
    }
    AtomicFile file{options.out};
    write(session.client(), options, range, file.stream());
    file.commit();
    return ExitCode::ok;
}

constexpr auto notes =
    R"(All tables, unless some are named. With --csv, several tables come one below the other, each
under its name; name one for a plain file. CSV writes times as UTC text; JSON writes them as
milliseconds since 1970 in UTC. Lengths are seconds. Days begin at midnight and are included.
A file is written whole or not at all, and only you can read it.)";

} // namespace

void add_export(CLI::App& program, Action& chosen) {
    const auto options = std::make_shared<Options>();
    auto* command =
        add_command(program, {"export", "Write the history to a file",
                              "unknot export --json --out history.json\n"
                              "unknot export --csv --table bouts --from 2026-03-01 --out bouts.csv\n"
                              "unknot export --json --from yesterday | jq .breaks",
                              notes});
    command->add_flag("--csv", options->csv, "As CSV, for spreadsheets");
    add_json_flag(command, options->json);
    command->add_option("--from", options->from, "The first day; else from the beginning")->type_name("DAY");
    command->add_option("--to", options->to, "The last day; else until now")->type_name("DAY");
    command->add_option("--table", options->tables, "Only these: intervals, bouts, prompts, …")
        ->check(CLI::IsMember(all_tables))
        ->type_name("TABLE")
        ->allow_extra_args(false);
    command->add_option("--out", options->out, "The file; else standard output")->type_name("FILE");
    on_chosen(command, chosen, [options](Session& session) { return export_facts(session, *options); });
}

} // namespace unknot::cli
