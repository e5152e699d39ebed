// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"
#include "daemon/event_loop.h"
#include "daemon/presence/input_source.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace unknot {

enum class InputKind { none, gnome, wayland, x11 };

/// The source of input on this desktop.
struct ChosenInput {
    InputKind kind = InputKind::none;
    std::unique_ptr<InputSource> source; ///< none: nothing here tells of input
    std::vector<Finding> findings;       ///< for doctor: what was chosen, and why not the others
};

/// Opens the best source of input that this desktop has, by the session bus and the environment of the
/// process: GNOME's idle monitor, then the Wayland compositor, then, unless on Wayland, the X server. Without
/// a bus GNOME is not asked. org.freedesktop.ScreenSaver is not among them: it would have to be polled.
///
/// Never throws for a desktop without one. Blocks while connecting, mostly for some milliseconds. Call it
/// again when a source is lost, but not at once each time, or use InputKeeper, which does so.
[[nodiscard]] ChosenInput choose_input_source(EventLoop& loop, InputSource::Listener& listener,
                                              sdbus::IConnection* session_bus = nullptr);

/// Whether the session runs on Wayland, where an X server is a guest that sees only part of the input.
[[nodiscard]] bool is_wayland_session();

/// The socket at which the compositor or X server of this session listens, whether it exists or not. Nothing:
/// the environment names none, or one on another machine.
[[nodiscard]] std::optional<std::filesystem::path> display_socket();

} // namespace unknot
