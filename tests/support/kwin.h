// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/compositor.h"

namespace unknot::test {

/// KWin, the compositor of Plasma, which in Debian 12 offers ext-idle-notify-v1 in version 1 and KDE's older
/// idle protocol.
class KWin final : public Compositor {
public:
    /// Throws "SKIPPED: …" without kwin_wayland.
    KWin();

    /// By org_kde_kwin_fake_input, see kwin_hands.cpp.
    void press_a_key() override;
    void move_the_pointer() override;
    void restart() override;

private:
    [[nodiscard]] Finished use_hands(const char* what) const;
    void wait_for_all_it_offers() const;

    TemporaryFolder programs_;
};

} // namespace unknot::test
