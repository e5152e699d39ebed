// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pipewire.h"

#include "tests/support/eventually.h"

#include <fstream>
#include <stdexcept>

namespace unknot::test {
namespace {

using namespace std::chrono_literals;

constexpr auto nodes = R"(
context.spa-libs = { videotestsrc = videotestsrc/libspa-videotestsrc }
context.objects = [
    { factory = adapter args = {
        factory.name = support.null-audio-sink node.name = mic media.class = Audio/Source/Virtual
        audio.position = [ FL FR ] } }
    { factory = adapter args = {
        factory.name = support.null-audio-sink node.name = speakers media.class = Audio/Sink
        audio.position = [ FL FR ] } }
    { factory = spa-node-factory args = {
        factory.name = videotestsrc node.name = webcam media.class = Video/Source media.role = Camera } }
    { factory = spa-node-factory args = {
        factory.name = videotestsrc node.name = screen media.class = Video/Source } }
]
)";

} // namespace

PipeWireServer::PipeWireServer() {
    const auto folder = folder_.path() / "config" / "pipewire" / "pipewire.conf.d";
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "nodes.conf"} << nodes;
    start();
}

Variables PipeWireServer::variables() const {
    return {{"XDG_RUNTIME_DIR", folder_.path()},
            {"XDG_CONFIG_HOME", folder_.path() / "config"},
            {"DBUS_SESSION_BUS_ADDRESS", bus_.address()},
            {"DBUS_SYSTEM_BUS_ADDRESS", bus_.address()}};
}

void PipeWireServer::start() {
    server_ = std::make_unique<Process>(Launch{{"pipewire"}, variables()});
    const bool listens = eventually(20s, [&] { return std::filesystem::exists(socket()); });
    session_manager_ = std::make_unique<Process>(Launch{{"wireplumber"}, variables()});
    const auto is_complete = [&] {
        const auto listed = run({{"pw-cli", "ls", "Node"}, variables()}).output;
        return listed.find("\"screen\"") != std::string::npos;
    };
    const auto has_session_manager = [&] {
        const auto listed = run({{"pw-cli", "ls", "Client"}, variables()}).output;
        return listed.find("WirePlumber") != std::string::npos;
    };
    if (!listens || !eventually(20s, is_complete) || !eventually(20s, has_session_manager))
        throw std::runtime_error{"PipeWire does not start: " + server_->errors() +
                                 session_manager_->errors()};
}

void PipeWireServer::crash() {
    for (auto* each : {&session_manager_, &server_}) {
        (*each)->send(SIGKILL);
        (void)(*each)->wait();
    }
}

std::unique_ptr<Process> PipeWireServer::record(const std::string& node,
                                                const std::string& properties) const {
    return std::make_unique<Process>(Launch{
        {"pw-record", "--target", node, "--properties", "{ " + properties + " }", "/dev/null"}, variables()});
}

std::unique_ptr<Process> PipeWireServer::play() const {
    return std::make_unique<Process>(Launch{
        {"sh", "-c", "head -c 2000000 /dev/zero | pw-cat --playback --target speakers -"}, variables()});
}

std::unique_ptr<Process> PipeWireServer::watch(const std::string& node) const {
    return std::make_unique<Process>(Launch{
        {"gst-launch-1.0", "pipewiresrc", "target-object=" + node, "!", "videoconvert", "!", "fakesink"},
        variables()});
}

} // namespace unknot::test
