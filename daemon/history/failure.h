// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace unknot::history {

/// What kept the history from being opened, written or read.
enum class FailureKind {
    no_folder,  ///< its folder cannot be made
    unreadable, ///< the file cannot be opened: permissions, or something else is in its place
    foreign,    ///< the file is a database of another program; it is left untouched
    newer,      ///< a newer version of Unknot wrote it; it is left untouched
    locked,     ///< another program keeps it locked
    read_only,  ///< it can be read, not written
    disk_full,  ///< no space is left
    damaged,    ///< its bytes are no database any more
    other,
};

/// what() is one sentence for people that names the file.
class Failure : public std::runtime_error {
public:
    Failure(FailureKind kind, const std::string& sentence) : std::runtime_error{sentence}, kind_{kind} {}

    [[nodiscard]] FailureKind kind() const { return kind_; }

private:
    FailureKind kind_;
};

} // namespace unknot::history
