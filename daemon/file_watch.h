// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"

#include <filesystem>

namespace unknot {

/// Calls after the file at `path` was written, replaced (an editor's temporary file renamed over it, a
/// symbolic link exchanged), deleted or made, or its permissions changed; perhaps several times for one
/// change. Neither the file nor its folders need to exist: it waits for them. What a symbolic link points to
/// is watched, too. Sleeps (inotify) but for changes next to the file. Throws std::system_error without
/// inotify; what may not be read is not watched.
[[nodiscard]] Registration on_file_changed(EventLoop& loop, std::filesystem::path path,
                                           EventLoop::Callback react);

} // namespace unknot
