// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "daemon/holds/hold_source.h"
#include "daemon/holds/v4l2.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace unknot {

inline constexpr auto camera_part = "camera devices";

/// Where cameras are and how they are asked.
struct Cameras {
    std::filesystem::path folder = "/dev"; ///< with video0, video1 …, which may come and go
    std::function<CameraUse(const std::filesystem::path&)> ask = ask_v4l2;
};

/// Tells Signal::camera for programs that capture from a camera device by themselves, without PipeWire.
///
/// That somebody opens or closes a device is only the hint (inotify): the kernel merges such events, sees
/// none from before the start, and a program may keep a device open all day without a picture. So the device
/// itself is asked: when it is found, `camera_settles` after a hint, while it is idle twice more, for
/// programs that open first and capture later, and while it captures once a minute. A device that does not
/// say counts as in use while it was opened more often than closed. What lasts less than `camera_settles` is
/// not told.
///
/// Throws std::system_error without inotify.
[[nodiscard]] std::unique_ptr<HoldSource> open_cameras(EventLoop& loop, HoldSource::Tell tell,
                                                       Cameras cameras = {});

inline constexpr Duration camera_settles{1000};

} // namespace unknot
