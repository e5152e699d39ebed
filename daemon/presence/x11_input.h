// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "daemon/presence/input_source.h"

#include <memory>

namespace unknot {

/// Watches the input of the X server at $DISPLAY by its IDLETIME counter: two alarms in the server, no timer
/// and no polling here. What resets the counter counts as input, also a program that wakes the screen saver.
/// Not for XWayland, which knows nothing of the input to Wayland windows.
///
/// Throws std::runtime_error with a sentence: no $DISPLAY, no connection, or a server without the counter.
/// Blocks while connecting, later never. `loop` and `listener` outlive the source.
[[nodiscard]] std::unique_ptr<InputSource> open_x11_input(EventLoop& loop, InputSource::Listener& listener);

} // namespace unknot
