// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "daemon/presence/input_source.h"

#include <memory>

namespace unknot {

/// Watches the input of the first seat of the Wayland compositor at $WAYLAND_DISPLAY: by ext-idle-notify-v1,
/// or KDE's older idle protocol where that is missing. The compositor counts; no timer and no polling here.
///
/// Only version 2 of ext-idle-notify tells of input alone. Else a program that inhibits idleness (a video)
/// keeps the compositor from telling rest, and looks as if the hands were busy; await_input() then tells busy
/// after two seconds. No version can look back: see InputSource::watch(). An input within some milliseconds
/// after a request may go unseen; the next one is not.
///
/// Throws std::runtime_error with a sentence: no compositor, or one that offers no such protocol. Blocks for
/// the compositor's answer, a quarter of a second at most; one that answers later (it is starting, or hangs)
/// is waited for in the loop, what is asked of it meanwhile is kept, and if it then offers nothing it counts
/// as lost. `loop` and `listener` outlive the source, which must not be destroyed in a call to the listener
/// other than source_lost().
[[nodiscard]] std::unique_ptr<InputSource> open_wayland_input(EventLoop& loop,
                                                              InputSource::Listener& listener);

} // namespace unknot
