// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"
#include "daemon/event_loop.h"
#include "daemon/presence/input_source.h"

#include <memory>
#include <vector>

namespace unknot {

/// The source of input on this desktop.
struct ChosenInput {
    std::unique_ptr<InputSource> source; ///< none: nothing here tells of input
    std::vector<Finding> findings;       ///< for doctor: what was chosen, and why not the others
};

/// Opens the best source of input that this desktop has, by the environment of the process. Never throws for
/// a desktop without one. Blocks while connecting; call it again when a source is lost.
[[nodiscard]] ChosenInput choose_input_source(EventLoop& loop, InputSource::Listener& listener);

/// Whether the session runs on Wayland, where an X server is a guest that sees only part of the input.
[[nodiscard]] bool is_wayland_session();

} // namespace unknot
