// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/file_watch.h"

#include "daemon/sources.h"

#include <array>
#include <map>
#include <set>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace unknot {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t folder_gone = IN_DELETE_SELF | IN_MOVE_SELF;
constexpr std::uint32_t folder_made = IN_CREATE | IN_MOVED_TO;
constexpr std::uint32_t file_changed =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ATTRIB;

/// The folder that a path is in, or would be in once its folders exist, and those above.
struct Ancestry {
    fs::path nearest;            ///< exists
    bool complete;               ///< whether `nearest` is the folder of the file itself
    std::vector<fs::path> above; ///< up to the root
};

Ancestry ancestry_of(const fs::path& file) {
    std::error_code missing;
    Ancestry found{file.parent_path(), true, {}};
    while (!fs::is_directory(found.nearest, missing) && found.nearest.has_relative_path()) {
        found.nearest = found.nearest.parent_path();
        found.complete = false;
    }
    for (auto above = found.nearest; above.has_relative_path();)
        found.above.push_back(above = above.parent_path());
    return found;
}

/// What to wait for in one folder.
struct Interest {
    std::uint32_t events = 0;
    std::set<std::string> names; ///< of the files that matter
};

using Interests = std::map<fs::path, Interest>;

void add_interest(Interests& all, const fs::path& folder, std::uint32_t events,
                  const std::string& name = {}) {
    std::error_code gone; // then its parent tells
    auto& interest = all[fs::weakly_canonical(folder, gone)];
    interest.events |= events;
    if (!name.empty())
        interest.names.insert(name);
}

void add_interests(Interests& all, const fs::path& file) {
    const auto found = ancestry_of(file);
    for (const auto& above : found.above)
        add_interest(all, above, folder_gone);
    if (found.complete)
        add_interest(all, found.nearest, folder_gone | file_changed, file.filename());
    else
        add_interest(all, found.nearest, folder_gone | folder_made);
}

Interests interests_of(const fs::path& file) {
    Interests all;
    add_interests(all, file);
    std::error_code not_a_link;
    if (const auto target = fs::weakly_canonical(file, not_a_link); !not_a_link && target != file)
        add_interests(all, target);
    return all;
}

/// Tells one content of a file from another without reading it.
using Fingerprint = std::optional<std::tuple<dev_t, ino_t, off_t, std::time_t, long>>;

Fingerprint fingerprint_of(const fs::path& file) {
    struct stat status {};

    if (::stat(file.c_str(), &status) != 0)
        return std::nullopt;
    return std::tuple{status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec,
                      status.st_mtim.tv_nsec};
}

/// The inotify watches for one path. They are laid anew after each event: only so do they follow folders that
/// come, go and are renamed.
class FileWatch : public Registered {
public:
    FileWatch(EventLoop& loop, fs::path path, EventLoop::Callback react)
        : path_{fs::absolute(path).lexically_normal()},
          react_{std::move(react)},
          fd_{::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)} {
        checked(fd_ < 0 ? -errno : 0, "cannot watch files");
        lay_watches();
        reading_ = loop.on_readable(fd_, [this] { on_events(); });
    }

    ~FileWatch() override {
        FileWatch::end();
        ::close(fd_);
    }

    void end() override { reading_.end(); }

private:
    void on_events() {
        const auto kept = shared_from_this();
        const bool touched = read_events();
        const auto before = fingerprint_;
        lay_watches();
        if (touched || before != fingerprint_)
            react_();
    }

    /// Reads all there is; whether any of it is about the file itself.
    bool read_events() {
        alignas(inotify_event) std::array<char, 8192> buffer{};
        bool touched = false;
        for (ssize_t size; (size = ::read(fd_, buffer.data(), buffer.size())) > 0;)
            for (ssize_t at = 0; at < size;) {
                const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
                touched = is_about_the_file(*event) || touched;
                at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
            }
        return touched;
    }

    [[nodiscard]] bool is_about_the_file(const inotify_event& event) const {
        if (event.mask & IN_Q_OVERFLOW)
            return true;
        const auto watched = names_.find(event.wd);
        if (watched == names_.end() || event.len == 0 || !watched->second.contains(event.name))
            return false;
        return !(event.mask & IN_CREATE) || fs::is_symlink(path_); // a new file is told of when it is written
    }

    /// Lays the watches until nothing has changed meanwhile.
    void lay_watches() {
        for (std::map<int, std::set<std::string>> before;; before = names_) {
            lay_watches_once();
            if (names_ == before)
                break;
        }
        fingerprint_ = fingerprint_of(path_);
    }

    void lay_watches_once() {
        auto left_over = std::exchange(names_, {});
        for (const auto& [folder, interest] : interests_of(path_)) {
            const int descriptor = ::inotify_add_watch(fd_, folder.c_str(), interest.events | IN_ONLYDIR);
            if (descriptor >= 0) // else gone meanwhile, which its parent tells; or not ours to read
                names_[descriptor] = interest.names;
        }
        for (const auto& [descriptor, names] : left_over)
            if (!names_.contains(descriptor))
                ::inotify_rm_watch(fd_, descriptor);
    }

    fs::path path_;
    EventLoop::Callback react_;
    int fd_;
    Registration reading_;
    std::map<int, std::set<std::string>> names_; ///< by watch: the files that matter in that folder
    Fingerprint fingerprint_;
};

} // namespace

Registration on_file_changed(EventLoop& loop, fs::path path, EventLoop::Callback react) {
    return Registration{std::make_shared<FileWatch>(loop, std::move(path), std::move(react))};
}

} // namespace unknot
