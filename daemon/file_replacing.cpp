// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/file_replacing.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace unknot {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* what, const fs::path& path) {
    throw fs::filesystem_error{what, path, {errno, std::generic_category()}};
}

/// An open file with the end of its life.
class Handle {
public:
    explicit Handle(int number) : number_{number} {}

    ~Handle() { close(); }

    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    [[nodiscard]] int number() const { return number_; }

    int close() { return number_ < 0 ? 0 : ::close(std::exchange(number_, -1)); }

private:
    int number_;
};

/// A file that is gone at the end unless it was renamed.
class Temporary {
public:
    explicit Temporary(const fs::path& folder) : path_{(folder / ".unknot-XXXXXX").string()} {}

    ~Temporary() {
        if (!path_.empty())
            ::unlink(path_.c_str());
    }

    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;

    [[nodiscard]] int make() {
        const int made = ::mkostemp(path_.data(), O_CLOEXEC);
        if (made < 0)
            fail("cannot make a file in the folder", fs::path{std::exchange(path_, {})}.parent_path());
        return made;
    }

    void rename_to(const fs::path& target) {
        if (::rename(path_.c_str(), target.c_str()) != 0)
            fail("cannot replace", target);
        path_.clear();
    }

private:
    std::string path_;
};

void write_all(int number, std::string_view text, const fs::path& file) {
    while (!text.empty()) {
        const auto written = ::write(number, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            fail("cannot write", file);
        if (written > 0)
            text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void make_folder(const fs::path& folder) {
    constexpr mode_t private_folder = 0700;
    std::error_code unknown;
    if (folder.empty() || fs::is_directory(folder, unknown))
        return;
    make_folder(folder.parent_path());
    if (::mkdir(folder.c_str(), private_folder) != 0 && errno != EEXIST)
        fail("cannot make the folder", folder);
}

/// Where a chain of symbolic links leads, also when nothing is there yet.
fs::path followed(fs::path file) {
    constexpr int most_links = 40;
    std::error_code unknown;
    for (int links = 0; fs::is_symlink(file, unknown); ++links) {
        if (links == most_links) {
            errno = ELOOP;
            fail("cannot follow the links", file);
        }
        file = file.parent_path() / fs::read_symlink(file);
    }
    return file;
}

mode_t mode_for(const fs::path& file) {
    constexpr mode_t permissions = 07777;
    constexpr mode_t private_file = 0600;

    struct stat about {};

    return ::stat(file.c_str(), &about) == 0 ? about.st_mode & permissions : private_file;
}

/// The name of a file is durable when its folder is.
void sync_folder(const fs::path& folder) {
    const Handle handle{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (handle.number() < 0 || (::fsync(handle.number()) != 0 && errno != EINVAL))
        fail("cannot sync the folder", folder);
}

} // namespace

void replace_file(const fs::path& file, std::string_view text) {
    const fs::path target = followed(fs::absolute(file));
    const fs::path folder = target.parent_path();
    make_folder(folder);
    Temporary temporary{folder};
    Handle handle{temporary.make()};
    write_all(handle.number(), text, target);
    if (::fchmod(handle.number(), mode_for(target)) != 0 || ::fsync(handle.number()) != 0 ||
        handle.close() != 0)
        fail("cannot write", target);
    temporary.rename_to(target);
    sync_folder(folder);
}

} // namespace unknot
