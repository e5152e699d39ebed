// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/pipewire.h"

#include "daemon/holds/pipewire_connection.h"
#include "daemon/holds/server_socket.h"

#include <array>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <utility>

namespace unknot {
namespace {

/// Where libpipewire looks for the server.
std::filesystem::path socket_path() {
    const char* remote = std::getenv("PIPEWIRE_REMOTE");
    const std::filesystem::path name{remote && *remote ? remote : "pipewire-0"};
    for (const char* variable : {"PIPEWIRE_RUNTIME_DIR", "XDG_RUNTIME_DIR"})
        if (const char* folder = std::getenv(variable); folder && *folder)
            return std::filesystem::path{folder} / name;
    throw std::runtime_error{"XDG_RUNTIME_DIR is not set, so there is no PipeWire to ask"};
}

class PipeWire : public HoldSource, PipeWireConnection::Listener {
public:
    PipeWire(EventLoop& loop, Tell tell)
        : loop_{loop},
          tell_{std::move(tell)},
          socket_{loop, socket_path(), [this] { return connect(); }} {
        begin_ = loop.defer([this] { socket_.start(); });
    }

    [[nodiscard]] Finding describe() const override {
        if (connection_)
            return {.part = pipewire_part,
                    .works = true,
                    .detail = "PipeWire " + connection_->server_version(),
                    .remedy = {}};
        return {.part = pipewire_part,
                .works = false,
                .detail = trouble_.value_or("no PipeWire runs (there is no " + socket_.path().string() + ")"),
                .remedy = "Install and start PipeWire with WirePlumber; PulseAudio alone does not tell."};
    }

private:
    bool connect() {
        try {
            if (!library_)
                library_.emplace();
            connection_.emplace(loop_, *library_, static_cast<PipeWireConnection::Listener&>(*this));
            trouble_.reset();
        } catch (const std::runtime_error& error) {
            trouble_ = error.what();
        }
        return connection_.has_value();
    }

    void graph_changed() override { tell(connection_ ? connection_->uses() : MediaGraph::Uses{}); }

    /// From inside the connection, which can end only after this.
    void server_gone() override {
        begin_ = loop_.defer([this] {
            connection_.reset();
            tell({});
            socket_.start();
        });
    }

    void tell(MediaGraph::Uses uses) {
        tell_(Signal::call, uses.microphone);
        tell_(Signal::camera, uses.camera);
        tell_(Signal::screencast, uses.screencast);
    }

    EventLoop& loop_;
    Tell tell_;
    std::optional<std::string> trouble_; ///< why there is no connection although there is a socket
    std::optional<PipeWireLibrary> library_;
    std::optional<PipeWireConnection> connection_;
    ServerSocket socket_;
    Registration begin_;
};

} // namespace

std::unique_ptr<HoldSource> open_pipewire(EventLoop& loop, HoldSource::Tell tell) {
    return std::make_unique<PipeWire>(loop, std::move(tell));
}

} // namespace unknot
