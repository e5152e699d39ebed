// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/eventually.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <xcb/xcb.h>

namespace unknot::test {

/// A window of another program on the X server at a display, and what its user does with it. The window
/// manager is asked for everything, as toolkits do.
class X11Window {
public:
    X11Window(const std::string& display, const std::string& name)
        : connection_{xcb_connect(display.c_str(), nullptr), xcb_disconnect} {
        if (xcb_connection_has_error(connection_.get()))
            throw std::runtime_error{"cannot connect to the X server " + display};
        const auto* screen = xcb_setup_roots_iterator(xcb_get_setup(connection_.get())).data;
        root_ = screen->root;
        window_ = xcb_generate_id(connection_.get());
        xcb_create_window(connection_.get(), XCB_COPY_FROM_PARENT, window_, root_, 10, 10, 200, 100, 0,
                          XCB_WINDOW_CLASS_INPUT_OUTPUT, screen->root_visual, 0, nullptr);
        const std::string its_class = name + '\0' + name + '\0';
        xcb_change_property(connection_.get(), XCB_PROP_MODE_REPLACE, window_, XCB_ATOM_WM_CLASS,
                            XCB_ATOM_STRING, 8, static_cast<std::uint32_t>(its_class.size()),
                            its_class.data());
        xcb_map_window(connection_.get(), window_);
        xcb_flush(connection_.get());
        if (!eventually(std::chrono::seconds{20}, [this] { return is_managed(); }))
            throw std::runtime_error{"no window manager takes the window " + name};
    }

    void fullscreen(bool on) const {
        ask("_NET_WM_STATE", {on ? 1U : 0U, atom("_NET_WM_STATE_FULLSCREEN"), 0, 1, 0});
    }

    /// Brings it in front, as a click into the task bar does.
    void activate() const { ask("_NET_ACTIVE_WINDOW", {2, 0, 0, 0, 0}); }

private:
    /// The window manager has given it a state (ICCCM), and hears from now on what is asked for it.
    [[nodiscard]] bool is_managed() const {
        const auto asked = xcb_get_property(connection_.get(), 0, window_, atom("WM_STATE"),
                                            XCB_GET_PROPERTY_TYPE_ANY, 0, 2);
        const std::unique_ptr<xcb_get_property_reply_t, decltype(&std::free)> reply{
            xcb_get_property_reply(connection_.get(), asked, nullptr), std::free};
        return reply && reply->type != XCB_ATOM_NONE;
    }

    [[nodiscard]] xcb_atom_t atom(std::string_view name) const {
        const auto asked =
            xcb_intern_atom(connection_.get(), 0, static_cast<std::uint16_t>(name.size()), name.data());
        const std::unique_ptr<xcb_intern_atom_reply_t, decltype(&std::free)> reply{
            xcb_intern_atom_reply(connection_.get(), asked, nullptr), std::free};
        return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
    }

    void ask(std::string_view what, xcb_client_message_data_t data) const {
        xcb_client_message_event_t message{};
        message.response_type = XCB_CLIENT_MESSAGE;
        message.format = 32;
        message.window = window_;
        message.type = atom(what);
        message.data = data;
        xcb_send_event(connection_.get(), 0, root_,
                       XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY,
                       reinterpret_cast<const char*>(&message));
        xcb_flush(connection_.get());
    }

    void ask(std::string_view what, std::initializer_list<std::uint32_t> numbers) const {
        xcb_client_message_data_t data{};
        std::copy(numbers.begin(), numbers.end(), data.data32);
        ask(what, data);
    }

    std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)> connection_;
    xcb_window_t root_ = 0;
    xcb_window_t window_ = 0;
};

} // namespace unknot::test
