// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "daemon/holds/hold_source.h"

#include <memory>
#include <string_view>

namespace unknot {

inline constexpr auto fullscreen_part = "fullscreen windows";

/// Tells Signal::fullscreen: the window in front covers the whole screen, and it is not one of ours. By
/// $WAYLAND_DISPLAY the compositor is asked (wlr-foreign-toplevel-management), else by $DISPLAY the X server
/// (EWMH). On a Wayland desktop the X server sees only its guests and is not asked. A display that ends is
/// looked for again when it comes back.
[[nodiscard]] std::unique_ptr<HoldSource> open_fullscreen(EventLoop& loop, HoldSource::Tell tell);

/// Whether a window is one of Unknot's, by its application id or class.
[[nodiscard]] bool is_own_window(std::string_view application);

} // namespace unknot
