// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/pipewire_connection.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <stdexcept>
#include <string_view>

namespace unknot {
namespace {

MediaGraph::Properties to_map(const spa_dict* dict) {
    MediaGraph::Properties properties;
    for (std::uint32_t item = 0; dict && item < dict->n_items; ++item)
        if (dict->items[item].value)
            properties.insert_or_assign(dict->items[item].key, dict->items[item].value);
    return properties;
}

std::uint32_t number_of(const spa_dict* dict, const char* key) {
    const char* text = dict ? spa_dict_lookup(dict, key) : nullptr;
    const std::string_view digits{text ? text : ""};
    std::uint32_t number = SPA_ID_INVALID;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// Those whose state, or whose full properties, say more than the registry does.
bool must_be_bound(const spa_dict* properties) {
    const char* media = properties ? spa_dict_lookup(properties, PW_KEY_MEDIA_CLASS) : nullptr;
    const std::string_view media_class{media ? media : ""};
    return media_class.starts_with("Stream/Input/") || media_class == "Video/Source";
}

} // namespace

/// A node whose changes the server tells us, until the end of this object.
class PipeWireConnection::BoundNode {
public:
    BoundNode(const PipeWireLibrary& library, void* proxy, const pw_node_events& events, void* data)
        : library_{library},
          proxy_{static_cast<pw_proxy*>(proxy)} {
        pw_node_add_listener(static_cast<pw_node*>(proxy), &hook_, &events, data);
    }

    ~BoundNode() {
        spa_hook_remove(&hook_);
        library_.proxy_destroy(proxy_);
    }

    BoundNode(const BoundNode&) = delete;
    BoundNode& operator=(const BoundNode&) = delete;

private:
    const PipeWireLibrary& library_;
    pw_proxy* proxy_;
    spa_hook hook_{};
};

/// What libpipewire calls, with the connection as its data.
struct PipeWireConnection::Events {
    static PipeWireConnection& self(void* data) { return *static_cast<PipeWireConnection*>(data); }

    static void greeted(void* data, const pw_core_info* info) {
        if (info->version)
            self(data).server_version_ = info->version;
    }

    static void failed(void* data, std::uint32_t id, int, int result, const char*) {
        if (id == PW_ID_CORE && result == -EPIPE)
            self(data).listener_.server_gone();
    }

    static void came(void* data, std::uint32_t id, std::uint32_t, const char* type, std::uint32_t,
                     const spa_dict* properties) {
        self(data).take_global(id, type, properties);
    }

    static void went(void* data, std::uint32_t id) { self(data).remove(id); }

    static void changed(void* data, const pw_node_info* info) { self(data).take_node(*info); }

    static const pw_core_events core;
    static const pw_registry_events registry;
    static const pw_node_events node;
};

const pw_core_events PipeWireConnection::Events::core = [] {
    pw_core_events events{};
    events.version = PW_VERSION_CORE_EVENTS;
    events.info = greeted;
    events.error = failed;
    return events;
}();

const pw_registry_events PipeWireConnection::Events::registry{
    .version = PW_VERSION_REGISTRY_EVENTS, .global = came, .global_remove = went};

const pw_node_events PipeWireConnection::Events::node{
    .version = PW_VERSION_NODE_EVENTS, .info = changed, .param = nullptr};

PipeWireConnection::PipeWireConnection(EventLoop& loop, const PipeWireLibrary& library, Listener& listener)
    : library_{library},
      listener_{listener} {
    try {
        connect();
        reading_ = loop.on_readable(pw_loop_get_fd(loop_), [this] { iterate(); });
    } catch (...) {
        disconnect();
        throw;
    }
}

PipeWireConnection::~PipeWireConnection() {
    reading_.end();
    disconnect();
}

/// Without a configuration file: we need one module of it, and no others shall be loaded into our memory. The
/// thread that would move sound is stopped: we move none.
void PipeWireConnection::connect() {
    constexpr std::array settings{spa_dict_item{PW_KEY_CONFIG_NAME, "null"},
                                  spa_dict_item{"support.dbus", "false"}};
    const spa_dict dict{0, settings.size(), settings.data()};
    loop_ = library_.loop_new(nullptr);
    if (loop_)
        context_ = library_.context_new(loop_, library_.properties_new_dict(&dict), 0);
    if (!context_)
        throw std::runtime_error{"libpipewire does not start"};
    library_.data_loop_stop(library_.context_get_data_loop(context_));
    if (!library_.context_load_module(context_, "libpipewire-module-protocol-native", nullptr, nullptr))
        throw std::runtime_error{"libpipewire has no module protocol-native"};
    core_ = library_.context_connect(context_, nullptr, 0);
    if (!core_)
        throw std::runtime_error{"PipeWire does not answer"};
    pw_core_add_listener(core_, &core_hook_, &Events::core, this);
    registry_ = pw_core_get_registry(core_, PW_VERSION_REGISTRY, 0);
    if (!registry_)
        throw std::runtime_error{"PipeWire does not show its graph"};
    pw_registry_add_listener(registry_, &registry_hook_, &Events::registry, this);
}

void PipeWireConnection::disconnect() {
    bound_.clear();
    if (registry_) {
        spa_hook_remove(&registry_hook_);
        library_.proxy_destroy(reinterpret_cast<pw_proxy*>(registry_));
    }
    if (core_) {
        spa_hook_remove(&core_hook_);
        library_.core_disconnect(core_);
    }
    if (context_)
        library_.context_destroy(context_);
    if (loop_)
        library_.loop_destroy(loop_);
}

void PipeWireConnection::iterate() {
    pw_loop_enter(loop_);
    pw_loop_iterate(loop_, 0);
    pw_loop_leave(loop_);
}

void PipeWireConnection::take_global(std::uint32_t id, const char* type, const spa_dict* properties) {
    if (type == std::string_view{PW_TYPE_INTERFACE_Link}) {
        graph_.add_link(id, number_of(properties, PW_KEY_LINK_OUTPUT_NODE),
                        number_of(properties, PW_KEY_LINK_INPUT_NODE));
        listener_.graph_changed();
    } else if (type == std::string_view{PW_TYPE_INTERFACE_Node}) {
        graph_.add_node(id, to_map(properties));
        if (must_be_bound(properties))
            bind(id);
    }
}

void PipeWireConnection::bind(std::uint32_t id) {
    void* proxy = pw_registry_bind(registry_, id, PW_TYPE_INTERFACE_Node, PW_VERSION_NODE, 0);
    if (proxy)
        bound_.insert_or_assign(id, std::make_unique<BoundNode>(library_, proxy, Events::node, this));
}

void PipeWireConnection::take_node(const pw_node_info& info) {
    if (info.change_mask & PW_NODE_CHANGE_MASK_PROPS)
        graph_.add_node(info.id, to_map(info.props));
    if (info.change_mask & PW_NODE_CHANGE_MASK_STATE)
        graph_.set_running(info.id, info.state == PW_NODE_STATE_RUNNING);
    listener_.graph_changed();
}

void PipeWireConnection::remove(std::uint32_t id) {
    bound_.erase(id);
    graph_.remove(id);
    listener_.graph_changed();
}

} // namespace unknot
