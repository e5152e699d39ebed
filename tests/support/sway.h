// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/compositor.h"

namespace unknot::test {

/// The compositor sway, which speaks for those made of wlroots. In Debian 12 (1.7) it offers KDE's idle
/// protocol only, later ext-idle-notify-v1 only.
class Sway final : public Compositor {
public:
    /// Throws "SKIPPED: …" without sway and wtype.
    Sway();

    /// By a virtual keyboard of wtype.
    void press_a_key() override;
    void move_the_pointer() override;

private:
    void run_client(std::vector<std::string> command) const;
};

} // namespace unknot::test
