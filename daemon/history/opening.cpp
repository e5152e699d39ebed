// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/opening.h"

#include "daemon/history/migrations.h"

#include <cerrno>
#include <date/date.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace unknot::history {
namespace {

namespace fs = std::filesystem;

constexpr const char* companions[]{"-wal", "-shm"};

std::string reason(int error) {
    return std::generic_category().message(error);
}

Failure cannot_open(const fs::path& file, const std::string& why) {
    return {FailureKind::unreadable, "the history " + file.string() + " cannot be opened: " + why};
}

void make_folder(const fs::path& folder) {
    constexpr mode_t private_folder = 0700;
    std::error_code error;
    if (fs::is_directory(folder, error))
        return;
    if (folder.has_parent_path() && folder != folder.parent_path())
        make_folder(folder.parent_path());
    if (::mkdir(folder.c_str(), private_folder) != 0 && errno != EEXIST)
        throw Failure{FailureKind::no_folder,
                      "the folder " + folder.string() + " for the history cannot be made: " + reason(errno)};
    if (!fs::is_directory(folder, error))
        throw Failure{FailureKind::no_folder, "the folder " + folder.string() +
                                                  " for the history cannot be made: a file is in its place"};
}

/// SQLite gives the files beside it the mode of this one.
void make_file(const fs::path& file) {
    constexpr mode_t private_file = 0600;
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, private_file);
    if (made >= 0)
        ::close(made);
    else if (errno == ENOSPC || errno == EDQUOT)
        throw Failure{FailureKind::disk_full,
                      "no space is left on the disk for the history " + file.string()};
    else if (errno != EEXIST)
        throw cannot_open(file, reason(errno));
}

/// Whether the path leads to a file of ours; opens nothing, since closing it would drop SQLite's locks.
void check_file(const fs::path& file) {
    struct stat about {};

    if (::stat(file.c_str(), &about) != 0)
        throw cannot_open(file, reason(errno));
    if (!S_ISREG(about.st_mode))
        throw cannot_open(file,
                          S_ISDIR(about.st_mode) ? "a folder is in its place" : "it is no regular file");
    if (::access(file.c_str(), R_OK) != 0)
        throw cannot_open(file, reason(errno));
}

/// Nobody else looks into the history, also where a copy or an older umask left it open.
void make_private(const fs::path& file) {
    std::error_code not_ours; // then it is as private as its owner wants it
    fs::permissions(file.parent_path(), fs::perms::owner_all, not_ours);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, not_ours);
    for (const char* companion : companions)
        fs::permissions(file.string() + companion, fs::perms::owner_read | fs::perms::owner_write, not_ours);
}

std::unique_ptr<Database> connect(const fs::path& file) {
    try {
        return std::make_unique<Database>(file);
    } catch (const SQLite::Exception& exception) {
        throw failure_of(exception, file, 0);
    }
}

bool has_tables(Database& database) {
    return database.value_of("SELECT count(*) FROM sqlite_schema").getInt() > 0;
}

bool has_our_tables(Database& database) {
    return database
               .value_of("SELECT count(*) FROM sqlite_schema WHERE name IN ('devices', 'state', 'intervals')")
               .getInt() == 3;
}

/// Files that are none of our business are refused before anything is written.
void refuse_others(Database& database, const fs::path& file) {
    const int id = database.value_of("PRAGMA application_id").getInt();
    if (id != application_id && has_tables(database) && !has_our_tables(database))
        throw Failure{FailureKind::foreign, "the file " + file.string() +
                                                " is a database of another program; it is left untouched"};
    const int version = schema_version(database);
    const auto known = std::ssize(migrations());
    if (version > known)
        throw Failure{FailureKind::newer, "the history " + file.string() +
                                              " was written by a newer version of Unknot (schema " +
                                              std::to_string(version) + ", this one knows " +
                                              std::to_string(known) + "); it is left untouched"};
}

Failure damaged(const fs::path& file, const std::string& what) {
    return {FailureKind::damaged, "the history " + file.string() + " is damaged: " + what};
}

void look_for_damage(Database& database, const fs::path& file) {
    const auto finding = database.value_of("PRAGMA quick_check(1)").getString();
    if (finding != "ok")
        throw damaged(file, finding);
    const int version = schema_version(database);
    if (version < 0 || (version == 0 && has_tables(database)))
        throw damaged(file, "its schema has no version");
}

void check_parts(Database& database, const fs::path& file) {
    const auto missing = missing_parts(database);
    if (!missing.empty())
        throw damaged(file, "its part " + missing.front() + " is not as it was made");
}

/// Reads before anything is written. Damage can make a file look like one of a kind that SQLite does not
/// know, which is then a plain error.
void look_over(Database& database, const fs::path& file) {
    try {
        database.run("PRAGMA cell_size_check = ON");
        refuse_others(database, file);
        look_for_damage(database, file);
    } catch (const SQLite::Exception& exception) {
        if (exception.getErrorCode() == SQLITE_ERROR)
            throw damaged(file, exception.what());
        throw;
    }
}

void prepare(Database& database, const fs::path& file) {
    look_over(database, file);
    database.run("PRAGMA journal_mode = WAL");
    database.run("PRAGMA synchronous = FULL");
    database.run("PRAGMA foreign_keys = ON");
    database.run("PRAGMA journal_size_limit = 1048576");
    migrate(database);
    check_parts(database, file);
    database.whole([] { /* can it be written just now? */ });
}

std::unique_ptr<Database> open_checked(const fs::path& file) {
    auto database = connect(file);
    database->telling([&] { prepare(*database, file); });
    return database;
}

fs::path unused_name(const fs::path& wanted) {
    std::error_code unknown; // then the renaming tells
    fs::path name = wanted;
    for (int number = 2; fs::exists(name, unknown); ++number)
        name = wanted.string() + "-" + std::to_string(number);
    return name;
}

fs::path set_aside(const fs::path& file, UtcTime now) {
    const auto target = unused_name(file.string() + ".damaged-" + file_stamp(now));
    std::error_code error;
    for (const char* companion : companions)
        if (fs::exists(file.string() + companion, error))
            fs::rename(file.string() + companion, target.string() + companion, error);
    fs::rename(file, target, error);
    if (error)
        throw Failure{FailureKind::damaged, "the history " + file.string() +
                                                " is damaged, and cannot be set aside: " + error.message()};
    return target;
}

} // namespace

std::string file_stamp(UtcTime now) {
    return date::format("%FT%H%M%S", std::chrono::floor<std::chrono::seconds>(now));
}

Opening open_database(const fs::path& file, UtcTime now) {
    make_folder(file.parent_path());
    make_file(file);
    check_file(file);
    Opening opening;
    try {
        opening.database = open_checked(file);
    } catch (const Failure& failure) {
        if (failure.kind() != FailureKind::damaged)
            throw;
        opening.set_aside = set_aside(file, now);
        make_file(file);
        opening.database = open_checked(file);
    }
    make_private(file);
    return opening;
}

} // namespace unknot::history
