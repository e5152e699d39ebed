// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/backup.h"

#include <algorithm>
#include <cerrno>
#include <date/date.h>
#include <fcntl.h>
#include <sstream>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace unknot::history {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::days apart{7};
constexpr std::size_t kept = 4;

struct Backup {
    fs::path path;
    std::chrono::sys_days day;
};

std::string prefix_of(const fs::path& file) {
    return file.filename().string() + ".backup-";
}

/// The day in a backup's name; nothing for any other name.
std::optional<std::chrono::sys_days> day_in(const std::string& name, const std::string& prefix) {
    constexpr std::size_t day_length = 10;
    if (!name.starts_with(prefix) || name.size() != prefix.size() + day_length)
        return std::nullopt;
    std::istringstream text{name.substr(prefix.size())};
    std::chrono::sys_days day;
    text >> date::parse("%F", day);
    return text.fail() ? std::nullopt : std::optional{day};
}

/// The newest first; those from the future last, since they were made with a wrong clock.
std::vector<Backup> backups_of(const fs::path& file, std::chrono::sys_days today) {
    std::vector<Backup> backups;
    for (const auto& entry : fs::directory_iterator{file.parent_path()})
        if (const auto day = day_in(entry.path().filename().string(), prefix_of(file)))
            backups.push_back({entry.path(), *day});
    const auto age = [&](const Backup& backup) { return std::pair{backup.day > today, today - backup.day}; };
    std::sort(backups.begin(), backups.end(), [&](const auto& a, const auto& b) { return age(a) < age(b); });
    return backups;
}

bool is_due(const std::vector<Backup>& backups, std::chrono::sys_days today) {
    return backups.empty() || backups.front().day > today || today - backups.front().day >= apart;
}

/// SQLite fills an empty file that is there, so it is private from its first byte.
void make_empty(const fs::path& file) {
    constexpr mode_t private_file = 0600;
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, private_file);
    if (made < 0)
        throw fs::filesystem_error{"the copy cannot be made", file, {errno, std::generic_category()}};
    ::close(made);
}

void copy_into(Database& database, const fs::path& target) {
    const fs::path unfinished = target.string() + ".part";
    make_empty(unfinished);
    const auto statement = database.prepared("VACUUM INTO ?");
    statement->bind(1, unfinished.string());
    statement->exec();
    fs::rename(unfinished, target);
}

} // namespace

std::optional<fs::path> backup_if_due(Database& database, const fs::path& file, UtcTime now) {
    const auto today = std::chrono::floor<std::chrono::days>(now);
    try {
        auto backups = backups_of(file, today);
        if (!is_due(backups, today))
            return std::nullopt;
        const fs::path target = file.parent_path() / (prefix_of(file) + date::format("%F", today));
        copy_into(database, target);
        backups = backups_of(file, today);
        for (std::size_t old = kept; old < backups.size(); ++old)
            fs::remove(backups[old].path);
        return target;
    } catch (const fs::filesystem_error& error) {
        throw Failure{FailureKind::other, "the weekly copy of the history " + file.string() +
                                              " cannot be kept: " + error.code().message()};
    }
}

} // namespace unknot::history
