// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/fullscreen.h"
#include "daemon/holds/fullscreen_view.h"
#include "daemon/presence/wayland_connection.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>
#include <wayland-client.h>
#include <wlr-foreign-toplevel-management-unstable-v1.h>

namespace unknot {
namespace {

using Manager = zwlr_foreign_toplevel_manager_v1;
using Handle = zwlr_foreign_toplevel_handle_v1;

constexpr std::uint32_t version_with_fullscreen = 2;

constexpr Duration first_answer{2000};

struct Destroy {
    void operator()(wl_registry* registry) const { wl_registry_destroy(registry); }

    void operator()(wl_callback* callback) const { wl_callback_destroy(callback); }

    void operator()(Manager* manager) const { zwlr_foreign_toplevel_manager_v1_destroy(manager); }

    void operator()(Handle* handle) const { zwlr_foreign_toplevel_handle_v1_destroy(handle); }
};

/// A window. Only whether it is ours is kept of its names.
struct Window {
    std::unique_ptr<Handle, Destroy> handle;
    bool ours = false;
    bool covers = false; ///< it is fullscreen and in front
};

bool contains(const wl_array& states, std::uint32_t wanted) {
    const auto* first = static_cast<const std::uint32_t*>(states.data);
    const auto* end = first + states.size / sizeof(std::uint32_t);
    return std::find(first, end, wanted) != end;
}

class WaylandFullscreen : public FullscreenView {
public:
    WaylandFullscreen(EventLoop& loop, Listener& listener)
        : loop_{loop},
          listener_{listener},
          connection_{loop, {.lost = [this] { listener_.display_lost(); }, .drained = [] {}}},
          registry_{wl_display_get_registry(connection_.display())},
          listed_{wl_display_sync(connection_.display())} {
        wl_registry_add_listener(registry_.get(), &registry_events, this);
        wl_callback_add_listener(listed_.get(), &listed_events, this);
        connection_.serve_until([this] { return !listed_; }, first_answer);
        if (listed_)
            throw std::runtime_error{"the Wayland compositor does not answer"};
        if (!manager_)
            throw Unsupported{"this Wayland desktop does not tell which window covers the screen"};
        connection_.flush();
    }

private:
    static WaylandFullscreen& self(void* data) { return *static_cast<WaylandFullscreen*>(data); }

    static void on_global(void* data, wl_registry* registry, std::uint32_t name, const char* interface,
                          std::uint32_t version) {
        if (interface == std::string_view{zwlr_foreign_toplevel_manager_v1_interface.name} &&
            version >= version_with_fullscreen)
            self(data).bind(registry, name);
    }

    static void on_toplevel(void* data, Manager*, Handle* handle) { self(data).add(handle); }

    static void on_finished(void* data, Manager*) { self(data).listener_.display_lost(); }

    static void on_listed(void* data, wl_callback*, std::uint32_t) { self(data).listed_.reset(); }

    static void on_app_id(void* data, Handle* handle, const char* application) {
        self(data).window(handle).ours = is_own_window(application);
    }

    static void on_state(void* data, Handle* handle, wl_array* states) {
        self(data).window(handle).covers =
            contains(*states, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_FULLSCREEN) &&
            contains(*states, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED);
    }

    static void on_done(void* data, Handle*) { self(data).tell(); }

    static void on_closed(void* data, Handle* handle) { self(data).remove(handle); }

    static constexpr wl_registry_listener registry_events{
        .global = on_global, .global_remove = [](void*, wl_registry*, std::uint32_t) {}};
    static constexpr wl_callback_listener listed_events{.done = on_listed};
    static constexpr zwlr_foreign_toplevel_manager_v1_listener manager_events{.toplevel = on_toplevel,
                                                                              .finished = on_finished};
    static constexpr zwlr_foreign_toplevel_handle_v1_listener window_events{
        .title = [](void*, Handle*, const char*) {}, // never looked at
        .app_id = on_app_id,
        .output_enter = [](void*, Handle*, wl_output*) {},
        .output_leave = [](void*, Handle*, wl_output*) {},
        .state = on_state,
        .done = on_done,
        .closed = on_closed,
        .parent = [](void*, Handle*, Handle*) {},
    };

    void bind(wl_registry* registry, std::uint32_t name) {
        void* bound = wl_registry_bind(registry, name, &zwlr_foreign_toplevel_manager_v1_interface,
                                       version_with_fullscreen);
        manager_.reset(static_cast<Manager*>(bound));
        zwlr_foreign_toplevel_manager_v1_add_listener(manager_.get(), &manager_events, this);
    }

    void add(Handle* handle) {
        windows_.push_back({.handle = std::unique_ptr<Handle, Destroy>{handle}});
        zwlr_foreign_toplevel_handle_v1_add_listener(handle, &window_events, this);
    }

    void remove(Handle* handle) {
        std::erase_if(windows_, [&](const Window& each) { return each.handle.get() == handle; });
        tell();
    }

    /// Each that tells something was added before.
    Window& window(Handle* handle) {
        return *std::ranges::find_if(windows_,
                                     [&](const Window& each) { return each.handle.get() == handle; });
    }

    /// From the loop: the first windows may be told while this is still being made.
    void tell() {
        telling_ = loop_.defer([this] {
            listener_.fullscreen_changed(
                std::ranges::any_of(windows_, [](const Window& each) { return each.covers && !each.ours; }));
        });
    }

    EventLoop& loop_;
    Listener& listener_;
    WaylandConnection connection_;
    std::unique_ptr<wl_registry, Destroy> registry_;
    std::unique_ptr<wl_callback, Destroy> listed_; ///< until the compositor has said all it offers
    std::unique_ptr<Manager, Destroy> manager_;
    std::vector<Window> windows_;
    Registration telling_;
};

} // namespace

std::unique_ptr<FullscreenView> open_wayland_fullscreen(EventLoop& loop, FullscreenView::Listener& listener) {
    return std::make_unique<WaylandFullscreen>(loop, listener);
}

} // namespace unknot
