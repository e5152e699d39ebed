// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/atomic_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

namespace unknot::cli {
namespace {

bool is_something_else(const std::filesystem::path& place) {
    std::error_code ignored; // what cannot be looked at cannot be written either, which is told then
    return std::filesystem::exists(place, ignored) && !std::filesystem::is_regular_file(place, ignored);
}

bool sync(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool synced = ::fsync(fd) == 0;
    ::close(fd);
    return synced;
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path place) : place_{std::move(place)} {
    if (is_something_else(place_)) {
        stream_.open(place_, std::ios::binary);
    } else {
        written_ = place_.string() + ".XXXXXX";
        const int fd = ::mkstemp(written_.data());
        if (fd < 0) {
            written_.clear();
            fail("created");
        }
        ::close(fd);
        stream_.open(written_, std::ios::binary);
    }
    if (!stream_)
        fail("opened");
}

AtomicFile::~AtomicFile() {
    if (!written_.empty())
        ::unlink(written_.c_str());
}

void AtomicFile::commit() {
    stream_.close();
    if (!stream_ || (!written_.empty() && !sync(written_)))
        fail("written");
    if (!written_.empty() && ::rename(written_.c_str(), place_.c_str()) != 0)
        fail("put in its place");
    written_.clear();
}

void AtomicFile::fail(const std::string& doing) const {
    throw std::runtime_error{place_.string() + " could not be " + doing + ": " + std::strerror(errno)};
}

} // namespace unknot::cli
