// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/session.h"

#include <doctest/doctest.h>

using namespace unknot::test;

namespace {

bool mentions(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::unique_ptr<Process> xfce_notifyd(Session& session) {
    Variables variables = session.variables();
    variables["GSETTINGS_BACKEND"] = "memory";
    auto server = std::make_unique<Process>(
        Launch{.command = {"/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd"}, .variables = variables});
    if (!session.bus().wait_for("org.freedesktop.Notifications"))
        throw std::runtime_error{"xfce4-notifyd does not come up: " + server->errors()};
    return server;
}

} // namespace

TEST_CASE("without a notification server the reminder is printed, and shown when a server comes") {
    Session session;
    session.start();
    REQUIRE(session.type_until(20s, [&] { return prompts(session.status(), "stretch"); }));
    CHECK(eventually(5s, [&] { return !session.service().output().empty(); }));
    CHECK(mentions(session.cli({"doctor"}).output, "notification server"));
    const Dunst dunst{session};
    CHECK(eventually(10s, [&] { return dunst.displayed() == 1; }));
    CHECK(eventually(5s, [&] { return session.status()["troubles"].empty(); }));
}

TEST_CASE("a server that is restarted shows the open reminder again") {
    Session session;
    auto first = std::make_unique<Dunst>(session);
    session.start();
    REQUIRE(session.type_until(20s, [&] { return first->displayed() > 0; }));
    first.reset();
    const Dunst second{session};
    CHECK(eventually(10s, [&] { return second.displayed() == 1; }));
    const std::string offered = second.press("skip");
    CHECK(eventually(10s, [&] { return !prompts(session.status(), "stretch"); }));
}

TEST_CASE("another server takes over and is told what it can do") {
    Session session;
    auto dunst = std::make_unique<Dunst>(session);
    session.start();
    CHECK(eventually(5s, [&] { return mentions(session.cli({"doctor"}).output, "dunst"); }));
    dunst.reset();
    const auto other = xfce_notifyd(session);
    CHECK(eventually(5s, [&] { return mentions(session.cli({"doctor"}).output, "Xfce Notify Daemon"); }));
}
