// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/migrations.h"

#include <array>
#include <map>

namespace unknot::history {
namespace {

/// Instants are milliseconds since 1970 UTC, lengths milliseconds; words are those of daemon/domain/words.h.
constexpr const char* first_schema = R"sql(
CREATE TABLE devices (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    own INTEGER NOT NULL CHECK (own IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX devices_own ON devices (own) WHERE own = 1;

CREATE TABLE zones (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    memory TEXT NOT NULL
) STRICT;

CREATE TABLE intervals (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    being TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX intervals_time ON intervals (from_ms, to_ms, being);
CREATE INDEX intervals_length ON intervals (to_ms - from_ms);

CREATE TABLE bouts (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    sitting_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX bouts_time ON bouts (from_ms);

CREATE TABLE prompts (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    number INTEGER NOT NULL,
    reminders TEXT NOT NULL,
    kind TEXT NOT NULL,
    firmness TEXT NOT NULL,
    length_ms INTEGER NOT NULL,
    shown_ms INTEGER NOT NULL,
    closed_ms INTEGER NOT NULL,
    asks INTEGER NOT NULL,
    in_pause INTEGER NOT NULL,
    answer TEXT NOT NULL
) STRICT;
CREATE INDEX prompts_time ON prompts (shown_ms);

CREATE TABLE breaks (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    reminders TEXT NOT NULL,
    kind TEXT NOT NULL,
    firmness TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    planned_ms INTEGER NOT NULL,
    counted_ms INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    by_hand INTEGER NOT NULL,
    prompt INTEGER
) STRICT;
CREATE INDEX breaks_time ON breaks (from_ms);

CREATE TABLE holds (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    signal TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX holds_time ON holds (from_ms);

CREATE TABLE drinks (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX drinks_time ON drinks (at_ms);

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device INTEGER NOT NULL REFERENCES devices (id),
    zone INTEGER NOT NULL REFERENCES zones (id),
    offset_ms INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    decision TEXT NOT NULL,
    reminders TEXT NOT NULL,
    because TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_time ON decisions (at_ms);
)sql";

constexpr std::array steps{first_schema};

void set_pragma(Database& database, const std::string& name, int value) {
    database.run(("PRAGMA " + name + " = " + std::to_string(value)).c_str());
}

using Parts = std::map<std::string, std::string>;

Parts parts_of(SQLite::Database& connection) {
    Parts parts;
    SQLite::Statement query{connection, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"};
    while (query.executeStep())
        parts.emplace(query.getColumn(0).getString(), query.getColumn(1).getString());
    return parts;
}

Parts expected_parts() {
    SQLite::Database fresh{":memory:", SQLite::OPEN_READWRITE};
    for (const char* step : steps)
        fresh.exec(step);
    return parts_of(fresh);
}

} // namespace

std::span<const char* const> migrations() {
    return steps;
}

int schema_version(Database& database) {
    return database.value_of("PRAGMA user_version").getInt();
}

void migrate(Database& database) {
    if (schema_version(database) >= std::ssize(steps))
        return;
    database.whole([&] {
        for (auto step = schema_version(database); step < std::ssize(steps); ++step)
            database.run(steps[static_cast<std::size_t>(step)]);
        set_pragma(database, "application_id", application_id);
        set_pragma(database, "user_version", static_cast<int>(std::ssize(steps)));
    });
}

std::vector<std::string> missing_parts(Database& database) {
    const Parts there = parts_of(database.connection());
    std::vector<std::string> missing;
    for (const auto& [name, sql] : expected_parts())
        if (const auto found = there.find(name); found == there.end() || found->second != sql)
            missing.push_back(name);
    return missing;
}

} // namespace unknot::history
