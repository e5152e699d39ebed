// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/history/failure.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace unknot::history {

/// A statement that was prepared before, ready to be bound. It is reset at the end, so that no result that
/// was read halfway keeps the file busy.
class Prepared {
public:
    explicit Prepared(SQLite::Statement& statement) : statement_{statement} {}

    ~Prepared() { statement_.tryReset(); }

    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;

    SQLite::Statement* operator->() const { return &statement_; }

    SQLite::Statement& operator*() const { return statement_; }

private:
    SQLite::Statement& statement_;
};

/// What an exception means for this file. `system_error` is the errno of its time, 0 if there is none:
/// SQLite tells a full disk apart, but not a quota that is used up.
[[nodiscard]] Failure failure_of(const SQLite::Exception& exception, const std::filesystem::path& file,
                                 int system_error);

/// The open file and its prepared statements. What it throws are exceptions of SQLiteCpp; telling() makes
/// failures of them.
class Database {
public:
    /// Opens a file that is there.
    explicit Database(const std::filesystem::path& file);

    /// Each statement is prepared once.
    [[nodiscard]] Prepared prepared(std::string_view sql);

    /// The first column of the first row.
    [[nodiscard]] SQLite::Column value_of(const char* sql) { return connection_.execAndGet(sql); }

    void run(const char* sql) { connection_.exec(sql); }

    [[nodiscard]] SQLite::Database& connection() { return connection_; }

    /// Does some work in one transaction that can write from the start: all of it, or nothing. Throws Failure
    /// for what goes wrong in it; what is behind it is looked at before it is rolled back.
    template <class Work>
    void whole(Work work) {
        SQLite::Transaction transaction{connection_, SQLite::TransactionBehavior::IMMEDIATE};
        telling([&] {
            work();
            transaction.commit();
        });
    }

    /// Does some work, and throws Failure for an exception of SQLiteCpp.
    template <class Work>
    decltype(auto) telling(Work work) {
        errno = 0;
        try {
            return work();
        } catch (const SQLite::Exception& exception) {
            throw failure_of(exception, file_, errno);
        }
    }

private:
    std::filesystem::path file_;
    SQLite::Database connection_;
    std::map<std::string, SQLite::Statement, std::less<>> statements_;
};

} // namespace unknot::history
