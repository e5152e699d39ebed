// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/media_graph.h"

#include <doctest/doctest.h>

using namespace unknot;

namespace {

using Properties = MediaGraph::Properties;
using Uses = MediaGraph::Uses;

/// A graph with one source and one stream that runs and is linked to it.
Uses uses(const Properties& source, const Properties& stream) {
    MediaGraph graph;
    graph.add_node(1, source);
    graph.add_node(2, stream);
    graph.set_running(2, true);
    graph.add_link(3, 1, 2);
    return graph.uses();
}

const Properties microphone{{"media.class", "Audio/Source"}, {"node.name", "alsa_input.usb"}};
const Properties speakers{{"media.class", "Audio/Sink"}};
const Properties recorder{{"media.class", "Stream/Input/Audio"}};
const Properties viewer{{"media.class", "Stream/Input/Video"}};

Properties with(Properties properties, const std::string& name, const std::string& value) {
    properties[name] = value;
    return properties;
}

} // namespace

TEST_CASE("a stream counts while it runs and is linked to a microphone") {
    MediaGraph graph;
    graph.add_node(1, microphone);
    graph.add_node(2, recorder);
    graph.add_link(3, 1, 2);
    CHECK(graph.uses() == Uses{});
    graph.set_running(2, true);
    CHECK(graph.uses() == Uses{.microphone = true});
    graph.set_running(2, false);
    CHECK(graph.uses() == Uses{});
    graph.set_running(2, true);
    graph.remove(3);
    CHECK(graph.uses() == Uses{});
}

TEST_CASE("a node that goes takes its use along, and one that is not known is no use") {
    MediaGraph graph;
    graph.add_link(3, 1, 2);
    graph.set_running(2, true);
    CHECK(graph.uses() == Uses{});
    graph.add_node(2, recorder);
    graph.set_running(2, true);
    graph.add_node(1, microphone);
    REQUIRE(graph.uses().microphone);
    graph.remove(1);
    CHECK(graph.uses() == Uses{});
}

TEST_CASE("every source of sound is a microphone, and what is played is not") {
    for (const char* media : {"Audio/Source", "Audio/Source/Virtual", "Audio/Duplex"})
        CHECK(uses({{"media.class", media}}, recorder) == Uses{.microphone = true});
    for (const char* media : {"Audio/Sink", "Stream/Output/Audio", "Midi/Bridge"})
        CHECK(uses({{"media.class", media}}, recorder) == Uses{});
    CHECK(uses(microphone, {{"media.class", "Stream/Output/Audio"}}) == Uses{});
}

TEST_CASE("level meters and the insides of virtual devices do not count") {
    CHECK(uses(microphone, with(recorder, "stream.monitor", "true")) == Uses{});
    CHECK(uses(microphone, with(recorder, "resample.peaks", "true")) == Uses{});
    CHECK(uses(microphone, with(recorder, "media.category", "Monitor")) == Uses{});
    CHECK(uses(microphone, with(recorder, "node.link-group", "echo-cancel-7")) == Uses{});
    CHECK(uses(microphone, with(recorder, "application.id", "org.PulseAudio.pavucontrol")) == Uses{});
    CHECK(uses(microphone, with(recorder, "application.id", "org.example.Chat")) == Uses{.microphone = true});
    CHECK(uses(speakers, recorder) == Uses{});
}

TEST_CASE("a camera says that it is one or comes from a device, and all other video is of the screen") {
    const Properties source{{"media.class", "Video/Source"}};
    CHECK(uses(with(source, "media.role", "Camera"), viewer) == Uses{.camera = true});
    CHECK(uses(with(source, "device.id", "42"), viewer) == Uses{.camera = true});
    CHECK(uses(with(source, "device.api", "v4l2"), viewer) == Uses{.camera = true});
    CHECK(uses(source, viewer) == Uses{.screencast = true});
    CHECK(uses({{"media.class", "Stream/Output/Video"}}, viewer) == Uses{.screencast = true});
}

TEST_CASE("the desktop's own thumbnails of windows are no screen cast") {
    const Properties source{{"media.class", "Stream/Output/Video"}};
    CHECK(uses(source, with(viewer, "application.process.binary", "plasmashell")) == Uses{});
    CHECK(uses(source, with(viewer, "application.process.binary", "obs")) == Uses{.screencast = true});
}

TEST_CASE("properties that come in pieces add up") {
    MediaGraph graph;
    graph.add_node(1, {{"media.class", "Video/Source"}});
    graph.add_node(2, viewer);
    graph.set_running(2, true);
    graph.add_link(3, 1, 2);
    REQUIRE(graph.uses() == Uses{.screencast = true});
    graph.add_node(1, {{"media.role", "Camera"}});
    CHECK(graph.uses() == Uses{.camera = true});
}
