// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "daemon/holds/hold_source.h"

#include <memory>

namespace unknot {

inline constexpr auto pipewire_part = "microphone, camera and screen cast by PipeWire";

/// Tells Signal::call (a microphone is in use), Signal::camera and Signal::screencast, by PipeWire's graph;
/// see MediaGraph for what counts. libpipewire is loaded when PipeWire's socket is there and not before. It
/// runs in our loop; of the sound itself nothing is read. PipeWire may come late, go, and come again.
[[nodiscard]] std::unique_ptr<HoldSource> open_pipewire(EventLoop& loop, HoldSource::Tell tell);

} // namespace unknot
