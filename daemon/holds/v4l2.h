// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace unknot {

/// What a device node of video is up to.
enum class CameraUse {
    no_camera, ///< no V4L2 device, one that captures no picture (metadata, codec, output), or a loopback
    idle,      ///< nobody captures, although somebody may have it open
    capturing,
    unknown, ///< a camera that does not say
};

/// Asks the kernel. Opens the device for a moment, which may take some milliseconds when it sleeps, and
/// releases no buffers, of which there are none: it disturbs nobody who captures or is about to. A device
/// that we may not open is no_camera, since no program of this user may.
[[nodiscard]] CameraUse ask_v4l2(const std::filesystem::path& device);

} // namespace unknot
