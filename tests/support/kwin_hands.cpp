// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes one input in KWin, as a client of the same user, from whom alone KWin takes it: "kwin-hands key",
// "kwin-hands pointer". For tests; see kwin.h.
#include <algorithm>
#include <cstdint>
#include <fake-input.h>
#include <iostream>
#include <memory>
#include <string_view>
#include <wayland-client.h>

namespace {

constexpr std::uint32_t keys_since = 4;
constexpr std::uint32_t key_a = 30;

struct Close {
    void operator()(wl_display* display) const { wl_display_disconnect(display); }

    void operator()(wl_registry* registry) const { wl_registry_destroy(registry); }

    void operator()(org_kde_kwin_fake_input* input) const { org_kde_kwin_fake_input_destroy(input); }
};

template <typename T>
using Owned = std::unique_ptr<T, Close>;

Owned<org_kde_kwin_fake_input> bound(wl_display* display) {
    static constexpr wl_registry_listener globals{
        [](void* found, wl_registry* registry, std::uint32_t name, const char* interface,
           std::uint32_t version) {
            if (std::string_view{interface} == org_kde_kwin_fake_input_interface.name)
                *static_cast<void**>(found) = wl_registry_bind(
                    registry, name, &org_kde_kwin_fake_input_interface, std::min(version, keys_since));
        },
        [](void*, wl_registry*, std::uint32_t) {}};
    void* found = nullptr;
    const Owned<wl_registry> registry{wl_display_get_registry(display)};
    wl_registry_add_listener(registry.get(), &globals, &found);
    wl_display_roundtrip(display);
    return Owned<org_kde_kwin_fake_input>{static_cast<org_kde_kwin_fake_input*>(found)};
}

void act(org_kde_kwin_fake_input* input, std::string_view what) {
    org_kde_kwin_fake_input_authenticate(input, "test", "stands for hands");
    if (what == "pointer") {
        org_kde_kwin_fake_input_pointer_motion(input, wl_fixed_from_int(5), wl_fixed_from_int(5));
    } else {
        org_kde_kwin_fake_input_keyboard_key(input, key_a, 1);
        org_kde_kwin_fake_input_keyboard_key(input, key_a, 0);
    }
}

} // namespace

int main(int argc, char** argv) {
    const Owned<wl_display> display{wl_display_connect(nullptr)};
    const auto input = display ? bound(display.get()) : nullptr;
    if (!input || argc != 2) {
        std::cerr << (display ? "KWin takes no input from us\n" : "cannot connect to KWin\n");
        return 1;
    }
    act(input.get(), argv[1]);
    return wl_display_roundtrip(display.get()) < 0;
}
