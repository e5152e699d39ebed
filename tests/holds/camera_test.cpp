// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/camera.h"
#include "tests/holds/recorded_signals.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <map>
#include <optional>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;

namespace {

/// A folder in place of /dev, in which files play cameras: the events are the kernel's, what they answer is
/// the test's, and asking opens and closes them as it does with cameras.
struct CameraDesk : RecordedSignals {
    TemporaryFolder folder;
    std::map<std::string, CameraUse> answers;
    int questions = 0;
    std::unique_ptr<HoldSource> source;

    void plug_in(const std::string& name, CameraUse answer = CameraUse::idle) {
        answers[name] = answer;
        std::ofstream{folder.path() / name};
    }

    void unplug(const std::string& name) const { std::filesystem::remove(folder.path() / name); }

    /// What a program does that starts to capture; with the end of the result it stops.
    [[nodiscard]] std::ifstream open(const std::string& name) const {
        return std::ifstream{folder.path() / name};
    }

    void start() {
        source = open_cameras(loop, tell(), {folder.path(), [this](const std::filesystem::path& path) {
                                                 ++questions;
                                                 const auto opened = open(path.filename());
                                                 return answers.at(path.filename());
                                             }});
        listen_for(50ms);
    }
};

} // namespace

TEST_CASE("a program that captures is seen soon after it opened the camera, and its end, each time anew") {
    CameraDesk desk;
    desk.plug_in("video0");
    desk.start();
    for (int round = 0; round < 2; ++round) {
        desk.told.clear();
        auto program = desk.open("video0");
        desk.answers["video0"] = CameraUse::capturing;
        REQUIRE(desk.tells({"camera on"}));
        program.close();
        desk.answers["video0"] = CameraUse::idle;
        REQUIRE(desk.tells({"camera on", "camera off"}));
    }
}

TEST_CASE("a program that only looks which cameras there are is not told of") {
    CameraDesk desk;
    desk.plug_in("video0", CameraUse::unknown);
    desk.start();
    for (int look = 0; look < 5; ++look)
        (void)desk.open("video0");
    desk.listen_for(1500ms);
    CHECK(desk.told.empty());
}

TEST_CASE("a program that keeps the camera open without a picture does not hold anything back") {
    CameraDesk desk;
    desk.plug_in("video0");
    desk.start();
    const auto program = desk.open("video0");
    desk.listen_for(1500ms);
    CHECK(desk.told.empty());
    desk.answers["video0"] = CameraUse::capturing; // and a picture later
    CHECK(desk.tells({"camera on"}));
}

TEST_CASE("a camera that captures already at the start is seen, and its end") {
    CameraDesk desk;
    desk.plug_in("video0", CameraUse::capturing);
    auto program = desk.open("video0");
    desk.start();
    REQUIRE(desk.tells({"camera on"}));
    desk.answers["video0"] = CameraUse::idle;
    program.close();
    CHECK(desk.tells({"camera on", "camera off"}));
}

TEST_CASE("a camera that does not say is in use while it was opened more often than closed") {
    CameraDesk desk;
    desk.plug_in("video0", CameraUse::unknown);
    desk.start();
    auto one = std::optional{desk.open("video0")};
    REQUIRE(desk.tells({"camera on"}));
    auto other = std::optional{desk.open("video0")};
    one.reset();
    desk.listen_for(1500ms);
    REQUIRE(desk.told == Told{"camera on"});
    other.reset();
    CHECK(desk.tells({"camera on", "camera off"}));
}

TEST_CASE("two cameras are one signal, which ends with the last") {
    CameraDesk desk;
    desk.plug_in("video0", CameraUse::unknown);
    desk.plug_in("video2", CameraUse::unknown);
    desk.start();
    auto one = std::optional{desk.open("video0")};
    auto other = std::optional{desk.open("video2")};
    REQUIRE(desk.tells({"camera on"}));
    one.reset();
    desk.listen_for(1500ms);
    REQUIRE(desk.told == Told{"camera on"});
    other.reset();
    CHECK(desk.tells({"camera on", "camera off"}));
}

TEST_CASE("a camera that is plugged in later is seen, and pulling it out ends its use") {
    CameraDesk desk;
    desk.start();
    CHECK(desk.source->describe().works);
    desk.plug_in("video3");
    desk.listen_for(50ms);
    CHECK(desk.source->describe().detail == "video3");
    const auto program = desk.open("video3");
    desk.answers["video3"] = CameraUse::capturing;
    REQUIRE(desk.tells({"camera on"}));
    desk.unplug("video3");
    REQUIRE(desk.tells({"camera on", "camera off"}));
    desk.plug_in("video3", CameraUse::capturing);
    CHECK(desk.tells({"camera on", "camera off", "camera on"}));
}

TEST_CASE("a camera that we may use only after a moment is taken in then") {
    CameraDesk desk;
    desk.start();
    desk.plug_in("video0", CameraUse::no_camera); // as it is before the login manager grants access
    desk.listen_for(50ms);
    desk.answers["video0"] = CameraUse::idle;
    std::filesystem::permissions(desk.folder.path() / "video0", std::filesystem::perms::owner_all);
    CHECK(desk.gets_to([&] { return desk.source->describe().detail == "video0"; }));
}

TEST_CASE("other devices, metadata nodes and loopbacks are left alone") {
    CameraDesk desk;
    desk.plug_in("video0", CameraUse::no_camera);
    for (const char* name : {"video", "videoconsole", "video-codec0", "v4l-touch0", "null"})
        std::ofstream{desk.folder.path() / name};
    desk.start();
    CHECK(desk.questions == 1);
    const auto program = desk.open("video0");
    desk.listen_for(1500ms);
    CHECK(desk.told.empty());
    CHECK(desk.questions == 1);
    CHECK(desk.source->describe().detail.find("no camera") == 0);
}

TEST_CASE("an idle camera wakes nobody, and is not asked again and again") {
    CameraDesk desk;
    desk.plug_in("video0");
    desk.start();
    const auto before = sleeps();
    desk.listen_for(2s);
    CHECK(sleeps() - before <= 2);
    CHECK(desk.questions == 1);
}

TEST_CASE("a file that is no V4L2 device is no camera, nor is one that is not there") {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "video0"};
    CHECK(ask_v4l2(folder.path() / "video0") == CameraUse::no_camera);
    CHECK(ask_v4l2(folder.path() / "video1") == CameraUse::no_camera);
}

TEST_CASE("without a folder of devices the finding says what to do") {
    RecordedSignals desk;
    const auto source = open_cameras(desk.loop, desk.tell(), {"/nowhere", ask_v4l2});
    desk.listen_for(20ms);
    CHECK_FALSE(source->describe().works);
    CHECK(source->describe().remedy);
}
