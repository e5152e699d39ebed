// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/fullscreen.h"
#include "daemon/holds/fullscreen_view.h"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <string>
#include <utility>
#include <xcb/xcb.h>

namespace unknot {
namespace {

struct Free {
    void operator()(void* reply) const { std::free(reply); }
};

template <typename T>
using Received = std::unique_ptr<T, Free>;

struct Disconnect {
    void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
};

using Connection = std::unique_ptr<xcb_connection_t, Disconnect>;

xcb_atom_t atom(xcb_connection_t* connection, std::string_view name) {
    const auto asked = xcb_intern_atom(connection, 0, static_cast<std::uint16_t>(name.size()), name.data());
    const Received<xcb_intern_atom_reply_t> reply{xcb_intern_atom_reply(connection, asked, nullptr)};
    return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
}

/// Which of our questions is under way to the server.
class X11Fullscreen : public FullscreenView {
public:
    X11Fullscreen(EventLoop& loop, Listener& listener, Connection connection)
        : loop_{loop},
          listener_{listener},
          connection_{std::move(connection)},
          root_{xcb_setup_roots_iterator(xcb_get_setup(connection_.get())).data->root},
          active_window_{atom(connection_.get(), "_NET_ACTIVE_WINDOW")},
          state_{atom(connection_.get(), "_NET_WM_STATE")},
          fullscreen_{atom(connection_.get(), "_NET_WM_STATE_FULLSCREEN")} {
        select(root_, XCB_EVENT_MASK_PROPERTY_CHANGE);
        reading_ = loop_.on_readable(xcb_get_file_descriptor(connection_.get()), [this] { receive(); });
        begin_ = loop_.defer([this] { look_at_front(); });
    }

private:
    void receive() {
        bool other_window = false;
        bool other_state = false;
        while (const Received<xcb_generic_event_t> event{xcb_poll_for_event(connection_.get())}) {
            other_window = means_other_window(*event) || other_window;
            other_state = means_other_state(*event) || other_state;
        }
        if (xcb_connection_has_error(connection_.get()))
            return lose();
        if (other_window)
            look_at_front();
        else if (other_state)
            look_at_state();
    }

    /// Some window managers leave the property when the window dies: its own end counts, too.
    [[nodiscard]] bool means_other_window(const xcb_generic_event_t& event) const {
        switch (event.response_type & 0x7f) {
        case XCB_PROPERTY_NOTIFY: {
            const auto& changed = reinterpret_cast<const xcb_property_notify_event_t&>(event);
            return changed.window == root_ && changed.atom == active_window_;
        }
        case XCB_DESTROY_NOTIFY:
            return reinterpret_cast<const xcb_destroy_notify_event_t&>(event).window == front_;
        case XCB_UNMAP_NOTIFY:
            return reinterpret_cast<const xcb_unmap_notify_event_t&>(event).window == front_;
        case XCB_MAP_NOTIFY:
            return reinterpret_cast<const xcb_map_notify_event_t&>(event).window == front_;
        default:
            return false;
        }
    }

    [[nodiscard]] bool means_other_state(const xcb_generic_event_t& event) const {
        if ((event.response_type & 0x7f) != XCB_PROPERTY_NOTIFY)
            return false;
        const auto& changed = reinterpret_cast<const xcb_property_notify_event_t&>(event);
        return changed.window == front_ && changed.atom == state_;
    }

    void look_at_front() {
        const auto windows = read<xcb_window_t>(root_, active_window_, XCB_ATOM_WINDOW);
        const xcb_window_t now = windows.empty() ? xcb_window_t{XCB_WINDOW_NONE} : windows.front();
        if (const auto before = std::exchange(front_, now); before != now) {
            select(before, XCB_EVENT_MASK_NO_EVENT);
            select(now, XCB_EVENT_MASK_PROPERTY_CHANGE | XCB_EVENT_MASK_STRUCTURE_NOTIFY);
        }
        look_at_state();
    }

    void look_at_state() {
        const bool covered = front_ != XCB_WINDOW_NONE && is_fullscreen() && is_viewable() && !is_ours();
        // Answers may have come with events behind them, which no longer show on the socket.
        again_ = loop_.defer([this] { receive(); });
        listener_.fullscreen_changed(covered);
    }

    [[nodiscard]] bool is_fullscreen() const {
        const auto states = read<xcb_atom_t>(front_, state_, XCB_ATOM_ATOM);
        return std::ranges::find(states, fullscreen_) != states.end();
    }

    [[nodiscard]] bool is_viewable() const {
        const auto asked = xcb_get_window_attributes(connection_.get(), front_);
        const Received<xcb_get_window_attributes_reply_t> reply{
            xcb_get_window_attributes_reply(connection_.get(), asked, nullptr)};
        return reply && reply->map_state == XCB_MAP_STATE_VIEWABLE;
    }

    [[nodiscard]] bool is_ours() const {
        const auto name = read<char>(front_, XCB_ATOM_WM_CLASS, XCB_ATOM_STRING);
        return is_own_window({name.data(), name.size()});
    }

    template <typename T>
    [[nodiscard]] std::vector<T> read(xcb_window_t window, xcb_atom_t property, xcb_atom_t type) const {
        constexpr std::uint32_t most = 64; // in units of four bytes: more states than there are
        const auto asked = xcb_get_property(connection_.get(), 0, window, property, type, 0, most);
        const Received<xcb_get_property_reply_t> reply{
            xcb_get_property_reply(connection_.get(), asked, nullptr)};
        if (!reply || reply->type != type || reply->format != 8 * sizeof(T))
            return {};
        const auto* values = static_cast<const T*>(xcb_get_property_value(reply.get()));
        const auto size = static_cast<std::size_t>(xcb_get_property_value_length(reply.get()));
        return {values, values + size / sizeof(T)};
    }

    void select(xcb_window_t window, std::uint32_t events) const {
        if (window != XCB_WINDOW_NONE)
            xcb_change_window_attributes(connection_.get(), window, XCB_CW_EVENT_MASK, &events);
        xcb_flush(connection_.get());
    }

    void lose() {
        reading_.end();
        again_.end();
        listener_.display_lost();
    }

    EventLoop& loop_;
    Listener& listener_;
    Connection connection_;
    xcb_window_t root_;
    xcb_atom_t active_window_;
    xcb_atom_t state_;
    xcb_atom_t fullscreen_;
    xcb_window_t front_ = XCB_WINDOW_NONE;
    Registration reading_;
    Registration begin_;
    Registration again_;
};

} // namespace

std::unique_ptr<FullscreenView> open_x11_fullscreen(EventLoop& loop, FullscreenView::Listener& listener) {
    Connection connection{xcb_connect(nullptr, nullptr)};
    if (xcb_connection_has_error(connection.get()))
        throw std::runtime_error{"the X server does not answer"};
    return std::make_unique<X11Fullscreen>(loop, listener, std::move(connection));
}

} // namespace unknot
