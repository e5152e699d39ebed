// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/fact_writing.h"

#include "daemon/contract/decision_json.h"

#include <array>
#include <cerrno>
#include <sys/random.h>
#include <system_error>

namespace unknot::history {
namespace {

using Uuid = std::array<unsigned char, 16>;

/// A random one: RFC 9562, version 4.
Uuid new_uuid() {
    Uuid uuid{};
    if (::getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size()))
        throw std::system_error{errno, std::generic_category(), "getrandom"};
    uuid[6] = static_cast<unsigned char>((uuid[6] & 0x0FU) | 0x40U);
    uuid[8] = static_cast<unsigned char>((uuid[8] & 0x3FU) | 0x80U);
    return uuid;
}

/// Binds the values of a row one after the other.
class Binder {
public:
    explicit Binder(SQLite::Statement& statement) : statement_{statement} {}

    void operator()(const Uuid& uuid) {
        statement_.bind(++index_, uuid.data(), static_cast<int>(uuid.size()));
    }

    void operator()(const std::string& text) { statement_.bind(++index_, text); }

    void operator()(UtcTime when) { bind_number(when.time_since_epoch().count()); }

    void operator()(Duration length) { bind_number(length.count()); }

    void operator()(bool yes) { statement_.bind(++index_, yes ? 1 : 0); }

    void operator()(int number) { statement_.bind(++index_, number); }

    void operator()(const std::optional<int>& number) {
        ++index_;
        number ? statement_.bind(index_, *number) : statement_.bind(index_);
    }

    void operator()(const std::vector<std::string>& texts) { (*this)(json_line(Json(texts))); }

    void operator()(const Because& because) { (*this)(json_line(because_json(because))); }

    template <class Enum>
    requires std::is_enum_v<Enum>

    void operator()(Enum value) { (*this)(std::string{word(value)}); }

private:
    void bind_number(std::int64_t number) { statement_.bind(++index_, number); }

    SQLite::Statement& statement_;
    int index_ = 0;
};

/// What every row begins with.
constexpr std::string_view head = "(uuid, device, zone, offset_ms, ";
constexpr std::string_view head_values =
    ") VALUES (?, (SELECT id FROM devices WHERE own = 1), (SELECT id FROM zones WHERE name = ?), ?";

/// "INSERT INTO drinks (uuid, …, at_ms) VALUES (?, …, ?)".
std::string insertion(std::string_view table, std::string_view columns, std::size_t count) {
    std::string sql = "INSERT INTO ";
    sql.append(table).append(" ").append(head).append(columns).append(head_values);
    while (count-- > 0)
        sql += ", ?";
    return sql + ")";
}

/// Adds one row for each fact it visits.
struct Adding {
    Database& database;
    const ZoneThen& zone;

    template <class... Values>
    void add(std::string_view table, std::string_view columns, const Values&... values) const {
        const auto statement = database.prepared(insertion(table, columns, sizeof...(values)));
        Binder bind{*statement};
        bind(new_uuid());
        bind(zone.name);
        bind(std::chrono::duration_cast<Duration>(zone.offset));
        (bind(values), ...);
        statement->exec();
    }

    void operator()(const fact::Interval& interval) const {
        add("intervals", "being, from_ms, to_ms", interval.being, interval.from, interval.to);
    }

    void operator()(const fact::Bout& bout) const {
        add("bouts", "from_ms, to_ms, sitting_ms", bout.from, bout.to, bout.sitting);
    }

    void operator()(const fact::Prompt& prompt) const {
        add("prompts",
            "number, reminders, kind, firmness, length_ms, shown_ms, closed_ms, asks, in_pause, answer",
            prompt.number, prompt.reminders, prompt.kind, prompt.firmness, prompt.length, prompt.shown,
            prompt.closed, prompt.asks, prompt.in_pause, prompt.answer);
    }

    void operator()(const fact::Break& ended) const {
        add("breaks",
            "reminders, kind, firmness, from_ms, to_ms, planned_ms, counted_ms, finished, by_hand, prompt",
            ended.reminders, ended.kind, ended.firmness, ended.from, ended.to, ended.planned, ended.counted,
            ended.finished, ended.by_hand, ended.prompt);
    }

    void operator()(const fact::Hold& hold) const {
        add("holds", "signal, from_ms, to_ms", hold.signal, hold.from, hold.to);
    }

    void operator()(const fact::Drink& drink) const { add("drinks", "at_ms", drink.at); }

    void operator()(const fact::Decision& decision) const {
        add("decisions", "at_ms, decision, reminders, because", decision.at, decision.kind,
            decision.reminders, decision.because);
    }
};

void add_zone(Database& database, const std::string& name) {
    const auto statement = database.prepared("INSERT INTO zones (name) VALUES (?) ON CONFLICT DO NOTHING");
    statement->bind(1, name);
    statement->exec();
}

} // namespace

void add_row(Database& database, const Fact& fact) {
    add_zone(database, fact.zone.name);
    std::visit(Adding{database, fact.zone}, fact.happening);
}

void add_own_device(Database& database) {
    const auto statement =
        database.prepared("INSERT INTO devices (uuid, own) VALUES (?, 1) ON CONFLICT DO NOTHING");
    Binder{*statement}(new_uuid());
    statement->exec();
}

} // namespace unknot::history
