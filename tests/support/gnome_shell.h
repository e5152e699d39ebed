// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/bus.h"
#include "tests/support/compositor.h"

#include <memory>

namespace sdbus {
class IProxy;
}

namespace unknot::test {

/// GNOME Shell with its compositor Mutter, without a screen, on a session bus of the test and a system bus of
/// its own with nobody on it. Up in about a second. Version 43 now and then hangs at its start, between fork
/// and exec of a program, where it runs a script; then it is started again.
class GnomeShell final : public Compositor {
public:
    /// Throws "SKIPPED: …" without gnome-shell.
    explicit GnomeShell(const SessionBus& bus);
    ~GnomeShell() override;

    /// By a session of Mutter's remote desktop.
    void press_a_key() override;
    void move_the_pointer() override;
    void restart() override;

private:
    void wait_until_started() const;
    void take_the_keyboard();

    const SessionBus& bus_;
    SystemBus system_bus_;
    std::unique_ptr<sdbus::IConnection> connection_;
    std::unique_ptr<sdbus::IProxy> hands_;
};

} // namespace unknot::test
