// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"

#include <filesystem>
#include <functional>

namespace unknot {

/// Keeps trying to reach a server of the session that may come late, or go and come again. Costs nothing
/// while it is reached; until then it waits for its socket (inotify). Loop thread only.
class ServerSocket {
public:
    /// `connect` says whether the server is reached now; it is called first by start() and then whenever the
    /// socket changed, some more times within the seconds that a server needs to get ready. It must not call
    /// back into this.
    ServerSocket(EventLoop& loop, std::filesystem::path path, std::function<bool()> connect);

    /// Tries now, and from then on until it works. Also to be called, from the loop, when the server hung up.
    void start();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    void try_to_connect();

    EventLoop& loop_;
    std::filesystem::path path_;
    std::function<bool()> connect_;
    unsigned failures_ = 0;
    Registration socket_changes_;
    Timer again_;
};

} // namespace unknot
