// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/pipewire.h"
#include "tests/holds/recorded_signals.h"
#include "tests/support/installed.h"
#include "tests/support/pipewire.h"
#include "tests/support/variables.h"

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

bool pipewire_is_missing() {
    return is_missing("pipewire", "pipewire") || is_missing("wireplumber", "wireplumber") ||
           is_missing("pw-record", "pipewire-bin");
}

bool video_is_missing() {
    return pipewire_is_missing() || is_missing("gst-launch-1.0", "gstreamer1.0-tools") ||
           is_missing("/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstpipewire.so", "gstreamer1.0-pipewire");
}

/// A desktop with PipeWire, and the source under test.
struct SoundDesk : RecordedSignals {
    PipeWireServer server;
    ChangedVariables variables{{{"XDG_RUNTIME_DIR", server.variables().at("XDG_RUNTIME_DIR")}}};
    std::unique_ptr<HoldSource> source = open_pipewire(loop, tell());

    SoundDesk() {
        REQUIRE(gets_to([&] { return source->describe().works; }));
    }
};

} // namespace

TEST_CASE("a program that records from the microphone is a call, each time anew") {
    if (pipewire_is_missing())
        return;
    SoundDesk desk;
    auto call = desk.server.record("mic");
    REQUIRE(desk.tells({"call on"}));
    call.reset();
    REQUIRE(desk.tells({"call on", "call off"}));
    call = desk.server.record("mic");
    CHECK(desk.tells({"call on", "call off", "call on"}));
}

TEST_CASE("two programs at the microphone are one call, which ends with the last") {
    if (pipewire_is_missing())
        return;
    SoundDesk desk;
    auto one = desk.server.record("mic");
    REQUIRE(desk.tells({"call on"}));
    auto other = desk.server.record("mic");
    desk.listen_for(1s);
    one.reset();
    desk.listen_for(500ms);
    REQUIRE(desk.told == Told{"call on"});
    other.reset();
    CHECK(desk.tells({"call on", "call off"}));
}

TEST_CASE("a call that runs already is seen at the start") {
    if (pipewire_is_missing())
        return;
    const PipeWireServer server;
    const ChangedVariables variables{{{"XDG_RUNTIME_DIR", server.variables().at("XDG_RUNTIME_DIR")}}};
    const auto call = server.record("mic");
    RecordedSignals desk;
    const auto source = open_pipewire(desk.loop, desk.tell());
    CHECK(desk.tells({"call on"}));
}

TEST_CASE("what plays, records what plays, or measures a level is no call") {
    if (pipewire_is_missing())
        return;
    SoundDesk desk;
    const auto playing = desk.server.play();
    const auto monitor = desk.server.record("speakers", "stream.capture.sink=true");
    const auto meter = desk.server.record("mic", "stream.monitor=true");
    const auto peaks = desk.server.record("mic", "resample.peaks=true");
    desk.listen_for(2s);
    CHECK(desk.told.empty());
    CHECK(monitor->running());
    CHECK(meter->running());
    CHECK(peaks->running());
    const auto call = desk.server.record("mic");
    CHECK(desk.tells({"call on"}));
}

TEST_CASE("a camera that PipeWire hands out is seen as one, each time anew") {
    if (video_is_missing())
        return;
    SoundDesk desk;
    auto viewer = desk.server.watch("webcam");
    REQUIRE(desk.tells({"camera on"}));
    viewer.reset();
    REQUIRE(desk.tells({"camera on", "camera off"}));
    viewer = desk.server.watch("webcam");
    CHECK(desk.tells({"camera on", "camera off", "camera on"}));
}

TEST_CASE("a picture of the screen that somebody takes in is a screen cast, each time anew") {
    if (video_is_missing())
        return;
    SoundDesk desk;
    auto viewer = desk.server.watch("screen");
    REQUIRE(desk.tells({"screencast on"}));
    viewer.reset();
    REQUIRE(desk.tells({"screencast on", "screencast off"}));
    viewer = desk.server.watch("screen");
    CHECK(desk.tells({"screencast on", "screencast off", "screencast on"}));
}

TEST_CASE("PipeWire that crashes ends the call, and one that is started again is picked up") {
    if (pipewire_is_missing())
        return;
    SoundDesk desk;
    auto call = desk.server.record("mic");
    REQUIRE(desk.tells({"call on"}));
    desk.server.crash();
    REQUIRE(desk.tells({"call on", "call off"}));
    CHECK_FALSE(desk.source->describe().works);
    desk.server.start();
    REQUIRE(desk.gets_to([&] { return desk.source->describe().works; }));
    call = desk.server.record("mic");
    CHECK(desk.tells({"call on", "call off", "call on"}));
}

TEST_CASE("PipeWire that is started after us is picked up") {
    if (pipewire_is_missing())
        return;
    PipeWireServer server;
    server.crash();
    std::filesystem::remove(server.socket());
    const ChangedVariables variables{{{"XDG_RUNTIME_DIR", server.variables().at("XDG_RUNTIME_DIR")}}};
    RecordedSignals desk;
    const auto source = open_pipewire(desk.loop, desk.tell());
    desk.listen_for(100ms);
    CHECK_FALSE(source->describe().works);
    CHECK(source->describe().remedy);
    server.start();
    CHECK(desk.gets_to([&] { return source->describe().works; }));
}

TEST_CASE("music that plays wakes nobody") {
    if (pipewire_is_missing())
        return;
    SoundDesk desk;
    const auto playing = desk.server.play();
    const auto call = desk.server.record("mic");
    REQUIRE(desk.tells({"call on"}));
    desk.listen_for(2s);
    const auto before = sleeps();
    desk.listen_for(3s);
    CHECK(playing->running());
    CHECK(sleeps() - before <= 2);
}

TEST_CASE("the end of the source ends the connection, and it can be opened again") {
    if (pipewire_is_missing())
        return;
    SoundDesk desk;
    for (int round = 0; round < 3; ++round) {
        desk.source.reset();
        desk.listen_for(20ms);
        desk.source = open_pipewire(desk.loop, desk.tell());
        REQUIRE(desk.gets_to([&] { return desk.source->describe().works; }));
    }
}
