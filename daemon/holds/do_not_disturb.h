// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "daemon/holds/hold_source.h"

#include <memory>

namespace unknot {

inline constexpr auto do_not_disturb_part = "do not disturb";

/// Tells Signal::dnd: the desktop's own do-not-disturb, as the notification server that runs knows it. mako
/// before 1.10 tells of no change: with it, refresh() is needed. The bus outlives the source. Throws
/// sdbus::Error when the bus refuses.
[[nodiscard]] std::unique_ptr<HoldSource> open_do_not_disturb(sdbus::IConnection& session_bus,
                                                              HoldSource::Tell tell);

} // namespace unknot
