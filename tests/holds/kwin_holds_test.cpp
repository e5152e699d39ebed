// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/fullscreen.h"
#include "tests/holds/recorded_signals.h"
#include "tests/support/kwin.h"
#include "tests/support/variables.h"

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

TEST_CASE("KWin tells nobody which window covers the screen, and doctor says what to do instead") {
    const KWin kwin;
    const ChangedVariables variables{kwin.variables()};
    RecordedSignals desk;
    const auto source = open_fullscreen(desk.loop, desk.tell());
    desk.listen_for(200ms);
    CHECK_FALSE(source->describe().works);
    CHECK(source->describe().detail == "this Wayland desktop does not tell which window covers the screen");
    CHECK(source->describe().remedy);
    CHECK(desk.told.empty());
}
