// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "daemon/holds/hold_source.h"

#include <memory>

namespace unknot {

inline constexpr auto inhibitors_part = "idle inhibitors";

/// Tells Signal::inhibit: a program of this user asks the desktop not to go idle, as a video does. By logind,
/// GNOME's session manager and KDE's power management. org.freedesktop.ScreenSaver cannot be asked, nor can
/// Wayland's idle inhibitors. A null bus is left out; the others outlive the source. Throws sdbus::Error when
/// a bus refuses, std::runtime_error without any.
[[nodiscard]] std::unique_ptr<HoldSource>
open_inhibitors(sdbus::IConnection* session_bus, sdbus::IConnection* system_bus, HoldSource::Tell tell);

} // namespace unknot
