// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/database.h"

#include <cerrno>
#include <sqlite3.h>

namespace unknot::history {
namespace {

/// The loop must not hang for another program.
constexpr int busy_timeout_ms = 250;

bool means_no_space(int system_error) {
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

FailureKind kind_of(int result, int system_error) {
    if (result == SQLITE_FULL || means_no_space(system_error))
        return FailureKind::disk_full;
    switch (result) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return FailureKind::locked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return FailureKind::damaged;
    case SQLITE_READONLY:
        return FailureKind::read_only;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return FailureKind::unreadable;
    default: // dozens of codes that all say: something else
        return FailureKind::other;
    }
}

std::string sentence_of(FailureKind kind, const std::string& file, const std::string& detail) {
    switch (kind) {
    case FailureKind::disk_full:
        return "no space is left on the disk for the history " + file;
    case FailureKind::locked:
        return "the history " + file + " is locked by another program";
    case FailureKind::damaged:
        return "the history " + file + " is damaged: " + detail;
    case FailureKind::read_only:
        return "the history " + file + " can be read, but not written";
    case FailureKind::unreadable:
        return "the history " + file + " cannot be opened: " + detail;
    case FailureKind::no_folder:
    case FailureKind::foreign:
    case FailureKind::newer:
    case FailureKind::other:
        break;
    }
    return "the history " + file + " fails: " + detail;
}

} // namespace

Database::Database(const std::filesystem::path& file)
    : file_{file},
      connection_{file.string(), SQLite::OPEN_READWRITE, busy_timeout_ms} {}

Prepared Database::prepared(std::string_view sql) {
    auto found = statements_.find(sql);
    if (found == statements_.end())
        found = statements_.try_emplace(std::string{sql}, connection_, std::string{sql}).first;
    found->second.clearBindings();
    return Prepared{found->second};
}

Failure failure_of(const SQLite::Exception& exception, const std::filesystem::path& file, int system_error) {
    constexpr int primary = 0xff;
    const int result = exception.getErrorCode() & primary;
    const auto kind = kind_of(result, result == SQLITE_IOERR ? system_error : 0);
    return {kind, sentence_of(kind, file.string(), exception.what())};
}

} // namespace unknot::history
