// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/choose.h"

#ifdef UNKNOT_WITH_X11
#include "daemon/presence/x11_input.h"
#endif

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace unknot {
namespace {

constexpr auto part = "input";

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value && *value;
}

Finding unseen(std::string detail, std::string remedy) {
    return {.part = part, .works = false, .detail = std::move(detail), .remedy = std::move(remedy)};
}

ChosenInput none(Finding why) {
    return {nullptr, {std::move(why)}};
}

#ifdef UNKNOT_WITH_X11
ChosenInput chosen(std::unique_ptr<InputSource> source) {
    std::vector<Finding> findings{{.part = part, .works = true, .detail = source->name(), .remedy = {}}};
    return {std::move(source), std::move(findings)};
}

ChosenInput choose_x11(EventLoop& loop, InputSource::Listener& listener) {
    try {
        return chosen(open_x11_input(loop, listener));
    } catch (const std::runtime_error& error) {
        return none(unseen(error.what(), "Start Unknot inside the graphical session, with its environment."));
    }
}
#else
ChosenInput choose_x11(EventLoop&, InputSource::Listener&) {
    return none(unseen("built without X11", "Install a build with UNKNOT_WITH_X11."));
}
#endif

} // namespace

bool is_wayland_session() {
    const char* type = std::getenv("XDG_SESSION_TYPE");
    return is_set("WAYLAND_DISPLAY") || (type && type == std::string_view{"wayland"});
}

ChosenInput choose_input_source(EventLoop& loop, InputSource::Listener& listener) {
    if (is_wayland_session())
        return none(unseen("this Wayland desktop tells nothing of input that Unknot understands",
                           "Use a compositor with ext-idle-notify, or report presence from outside."));
    return choose_x11(loop, listener);
}

} // namespace unknot
