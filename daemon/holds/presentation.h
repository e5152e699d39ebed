// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "daemon/holds/hold_source.h"

#include <memory>

namespace unknot {

inline constexpr auto presentation_part = "presentation mode";

/// Tells Signal::presentation: the presentation mode of Xfce's power manager. The bus outlives the source.
/// Throws sdbus::Error when the bus refuses.
[[nodiscard]] std::unique_ptr<HoldSource> open_presentation(sdbus::IConnection& session_bus,
                                                            HoldSource::Tell tell);

} // namespace unknot
