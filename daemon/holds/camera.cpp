// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/camera.h"

#include "daemon/boot_clock.h"
#include "daemon/sources.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <sys/inotify.h>
#include <unistd.h>
#include <utility>

namespace unknot {
namespace {

using namespace std::chrono_literals;

/// After a hint an idle device is asked so often, each time so long after the one before.
constexpr std::array<Duration, 3> questions{camera_settles, 4s, 25s};

/// Who captures may stop without closing the device, which no event tells.
constexpr Duration while_capturing = 1min;

constexpr std::uint32_t folder_events = IN_CREATE | IN_DELETE | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO;
constexpr std::uint32_t device_events = IN_OPEN | IN_CLOSE;

/// "video0", but not "video-codec" or "v4l".
bool is_video_device(std::string_view name) {
    constexpr std::string_view prefix = "video";
    if (!name.starts_with(prefix) || name.size() == prefix.size())
        return false;
    unsigned number = 0;
    const auto* end = name.data() + name.size();
    return std::from_chars(name.data() + prefix.size(), end, number).ptr == end;
}

class Inotify {
public:
    Inotify() : fd_{::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)} {
        checked(fd_ < 0 ? -errno : 0, "cannot watch for cameras");
    }

    ~Inotify() { ::close(fd_); }

    Inotify(const Inotify&) = delete;
    Inotify& operator=(const Inotify&) = delete;

    [[nodiscard]] int fd() const { return fd_; }

    /// Negative: not to be watched.
    [[nodiscard]] int add(const std::filesystem::path& path, std::uint32_t events) const {
        return ::inotify_add_watch(fd_, path.c_str(), events);
    }

    void remove(int watch) const { ::inotify_rm_watch(fd_, watch); }

    template <typename React>
    void read(React react) const {
        alignas(inotify_event) std::array<char, 4096> buffer{};
        for (ssize_t size; (size = ::read(fd_, buffer.data(), buffer.size())) > 0;)
            for (ssize_t at = 0; at < size;) {
                const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
                react(*event);
                at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
            }
    }

private:
    int fd_;
};

struct Camera {
    int watch = -1;
    CameraUse use = CameraUse::idle;
    bool in_use = false;         ///< by the last answer
    int opened = 0;              ///< more often than closed, as far as was seen
    std::size_t asked = 0;       ///< so many times since the last hint
    std::optional<Instant> next; ///< when it is asked again
};

class CameraDevices : public HoldSource {
public:
    CameraDevices(EventLoop& loop, Tell tell, Cameras where)
        : tell_{std::move(tell)},
          where_{std::move(where)},
          settled_{loop, [this] { ask_those_due(); }} {
        folder_watch_ = inotify_.add(where_.folder, folder_events | IN_ONLYDIR);
        reading_ = loop.on_readable(inotify_.fd(), [this] { on_events(); });
        first_look_ = loop.defer([this] { look_around(); });
    }

    [[nodiscard]] Finding describe() const override {
        if (folder_watch_ < 0)
            return {.part = camera_part,
                    .works = false,
                    .detail = where_.folder.string() + " cannot be watched",
                    .remedy = "Raise fs.inotify.max_user_watches; cameras used by PipeWire are seen anyway."};
        std::string names;
        for (const auto& [name, camera] : cameras_)
            names += (names.empty() ? "" : ", ") + name;
        return {.part = camera_part,
                .works = true,
                .detail = names.empty() ? "no camera is plugged in that this user may use" : names,
                .remedy = {}};
    }

private:
    void look_around() {
        std::error_code unreadable;
        std::filesystem::directory_iterator entry{where_.folder, unreadable};
        for (; !unreadable && entry != std::filesystem::directory_iterator{}; entry.increment(unreadable))
            look_at(entry->path().filename());
        tell_now();
        plan();
    }

    /// Takes in a device that came, or that we may open only now.
    void look_at(const std::string& name) {
        if (!is_video_device(name) || cameras_.contains(name))
            return;
        const auto path = where_.folder / name;
        Camera camera;
        camera.use = where_.ask(path);
        if (camera.use == CameraUse::no_camera)
            return;
        camera.watch = inotify_.add(path, device_events);
        judge(camera);
        cameras_.emplace(name, camera);
    }

    void on_events() {
        inotify_.read([this](const inotify_event& event) { take(event); });
        tell_now();
        plan();
    }

    void take(const inotify_event& event) {
        if (event.mask & IN_Q_OVERFLOW)
            return ask_all_soon();
        if (event.wd == folder_watch_ && event.len > 0)
            return take_from_folder(event.name, event.mask);
        for (auto& [name, camera] : cameras_)
            if (camera.watch == event.wd)
                take_hint(camera, event.mask);
    }

    void take_from_folder(const std::string& name, std::uint32_t mask) {
        const auto known = cameras_.find(name);
        if (known != cameras_.end() && (mask & (IN_DELETE | IN_MOVED_FROM))) {
            inotify_.remove(known->second.watch);
            cameras_.erase(known);
        } else if (known == cameras_.end()) {
            look_at(name);
        }
    }

    void take_hint(Camera& camera, std::uint32_t mask) const {
        if (mask & IN_OPEN)
            ++camera.opened;
        if (mask & IN_CLOSE)
            camera.opened = std::max(camera.opened - 1, 0);
        if (mask & device_events)
            ask_soon(camera);
    }

    static void ask_soon(Camera& camera) {
        camera.asked = 0;
        camera.next = boot_now() + questions.front();
    }

    /// Events were lost.
    void ask_all_soon() {
        for (auto& [name, camera] : cameras_) {
            camera.opened = 0;
            ask_soon(camera);
        }
        look_around();
    }

    void ask_those_due() {
        for (auto& [name, camera] : cameras_)
            if (camera.next && *camera.next <= boot_now())
                ask(where_.folder / name, camera);
        tell_now();
        plan();
    }

    /// Without the watch, since our own opening is no hint. Who opens in that moment is seen at the next
    /// question, which an idle device is asked anyway.
    void ask(const std::filesystem::path& path, Camera& camera) const {
        if (camera.use != CameraUse::unknown) {
            inotify_.remove(camera.watch);
            camera.use = where_.ask(path);
            camera.watch = inotify_.add(path, device_events);
        }
        ++camera.asked;
        judge(camera);
    }

    /// Whether it is in use, and when to ask it again.
    static void judge(Camera& camera) {
        camera.next.reset();
        camera.in_use =
            camera.use == CameraUse::capturing || (camera.use == CameraUse::unknown && camera.opened > 0);
        if (camera.use == CameraUse::capturing)
            camera.next = boot_now() + while_capturing;
        else if (camera.use == CameraUse::idle && camera.asked > 0 && camera.asked < questions.size())
            camera.next = boot_now() + questions[camera.asked];
    }

    void plan() {
        std::optional<Instant> earliest;
        for (const auto& [name, camera] : cameras_)
            if (camera.next && (!earliest || *camera.next < *earliest))
                earliest = camera.next;
        settled_.set(earliest);
    }

    void tell_now() {
        tell_(Signal::camera,
              std::ranges::any_of(cameras_, [](const auto& each) { return each.second.in_use; }));
    }

    Tell tell_;
    Cameras where_;
    Inotify inotify_;
    int folder_watch_ = -1;
    std::map<std::string, Camera> cameras_; ///< by name of the device
    Timer settled_;
    Registration reading_;
    Registration first_look_;
};

} // namespace

std::unique_ptr<HoldSource> open_cameras(EventLoop& loop, HoldSource::Tell tell, Cameras cameras) {
    return std::make_unique<CameraDevices>(loop, std::move(tell), std::move(cameras));
}

} // namespace unknot
