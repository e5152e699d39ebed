// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kwin.h"

#include "tests/support/eventually.h"

#include <stdexcept>

namespace unknot::test {
namespace {

/// A copy that the unprivileged user may run, and without the file capability that the installed KWin may
/// carry and a container may refuse to grant.
std::filesystem::path copied(const std::filesystem::path& program, const std::filesystem::path& folder) {
    auto to = folder / program.filename();
    std::filesystem::copy_file(program, to);
    hand_over(to);
    return to;
}

std::filesystem::path installed_kwin() {
    auto path = run({{"sh", "-c", "command -v kwin_wayland"}}).output;
    path.pop_back();
    return path;
}

} // namespace

KWin::KWin() : Compositor{"wayland-kwin"} {
    require_installed("kwin_wayland", "kwin-wayland");
    (void)copied(KWIN_HANDS, programs_.path());
    launch({{copied(installed_kwin(), programs_.path()), "--virtual", "--no-lockscreen",
             "--no-global-shortcuts", "--width", "1280", "--height", "720", "--socket", "wayland-kwin"},
            {{"KWIN_COMPOSE", "Q"}, {"KWIN_WAYLAND_NO_PERMISSION_CHECKS", "1"}}});
}

void KWin::restart() {
    Compositor::restart();
    wait_for_all_it_offers();
}

/// It answers clients before it offers its idle protocols and takes input.
void KWin::wait_for_all_it_offers() const {
    const auto takes_input = [this] { return use_hands("pointer").status == 0; };
    if (!eventually(std::chrono::seconds{20}, takes_input))
        throw std::runtime_error{"KWin does not take input: " + use_hands("pointer").errors};
}

void KWin::press_a_key() {
    if (const auto done = use_hands("key"); done.status != 0)
        throw std::runtime_error{done.errors};
}

void KWin::move_the_pointer() {
    if (const auto done = use_hands("pointer"); done.status != 0)
        throw std::runtime_error{done.errors};
}

Finished KWin::use_hands(const char* what) const {
    return run({{programs_.path() / "kwin-hands", what}, variables()});
}

} // namespace unknot::test
