// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"
#include "daemon/holds/media_graph.h"
#include "daemon/holds/pipewire_library.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace unknot {

/// One connection to a PipeWire server, and the part of its graph that matters to us. Only those nodes are
/// bound whose state we need, so that music playing wakes nobody. Loop thread only.
class PipeWireConnection {
public:
    struct Listener {
        virtual ~Listener() = default;
        /// Both are called from inside libpipewire: neither may throw nor destroy the connection.
        virtual void graph_changed() = 0;
        virtual void server_gone() = 0;
    };

    /// Throws std::runtime_error when there is no server.
    PipeWireConnection(EventLoop& loop, const PipeWireLibrary& library, Listener& listener);
    ~PipeWireConnection();
    PipeWireConnection(const PipeWireConnection&) = delete;
    PipeWireConnection& operator=(const PipeWireConnection&) = delete;

    [[nodiscard]] MediaGraph::Uses uses() const { return graph_.uses(); }

    /// "0.3.65"; empty until the server has said it.
    [[nodiscard]] const std::string& server_version() const { return server_version_; }

private:
    class BoundNode;
    struct Events;

    void connect();
    void disconnect();
    void iterate();
    void take_global(std::uint32_t id, const char* type, const spa_dict* properties);
    void take_node(const pw_node_info& info);
    void bind(std::uint32_t id);
    void remove(std::uint32_t id);

    const PipeWireLibrary& library_;
    Listener& listener_;
    MediaGraph graph_;
    std::string server_version_;
    pw_loop* loop_ = nullptr;
    pw_context* context_ = nullptr;
    pw_core* core_ = nullptr;
    pw_registry* registry_ = nullptr;
    spa_hook core_hook_{};
    spa_hook registry_hook_{};
    std::map<std::uint32_t, std::unique_ptr<BoundNode>> bound_;
    Registration reading_;
};

} // namespace unknot
