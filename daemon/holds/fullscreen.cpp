// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/fullscreen.h"

#include "daemon/holds/fullscreen_view.h"
#include "daemon/holds/server_socket.h"
#include "daemon/presence/choose.h"

#include <optional>
#include <stdexcept>
#include <utility>

namespace unknot {
namespace {

/// How the display of this session is reached.
struct Display {
    std::filesystem::path socket;
    std::string name; ///< for doctor
    std::unique_ptr<FullscreenView> (*open)(EventLoop& loop, FullscreenView::Listener& listener);
};

#ifndef UNKNOT_WITH_X11
std::unique_ptr<FullscreenView> open_x11_fullscreen(EventLoop&, FullscreenView::Listener&) {
    throw std::runtime_error{"built without X11 (UNKNOT_WITH_X11)"};
}
#endif

#ifndef UNKNOT_WITH_WAYLAND
std::unique_ptr<FullscreenView> open_wayland_fullscreen(EventLoop&, FullscreenView::Listener&) {
    throw std::runtime_error{"built without Wayland (UNKNOT_WITH_WAYLAND)"};
}
#endif

Display display_of_session() {
    const auto socket = display_socket();
    if (!socket)
        throw std::runtime_error{"neither WAYLAND_DISPLAY nor DISPLAY names a display of this machine"};
    if (is_wayland_session())
        return {*socket, "the Wayland compositor", open_wayland_fullscreen};
    return {*socket, "the X11 window manager", open_x11_fullscreen};
}

class Fullscreen : public HoldSource, FullscreenView::Listener {
public:
    Fullscreen(EventLoop& loop, Tell tell, Display display)
        : loop_{loop},
          tell_{std::move(tell)},
          display_{std::move(display)},
          socket_{loop, display_.socket, [this] { return connect(); }} {
        begin_ = loop.defer([this] { socket_.start(); });
    }

    [[nodiscard]] Finding describe() const override {
        if (view_ && !trouble_)
            return {
                .part = fullscreen_part, .works = true, .detail = "told by " + display_.name, .remedy = {}};
        return {.part = fullscreen_part,
                .works = false,
                .detail = trouble_.value_or(display_.name + " is not reached"),
                .remedy = "Use do-not-disturb for films and games that should not be interrupted."};
    }

private:
    bool connect() {
        try {
            trouble_.reset();
            view_ = display_.open(loop_, *this);
        } catch (const Unsupported& why) { // which does not change while the display lives
            trouble_ = why.what();
            return true;
        } catch (const std::runtime_error& error) {
            trouble_ = error.what();
        }
        return view_ != nullptr;
    }

    void fullscreen_changed(bool covered) override { tell_(Signal::fullscreen, covered); }

    void display_lost() override {
        begin_ = loop_.defer([this] {
            view_.reset();
            tell_(Signal::fullscreen, false);
            socket_.start();
        });
    }

    EventLoop& loop_;
    Tell tell_;
    Display display_;
    std::optional<std::string> trouble_; ///< why nothing is seen
    std::unique_ptr<FullscreenView> view_;
    ServerSocket socket_;
    Registration begin_;
};

} // namespace

bool is_own_window(std::string_view application) {
    return application.starts_with("unknot") || application.starts_with("Unknot") ||
           application.starts_with("org.unknot.");
}

std::unique_ptr<HoldSource> open_fullscreen(EventLoop& loop, HoldSource::Tell tell) {
    return std::make_unique<Fullscreen>(loop, std::move(tell), display_of_session());
}

} // namespace unknot
