// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/choose.h"

#include "daemon/presence/gnome_input.h"
#ifdef UNKNOT_WITH_WAYLAND
#include "daemon/presence/wayland_input.h"
#endif
#ifdef UNKNOT_WITH_X11
#include "daemon/presence/x11_input.h"
#endif

#include <cstdlib>
#include <sdbus-c++/sdbus-c++.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace unknot {
namespace {

constexpr auto part = "input";
constexpr auto remedy = "Start Unknot inside the graphical session, with its environment; on a compositor "
                        "without ext-idle-notify, report presence from outside (ReportPresence).";

std::string_view value_of(const char* variable) {
    const char* value = std::getenv(variable);
    return value ? value : "";
}

/// What came of asking for one kind of source.
struct Tried {
    InputKind kind = InputKind::none;
    std::unique_ptr<InputSource> source{};
    std::string why_not{};
};

/// The bus itself answers, and nobody is started by the question.
bool has_owner(sdbus::IConnection& bus, const char* name) {
    bool owned = false;
    sdbus::createProxy(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus")
        ->callMethod("NameHasOwner")
        .onInterface("org.freedesktop.DBus")
        .withArguments(name)
        .storeResultsTo(owned);
    return owned;
}

Tried try_gnome(EventLoop& loop, InputSource::Listener& listener, sdbus::IConnection* bus) {
    if (!bus)
        return {.why_not = "there is no session bus to ask GNOME on"};
    try {
        if (has_owner(*bus, gnome_idle_monitor))
            return {.kind = InputKind::gnome, .source = open_gnome_input(loop, *bus, listener)};
    } catch (const sdbus::Error& error) {
        return {.why_not = "GNOME cannot be asked on the session bus: " + error.getMessage()};
    }
    return {.why_not = "GNOME's idle monitor is not on the session bus"};
}

Tried try_wayland([[maybe_unused]] EventLoop& loop, [[maybe_unused]] InputSource::Listener& listener) {
#ifdef UNKNOT_WITH_WAYLAND
    try {
        return {.kind = InputKind::wayland, .source = open_wayland_input(loop, listener)};
    } catch (const std::runtime_error& error) {
        return {.why_not = error.what()};
    }
#else
    return {.why_not = "this build knows nothing of Wayland (UNKNOT_WITH_WAYLAND)"};
#endif
}

Tried try_x11([[maybe_unused]] EventLoop& loop, [[maybe_unused]] InputSource::Listener& listener) {
    if (is_wayland_session())
        return {.why_not = "an X server on Wayland sees only part of the input"};
#ifdef UNKNOT_WITH_X11
    try {
        return {.kind = InputKind::x11, .source = open_x11_input(loop, listener)};
    } catch (const std::runtime_error& error) {
        return {.why_not = error.what()};
    }
#else
    return {.why_not = "this build knows nothing of X11 (UNKNOT_WITH_X11)"};
#endif
}

std::string inhibitors_told(const InputSource& source) {
    return source.sees_through_inhibitors()
               ? ""
               : "; while a program inhibits idleness (a video), hands look busy";
}

ChosenInput chosen(Tried tried, const std::string& passed_over) {
    std::string detail = tried.source->name() + inhibitors_told(*tried.source);
    if (!passed_over.empty())
        detail += "; not chosen: " + passed_over;
    Finding finding{.part = part, .works = true, .detail = std::move(detail), .remedy = {}};
    return {tried.kind, std::move(tried.source), {std::move(finding)}};
}

void add_reason(std::string& reasons, const std::string& reason) {
    reasons += (reasons.empty() ? "" : "; ") + reason;
}

/// The N of ":N", ":N.S" and "unix:N".
std::optional<std::string> local_display_number(std::string_view display) {
    const auto colon = display.rfind(':');
    if (colon == std::string_view::npos || (colon > 0 && display.substr(0, colon) != "unix"))
        return std::nullopt;
    const auto number = display.substr(colon + 1);
    return std::string{number.substr(0, number.find('.'))};
}

std::optional<std::filesystem::path> wayland_socket() {
    const auto name = value_of("WAYLAND_DISPLAY");
    const auto folder = value_of("XDG_RUNTIME_DIR");
    if (name.starts_with('/'))
        return name;
    if (folder.empty())
        return std::nullopt;
    return std::filesystem::path{folder} / (name.empty() ? "wayland-0" : name);
}

} // namespace

bool is_wayland_session() {
    return !value_of("WAYLAND_DISPLAY").empty() || value_of("XDG_SESSION_TYPE") == "wayland";
}

std::optional<std::filesystem::path> display_socket() {
    if (is_wayland_session())
        return wayland_socket();
    if (const auto number = local_display_number(value_of("DISPLAY")))
        return "/tmp/.X11-unix/X" + *number;
    return std::nullopt;
}

ChosenInput choose_input_source(EventLoop& loop, InputSource::Listener& listener,
                                sdbus::IConnection* session_bus) {
    std::string reasons;
    if (auto gnome = try_gnome(loop, listener, session_bus); gnome.source)
        return chosen(std::move(gnome), reasons);
    else
        add_reason(reasons, gnome.why_not);
    if (is_wayland_session()) {
        if (auto wayland = try_wayland(loop, listener); wayland.source)
            return chosen(std::move(wayland), reasons);
        else
            add_reason(reasons, wayland.why_not);
    }
    if (auto x11 = try_x11(loop, listener); x11.source)
        return chosen(std::move(x11), reasons);
    else
        add_reason(reasons, x11.why_not);
    Finding none{.part = part, .works = false, .detail = std::move(reasons), .remedy = remedy};
    return {InputKind::none, nullptr, {std::move(none)}};
}

} // namespace unknot
