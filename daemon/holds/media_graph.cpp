// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/media_graph.h"

#include <algorithm>
#include <array>

namespace unknot {
namespace {

/// Programs of the desktop that only show how loud it is, or how a window looks.
constexpr std::array meters{
    std::string_view{"org.PulseAudio.pavucontrol"},
    std::string_view{"org.gnome.VolumeControl"},
    std::string_view{"plasmashell"}, // window thumbnails and the volume applet
    std::string_view{"kwin_wayland"},
};

} // namespace

void MediaGraph::add_node(Id id, const Properties& properties) {
    for (const auto& [name, value] : properties)
        nodes_[id].properties.insert_or_assign(name, value);
}

void MediaGraph::set_running(Id id, bool running) {
    if (const auto found = nodes_.find(id); found != nodes_.end())
        found->second.running = running;
}

void MediaGraph::add_link(Id id, Id output_node, Id input_node) {
    links_.insert_or_assign(id, Link{output_node, input_node});
}

void MediaGraph::remove(Id id) {
    nodes_.erase(id);
    links_.erase(id);
}

MediaGraph::Uses MediaGraph::uses() const {
    Uses uses;
    for (const auto& [id, link] : links_) {
        const auto source = nodes_.find(link.output_node);
        const auto stream = nodes_.find(link.input_node);
        if (source != nodes_.end() && stream != nodes_.end() && stream->second.running)
            add_use(uses, source->second, stream->second);
    }
    return uses;
}

void MediaGraph::add_use(Uses& uses, const Node& source, const Node& stream) {
    if (is_meter(stream))
        return;
    const auto media = property(stream, "media.class");
    if (media == "Stream/Input/Audio")
        uses.microphone = uses.microphone || is_microphone(source);
    if (media == "Stream/Input/Video")
        (is_camera(source) ? uses.camera : uses.screencast) = true;
}

/// What only measures a level says so by one of the first three. A link group ties the streams of a virtual
/// device (an equalizer, an echo canceller) to it: whoever uses the device has a stream of its own.
bool MediaGraph::is_meter(const Node& stream) {
    const auto is_known = [&](std::string_view name) {
        return std::ranges::find(meters, property(stream, name)) != meters.end();
    };
    return property(stream, "stream.monitor") == "true" || property(stream, "resample.peaks") == "true" ||
           property(stream, "media.category") == "Monitor" || !property(stream, "node.link-group").empty() ||
           is_known("application.id") || is_known("application.process.binary");
}

bool MediaGraph::is_microphone(const Node& source) {
    const auto media = property(source, "media.class");
    return media.starts_with("Audio/Source") || media == "Audio/Duplex";
}

bool MediaGraph::is_camera(const Node& source) {
    return property(source, "media.class") == "Video/Source" &&
           (property(source, "media.role") == "Camera" || !property(source, "device.id").empty() ||
            !property(source, "device.api").empty());
}

std::string_view MediaGraph::property(const Node& node, std::string_view name) {
    const auto found = node.properties.find(name);
    return found == node.properties.end() ? std::string_view{} : found->second;
}

} // namespace unknot
