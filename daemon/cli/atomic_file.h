// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace unknot::cli {

/// A file that appears whole or not at all: it is written beside its place, for its owner only (0600), and
/// moved there by commit(). Without commit() nothing is left behind. What is no regular file, such as
/// /dev/null, is written to as it is. Throws std::runtime_error naming the file.
class AtomicFile {
public:
    explicit AtomicFile(std::filesystem::path place);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    [[nodiscard]] std::ostream& stream() { return stream_; }

    /// Durable on return.
    void commit();

private:
    [[noreturn]] void fail(const std::string& doing) const;

    std::filesystem::path place_;
    std::string written_; ///< empty when it must not be moved
    std::ofstream stream_;
};

} // namespace unknot::cli
