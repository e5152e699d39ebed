// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/queries.h"

#include "daemon/contract/decision_json.h"
#include "daemon/contract/sentences.h"
#include "daemon/history/database.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace unknot::history {
namespace {

constexpr std::uint32_t most_rows = 1000;

/// How a column of the file travels.
enum class Form {
    id,      ///< 16 bytes, as hexadecimal digits
    instant, ///< milliseconds since 1970 UTC
    length,  ///< milliseconds in the file, seconds here
    number,
    boolean,
    text,
    texts, ///< a JSON list
};

struct Column {
    const char* key;
    const char* sql; ///< where it is read; the table of facts is `fact`
    Form form;
};

/// A table of facts: what it is ordered by, and its columns beyond those that all have.
struct Shape {
    const char* table;
    const char* began;
    std::span<const Column> columns;
};

constexpr Column common[]{{"uuid", "fact.uuid", Form::id},
                          {"device", "devices.uuid", Form::id},
                          {"zone", "zones.name", Form::text},
                          {"offset_s", "offset_ms", Form::length}};
constexpr Column of_intervals[]{
    {"being", "being", Form::text}, {"from", "from_ms", Form::instant}, {"to", "to_ms", Form::instant}};
constexpr Column of_bouts[]{{"from", "from_ms", Form::instant},
                            {"to", "to_ms", Form::instant},
                            {"sitting_s", "sitting_ms", Form::length}};
constexpr Column of_prompts[]{{"id", "number", Form::number},
                              {"reminders", "reminders", Form::texts},
                              {"kind", "kind", Form::text},
                              {"firmness", "firmness", Form::text},
                              {"length_s", "length_ms", Form::length},
                              {"shown_at", "shown_ms", Form::instant},
                              {"closed_at", "closed_ms", Form::instant},
                              {"asks", "asks", Form::number},
                              {"in_pause", "in_pause", Form::boolean},
                              {"answer", "answer", Form::text}};
constexpr Column of_breaks[]{{"reminders", "reminders", Form::texts},
                             {"kind", "kind", Form::text},
                             {"firmness", "firmness", Form::text},
                             {"from", "from_ms", Form::instant},
                             {"to", "to_ms", Form::instant},
                             {"planned_s", "planned_ms", Form::length},
                             {"counted_s", "counted_ms", Form::length},
                             {"finished", "finished", Form::boolean},
                             {"by_hand", "by_hand", Form::boolean},
                             {"prompt", "prompt", Form::number}};
constexpr Column of_holds[]{
    {"signal", "signal", Form::text}, {"from", "from_ms", Form::instant}, {"to", "to_ms", Form::instant}};
constexpr Column of_drinks[]{{"at", "at_ms", Form::instant}};
constexpr Column of_decisions[]{{"at", "at_ms", Form::instant},
                                {"decision", "decision", Form::text},
                                {"reminders", "reminders", Form::texts},
                                {"because", "because", Form::text}};

Shape shape_of(FactTable table) {
    switch (table) {
    case FactTable::intervals:
        return {"intervals", "from_ms", of_intervals};
    case FactTable::bouts:
        return {"bouts", "from_ms", of_bouts};
    case FactTable::prompts:
        return {"prompts", "shown_ms", of_prompts};
    case FactTable::breaks:
        return {"breaks", "from_ms", of_breaks};
    case FactTable::holds:
        return {"holds", "from_ms", of_holds};
    case FactTable::drinks:
        return {"drinks", "at_ms", of_drinks};
    case FactTable::decisions:
        break;
    }
    return {"decisions", "at_ms", of_decisions};
}

std::vector<Column> all_columns(const Shape& shape) {
    std::vector<Column> columns{std::begin(common), std::end(common)};
    columns.insert(columns.end(), shape.columns.begin(), shape.columns.end());
    return columns;
}

/// The page is taken before names are looked up, so that skipped rows cost little.
std::string page_sql(const Shape& shape, const std::vector<Column>& columns) {
    const std::string began = shape.began;
    std::string sql = "SELECT ";
    for (const auto& column : columns)
        sql += (&column == &columns.front() ? "" : ", ") + std::string{column.sql};
    return sql + " FROM (SELECT * FROM " + shape.table + " WHERE " + began + " >= ? AND " + began +
           " < ? ORDER BY " + began +
           ", id LIMIT ? OFFSET ?) AS fact JOIN devices ON devices.id = fact.device "
           "JOIN zones ON zones.id = fact.zone ORDER BY " +
           began + ", fact.id";
}

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text += digits[value >> 4U];
        text += digits[value & 0xFU];
    }
    return text;
}

/// Texts in a JSON list; what is none is left out.
std::vector<std::string> texts_of(const std::string& json) {
    std::vector<std::string> texts;
    for (const auto& item : Json::parse(json, nullptr, false))
        if (item.is_string())
            texts.push_back(item.get<std::string>());
    return texts;
}

FactValue value_of(const SQLite::Column& column, Form form) {
    switch (form) {
    case Form::id:
        return hexadecimal(column.getString());
    case Form::instant:
        return std::int64_t{column.getInt64()};
    case Form::length:
        return std::chrono::duration<double>{Duration{column.getInt64()}}.count();
    case Form::number:
        return std::int32_t{column.getInt()};
    case Form::boolean:
        return column.getInt() != 0;
    case Form::text:
        break;
    case Form::texts:
        return texts_of(column.getString());
    }
    return column.getString();
}

FactRow row_of(SQLite::Statement& statement, const std::vector<Column>& columns) {
    FactRow row;
    for (std::size_t index = 0; index < columns.size(); ++index) {
        const auto column = statement.getColumn(static_cast<int>(index));
        if (!column.isNull())
            row.emplace_back(columns[index].key, value_of(column, columns[index].form));
    }
    return row;
}

void bind_page(SQLite::Statement& statement, const Page& page) {
    statement.bind(1, std::int64_t{page.from.time_since_epoch().count()});
    statement.bind(2, std::int64_t{page.to.time_since_epoch().count()});
    statement.bind(3, std::int64_t{std::min(page.limit, most_rows)});
    statement.bind(4, std::int64_t{page.offset});
}

DecisionReport decision_of(SQLite::Statement& row) {
    DecisionReport report{.at = UtcTime{Duration{row.getColumn(0).getInt64()}},
                          .decision = row.getColumn(1).getString(),
                          .reminders = texts_of(row.getColumn(2).getString()),
                          .because = row.getColumn(3).getString(),
                          .sentence = {}};
    report.sentence = decision_sentence(report.decision, report.reminders,
                                        parse_because(report.because).value_or(Because{}));
    return report;
}

} // namespace

std::vector<FactRow> facts(const Store& store, FactTable table, const Page& page) {
    const auto shape = shape_of(table);
    const auto columns = all_columns(shape);
    Database& database = store.database();
    return database.telling([&] {
        const auto statement = database.prepared(page_sql(shape, columns));
        bind_page(*statement, page);
        std::vector<FactRow> rows;
        while (statement->executeStep())
            rows.push_back(row_of(*statement, columns));
        return rows;
    });
}

std::vector<DecisionReport> last_decisions(const Store& store, std::uint32_t count) {
    Database& database = store.database();
    return database.telling([&] {
        const auto statement = database.prepared(
            "SELECT at_ms, decision, reminders, because FROM decisions ORDER BY at_ms DESC, id DESC LIMIT ?");
        statement->bind(1, std::int64_t{std::min(count, most_rows)});
        std::vector<DecisionReport> decisions;
        while (statement->executeStep())
            decisions.push_back(decision_of(*statement));
        std::reverse(decisions.begin(), decisions.end());
        return decisions;
    });
}

} // namespace unknot::history
