// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"

#include <memory>
#include <stdexcept>

namespace unknot {

/// Sees on one display whether the window in front covers the screen. Loop thread only.
class FullscreenView {
public:
    struct Listener {
        virtual ~Listener() = default;
        /// Also told without a change; neither is told while the view is opened. The view must not be
        /// destroyed from either.
        virtual void fullscreen_changed(bool covered) = 0;
        /// The display is gone; nothing more is told.
        virtual void display_lost() = 0;
    };

    FullscreenView() = default;
    virtual ~FullscreenView() = default;
    FullscreenView(const FullscreenView&) = delete;
    FullscreenView& operator=(const FullscreenView&) = delete;
};

/// This display answers, but does not tell its clients about the windows of others.
struct Unsupported : std::runtime_error {
    using runtime_error::runtime_error;
};

/// By _NET_ACTIVE_WINDOW and _NET_WM_STATE, which the window manager at $DISPLAY sets. Blocks while
/// connecting, and for an answer when another window comes in front. Throws std::runtime_error without one.
[[nodiscard]] std::unique_ptr<FullscreenView> open_x11_fullscreen(EventLoop& loop,
                                                                  FullscreenView::Listener& listener);

/// By zwlr_foreign_toplevel_manager_v1 of the compositor at $WAYLAND_DISPLAY. Blocks while connecting, later
/// never. Throws Unsupported when the compositor does not offer it, std::runtime_error without a compositor.
[[nodiscard]] std::unique_ptr<FullscreenView> open_wayland_fullscreen(EventLoop& loop,
                                                                      FullscreenView::Listener& listener);

} // namespace unknot
