// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace unknot {

/// What of PipeWire's graph says who listens to a microphone, or looks at a camera or at the screen. Pure:
/// it is told of nodes and links, and says what is in use.
class MediaGraph {
public:
    using Id = std::uint32_t;
    using Properties = std::map<std::string, std::string, std::less<>>;

    /// What runs now.
    struct Uses {
        bool microphone = false;
        bool camera = false;
        bool screencast = false;

        friend bool operator==(const Uses&, const Uses&) = default;
    };

    /// Adds a node, or more properties of one that is known.
    void add_node(Id id, const Properties& properties);
    void set_running(Id id, bool running);
    void add_link(Id id, Id output_node, Id input_node);
    /// Forgets a node or a link.
    void remove(Id id);

    /// A stream counts while it runs and is linked to
    ///  - a microphone: any audio source, also a virtual one (noise suppression). The monitor of a sink,
    ///  which
    ///    hears what is played, is none;
    ///  - a camera: a video source that says so (media.role) or that comes from a device;
    ///  - a screen: any other source of video, as compositors and portals make them.
    /// Level meters, and the inner streams of virtual devices, do not count.
    [[nodiscard]] Uses uses() const;

private:
    struct Node {
        Properties properties;
        bool running = false;
    };

    struct Link {
        Id output_node;
        Id input_node;
    };

    [[nodiscard]] static std::string_view property(const Node& node, std::string_view name);
    [[nodiscard]] static bool is_meter(const Node& stream);
    [[nodiscard]] static bool is_microphone(const Node& source);
    [[nodiscard]] static bool is_camera(const Node& source);
    static void add_use(Uses& uses, const Node& source, const Node& stream);

    std::map<Id, Node> nodes_;
    std::map<Id, Link> links_;
};

} // namespace unknot
