// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <sdbus-c++/sdbus-c++.h>
#include <string>
#include <vector>

namespace unknot {

/// Whether a screen saver of the desktop covers the screen, by the session bus. Screen savers may come and
/// go; none is started by asking. All calls are asynchronous. Loop thread only.
class ScreenSavers {
public:
    /// `react` is called whenever active() may have changed, never from the constructor. Throws sdbus::Error
    /// when the bus refuses. The bus, attached to the loop by its owner, outlives this.
    ScreenSavers(sdbus::IConnection& session_bus, std::function<void()> react);
    ~ScreenSavers();
    ScreenSavers(const ScreenSavers&) = delete;
    ScreenSavers& operator=(const ScreenSavers&) = delete;

    /// Any of them is in front of the desktop. One that ends its life or is not there is not.
    [[nodiscard]] bool active() const;
    /// The bus names of those that are there.
    [[nodiscard]] std::vector<std::string> present() const;

private:
    class Saver;
    std::vector<std::unique_ptr<Saver>> savers_;
};

} // namespace unknot
