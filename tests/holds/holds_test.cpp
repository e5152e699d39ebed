// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/boot_clock.h"
#include "daemon/holds/holds.h"
#include "tests/presence/mocked_desktop.h"
#include "tests/support/eventually.h"
#include "tests/support/installed.h"
#include "tests/support/pipewire.h"
#include "tests/support/variables.h"
#include "tests/support/x_server.h"

#include <algorithm>
#include <chrono>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sys/resource.h>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

using Told = std::vector<std::string>;

constexpr WantedSignals all{true, true, true, true, true, true, true, true, true, true};

WantedSignals only(std::initializer_list<Signal> signals) {
    WantedSignals wanted{};
    for (const Signal signal : signals)
        wanted[static_cast<std::size_t>(signal)] = true;
    return wanted;
}

/// A whole desktop on X11: both buses, notifications, a window manager, PipeWire, and the holds under test.
struct WholeDesk : Holds::Listener {
    XServer display;
    PipeWireServer sound;
    Side session;
    Side system;
    Process notifications{{{"dunst"}, in_session()}};
    Process windows{{{"openbox"}, in_session()}};
    ChangedVariables variables{here()};
    EventLoop loop;
    Registration session_attached = loop.attach(*session.tested, [] { FAIL("the session bus is alive"); });
    Registration system_attached = loop.attach(*system.tested, [] { FAIL("the system bus is alive"); });
    Told told;
    Holds holds{loop, session.tested.get(), system.tested.get(), *this};

    WholeDesk() { REQUIRE(session.bus.wait_for("org.freedesktop.Notifications")); }

    void signal_changed(Signal signal, bool on) override {
        told.push_back(std::string{word(signal)} + (on ? " on" : " off"));
    }

    [[nodiscard]] Variables in_session() const {
        auto variables_of_all = display.variables();
        variables_of_all["DBUS_SESSION_BUS_ADDRESS"] = session.bus.address();
        return variables_of_all;
    }

    [[nodiscard]] Variables here() const {
        auto variables_of_all = in_session();
        variables_of_all["XDG_RUNTIME_DIR"] = sound.variables().at("XDG_RUNTIME_DIR");
        return variables_of_all;
    }

    void pause_notifications(const char* paused) const {
        REQUIRE(run({{"dunstctl", "set-paused", paused}, in_session()}).status == 0);
    }

    template <typename Condition>
    [[nodiscard]] bool gets_to(Condition condition) {
        return eventually(20s, condition, [this] { loop.turn(20ms); });
    }

    void listen_for(Duration length) {
        bool over = false;
        Timer end{loop, [&] { over = true; }};
        for (end.set(boot_now() + length); !over;)
            loop.turn();
    }

    [[nodiscard]] bool tells(const Told& everything) {
        const bool enough = gets_to([&] { return told.size() >= everything.size(); });
        listen_for(100ms);
        CHECK(told == everything);
        return enough && told == everything;
    }

    [[nodiscard]] bool works(const std::string& part) const {
        const auto findings = holds.describe();
        const auto found = std::ranges::find_if(
            findings, [&](const Finding& each) { return each.part.find(part) != std::string::npos; });
        return found != findings.end() && found->works;
    }

    [[nodiscard]] bool is_complete() {
        return gets_to([&] {
            return works("PipeWire") && works("do not disturb") && works("fullscreen") &&
                   works("camera devices");
        });
    }
};

bool a_server_is_missing() {
    return is_missing("Xvfb", "xvfb") || is_missing("openbox", "openbox") || is_missing("dunst", "dunst") ||
           is_missing("pipewire", "pipewire") || is_missing("wireplumber", "wireplumber") ||
           is_missing("pw-record", "pipewire-bin");
}

long sleeps() {
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nvcsw;
}

/// The memory that only this process pays for, in KiB.
long proportional_memory() {
    std::ifstream rollup{"/proc/self/smaps_rollup"};
    for (std::string name; rollup >> name;)
        if (long size = 0; name == "Pss:" && rollup >> size)
            return size;
    return 0;
}

} // namespace

TEST_CASE("nothing is watched until it is wanted, and what is no longer wanted is told to be off") {
    if (a_server_is_missing())
        return;
    WholeDesk desk;
    desk.pause_notifications("true");
    desk.listen_for(300ms);
    REQUIRE(desk.told.empty());
    desk.holds.watch(all);
    REQUIRE(desk.tells({"dnd on"}));
    desk.holds.watch(only({Signal::call}));
    REQUIRE(desk.tells({"dnd on", "dnd off"}));
    desk.pause_notifications("false");
    desk.pause_notifications("true");
    desk.listen_for(200ms);
    REQUIRE(desk.told.size() == 2);
    desk.holds.watch(only({Signal::dnd}));
    CHECK(desk.tells({"dnd on", "dnd off", "dnd on"}));
}

TEST_CASE("a whole desktop tells of a call and of do-not-disturb, and each ends by itself") {
    if (a_server_is_missing())
        return;
    WholeDesk desk;
    desk.holds.watch(all);
    REQUIRE(desk.is_complete());
    auto call = desk.sound.record("mic");
    REQUIRE(desk.tells({"call on"}));
    desk.pause_notifications("true");
    REQUIRE(desk.tells({"call on", "dnd on"}));
    call.reset();
    REQUIRE(desk.tells({"call on", "dnd on", "call off"}));
    desk.pause_notifications("false");
    CHECK(desk.tells({"call on", "dnd on", "call off", "dnd off"}));
}

TEST_CASE("a signal that is not wanted is not told although its source is open for another") {
    if (a_server_is_missing())
        return;
    WholeDesk desk;
    desk.holds.watch(only({Signal::camera}));
    REQUIRE(desk.gets_to([&] { return desk.works("PipeWire"); }));
    const auto call = desk.sound.record("mic");
    desk.listen_for(1s);
    REQUIRE(desk.told.empty());
    desk.holds.watch(only({Signal::camera, Signal::call}));
    CHECK(desk.tells({"call on"}));
}

TEST_CASE("asking anew ends with one answer, at once when there is nobody to ask") {
    if (a_server_is_missing())
        return;
    WholeDesk desk;
    int asked = 0;
    desk.holds.refresh([&] { ++asked; });
    CHECK(asked == 0);
    REQUIRE(desk.gets_to([&] { return asked == 1; }));
    desk.holds.watch(all);
    desk.holds.refresh([&] { ++asked; });
    desk.holds.refresh([&] { ++asked; });
    REQUIRE(desk.gets_to([&] { return asked == 3; }));
    desk.listen_for(500ms);
    CHECK(asked == 3);
}

TEST_CASE("the listener may change what is watched") {
    if (a_server_is_missing())
        return;

    struct Fickle : Holds::Listener {
        void signal_changed(Signal, bool on) override {
            told.push_back(on);
            if (on)
                holds->watch({});
        }

        Holds* holds = nullptr;
        std::vector<bool> told;
    };

    WholeDesk desk;
    desk.pause_notifications("true");
    Fickle fickle;
    Holds holds{desk.loop, desk.session.tested.get(), nullptr, fickle};
    fickle.holds = &holds;
    holds.watch(all);
    CHECK(desk.gets_to([&] { return fickle.told == std::vector{true, false}; }));
}

TEST_CASE("every source has a line for doctor, with a remedy where it does not work") {
    struct Nobody : Holds::Listener {
        void signal_changed(Signal, bool) override { FAIL("nothing can be seen here"); }
    };

    const ChangedVariables none{{{"DISPLAY", std::nullopt},
                                 {"WAYLAND_DISPLAY", std::nullopt},
                                 {"XDG_SESSION_TYPE", std::nullopt},
                                 {"XDG_RUNTIME_DIR", std::nullopt}}};
    EventLoop loop;
    Nobody nobody;
    Holds holds{loop, nullptr, nullptr, nobody};
    CHECK(std::ranges::all_of(holds.describe(), [](const Finding& each) {
        return each.works && each.detail == "switched off in the settings";
    }));
    holds.watch(all);
    loop.turn(20ms);
    const auto findings = holds.describe();
    CHECK(findings.size() == 6);
    for (const auto& each : findings) {
        INFO(each.part, ": ", each.detail);
        CHECK_FALSE(each.detail.empty());
        CHECK(each.works == !each.remedy.has_value());
    }
}

TEST_CASE("all holds together wake nobody while nothing changes, and cost little memory") {
    if (a_server_is_missing())
        return;
    WholeDesk desk;
    desk.listen_for(500ms);
    const long without = proportional_memory();
    desk.holds.watch(all);
    REQUIRE(desk.is_complete());
    desk.listen_for(1s);
    const long with = proportional_memory();
    const auto before = sleeps();
    const Duration length = 20s;
    desk.listen_for(length);
    const auto woken = sleeps() - before;
    MESSAGE("woken ", woken, " times in ", length.count() / 1000, " s; memory (PSS) ", with - without,
            " KiB more");
    const std::filesystem::directory_iterator threads{"/proc/self/task"};
    CHECK(std::distance(begin(threads), end(threads)) == 1);
    CHECK(woken <= 2); // once by the end of the test itself
#ifndef __SANITIZE_ADDRESS__
    CHECK(with - without <= 2048);
#endif
    CHECK(desk.told.empty());
}
