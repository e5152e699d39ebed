// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/bus.h"
#include "tests/support/process.h"

#include <memory>
#include <string>
#include <vector>

namespace unknot::test {

/// PipeWire with WirePlumber, without a sound card. It has a microphone "mic", speakers "speakers", a camera
/// "webcam" and a "screen" as compositors and portals make it: real nodes with a test picture or silence. The
/// streams that use them are real clients.
class PipeWireServer {
public:
    /// Packages: pipewire, wireplumber.
    PipeWireServer();

    /// Environment for clients; its $XDG_RUNTIME_DIR holds the socket.
    [[nodiscard]] Variables variables() const;

    [[nodiscard]] std::filesystem::path socket() const { return folder_.path() / "pipewire-0"; }

    /// Kills both servers, as a crash would.
    void crash();
    /// Starts both; waits until the nodes are there. Throws with what they said when they do not come.
    void start();

    /// A program that records from a node until the end of the object; `properties` of its stream as
    /// pw-record takes them ("stream.monitor=true"). Package: pipewire-bin.
    [[nodiscard]] std::unique_ptr<Process> record(const std::string& node,
                                                  const std::string& properties = {}) const;
    /// A program that plays silence for a while.
    [[nodiscard]] std::unique_ptr<Process> play() const;
    /// A program that shows the video of a node. Packages: gstreamer1.0-pipewire, gstreamer1.0-tools,
    /// gstreamer1.0-plugins-base.
    [[nodiscard]] std::unique_ptr<Process> watch(const std::string& node) const;

private:
    TemporaryFolder folder_;
    Bus bus_; ///< which WirePlumber does not live without
    std::unique_ptr<Process> server_;
    std::unique_ptr<Process> session_manager_;
};

} // namespace unknot::test
