// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/v4l2.h"

#include <cerrno>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <optional>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace unknot {
namespace {

class Device {
public:
    explicit Device(const std::filesystem::path& path)
        : fd_{::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)},
          error_{fd_ < 0 ? errno : 0} {}

    ~Device() {
        if (fd_ >= 0)
            ::close(fd_);
    }

    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    [[nodiscard]] bool is_open() const { return fd_ >= 0; }

    /// Drivers that serve one program at a time refuse the second.
    [[nodiscard]] bool is_taken() const { return error_ == EBUSY; }

    /// 0, or why not.
    template <typename Argument>
    [[nodiscard]] int request(unsigned long what, Argument& argument) const {
        int result = 0;
        do
            result = ::ioctl(fd_, what, &argument);
        while (result < 0 && errno == EINTR);
        return result < 0 ? errno : 0;
    }

private:
    int fd_;
    int error_;
};

/// How the device hands out pictures; nothing when it does not.
std::optional<v4l2_buf_type> capture_type(const Device& device) {
    v4l2_capability can{};
    if (device.request(VIDIOC_QUERYCAP, can) != 0)
        return std::nullopt;
    if (reinterpret_cast<const char*>(can.driver) == std::string_view{"v4l2 loopback"})
        return std::nullopt;
    const auto here = can.capabilities & V4L2_CAP_DEVICE_CAPS ? can.device_caps : can.capabilities;
    if (here & V4L2_CAP_VIDEO_CAPTURE)
        return V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (here & V4L2_CAP_VIDEO_CAPTURE_MPLANE)
        return V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE;
    return std::nullopt;
}

} // namespace

/// Buffers belong to one opener at a time. To ask for none of them is refused while another has some.
CameraUse ask_v4l2(const std::filesystem::path& path) {
    const Device device{path};
    if (!device.is_open())
        return device.is_taken() ? CameraUse::capturing : CameraUse::no_camera;
    const auto type = capture_type(device);
    if (!type)
        return CameraUse::no_camera;
    v4l2_requestbuffers none{};
    none.type = *type;
    none.memory = V4L2_MEMORY_MMAP;
    switch (device.request(VIDIOC_REQBUFS, none)) {
    case 0:
        return CameraUse::idle;
    case EBUSY:
        return CameraUse::capturing;
    default:
        return CameraUse::unknown;
    }
}

} // namespace unknot
