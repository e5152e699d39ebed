// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "daemon/presence/input_source.h"

#include <memory>

namespace sdbus {
class IConnection;
}

namespace unknot {

/// On the session bus as long as GNOME Shell, or another desktop made of Mutter, runs.
inline constexpr auto gnome_idle_monitor = "org.gnome.Mutter.IdleMonitor";

/// Watches input by the idle monitor of GNOME Shell, on Wayland and X11: the shell counts; no timer and no
/// polling here, and every call is asynchronous. Lost when the shell leaves the bus; one that takes over from
/// another goes on unnoticed. While an application inhibits idleness at GNOME's session manager, rest is not
/// told; Mutter counts it from the end of that.
///
/// Throws sdbus::Error when the bus refuses. The bus, attached to the loop by its owner, `loop` and
/// `listener` outlive the source, which must not be destroyed in a call to the listener other than
/// source_lost().
[[nodiscard]] std::unique_ptr<InputSource> open_gnome_input(EventLoop& loop, sdbus::IConnection& session_bus,
                                                            InputSource::Listener& listener);

} // namespace unknot
