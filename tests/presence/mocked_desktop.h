// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/bus.h"
#include "tests/support/mock_service.h"

#include <cstdint>
#include <doctest/doctest.h>
#include <map>
#include <memory>
#include <sdbus-c++/sdbus-c++.h>
#include <string>
#include <vector>

namespace unknot::test {

/// A bus with services that a test plays, and the one connection of the service under test to it.
struct Side {
    Bus bus;
    std::unique_ptr<sdbus::IConnection> tested = bus.connect();
    std::unique_ptr<sdbus::IConnection> test = bus.connect();

    void emit(const char* service, const std::string& path, const std::string& interface,
              const std::string& signal, const std::vector<sdbus::Variant>& values) const {
        const auto signature = values.empty() ? std::string{} : values.front().peekValueType();
        sdbus::createProxy(*test, service, path)
            ->callMethod("EmitSignal")
            .onInterface("org.freedesktop.DBus.Mock")
            .withArguments(interface, signal, signature, values);
    }
};

inline constexpr auto login1 = "org.freedesktop.login1";
inline constexpr auto login1_path = "/org/freedesktop/login1";
inline constexpr auto manager = "org.freedesktop.login1.Manager";
inline constexpr auto session_interface = "org.freedesktop.login1.Session";

/// logind with session c1, which the environment says is ours.
struct MockedLogind {
    explicit MockedLogind(const Side& its_side)
        : side{its_side},
          process{MockService::from_template(side.bus, "logind", login1)} {
        std::string path;
        sdbus::createProxy(*side.test, login1, login1_path)
            ->callMethod("AddSession")
            .onInterface("org.freedesktop.DBus.Mock")
            .withArguments(std::string{"c1"}, std::string{"seat0"}, std::uint32_t{1000}, std::string{"ann"},
                           true)
            .storeResultsTo(path);
    }

    void change(const std::string& property, bool value) const {
        const std::map<std::string, sdbus::Variant> changes{{property, sdbus::Variant{value}}};
        sdbus::createProxy(*side.test, login1, "/org/freedesktop/login1/session/c1")
            ->callMethod("UpdateProperties")
            .onInterface("org.freedesktop.DBus.Mock")
            .withArguments(session_interface, changes);
    }

    void prepare_for_sleep(bool begins) const {
        side.emit(login1, login1_path, manager, "PrepareForSleep", {sdbus::Variant{begins}});
    }

    /// Adds a method to the manager.
    void answer(const char* method, const char* takes, const char* code) const {
        sdbus::createProxy(*side.test, login1, login1_path)
            ->callMethod("AddMethod")
            .onInterface("org.freedesktop.DBus.Mock")
            .withArguments(manager, method, takes, "o", code);
    }

    [[nodiscard]] std::size_t inhibitors() const {
        using Inhibitor =
            sdbus::Struct<std::string, std::string, std::string, std::string, std::uint32_t, std::uint32_t>;
        std::vector<Inhibitor> all;
        sdbus::createProxy(*side.test, login1, login1_path)
            ->callMethod("ListInhibitors")
            .onInterface(manager)
            .storeResultsTo(all);
        for (const auto& each : all)
            CHECK(std::get<0>(each) + " " + std::get<3>(each) == "sleep delay");
        return all.size();
    }

    const Side& side;
    std::unique_ptr<MockService> process;
};

/// A screen saver that is not in front of the desktop.
struct MockedScreenSaver {
    MockedScreenSaver(const Side& its_side, const char* its_name, const char* its_path)
        : side{its_side},
          name{its_name},
          path{its_path},
          process{MockService::bare(side.bus, name, path, name)} {
        answer(false);
    }

    /// What GetActive answers from now on.
    void answer(bool active) const {
        sdbus::createProxy(*side.test, name, path)
            ->callMethod("AddMethod")
            .onInterface("org.freedesktop.DBus.Mock")
            .withArguments(name, std::string{"GetActive"}, std::string{}, std::string{"b"},
                           std::string{active ? "ret = True" : "ret = False"});
    }

    void activate(bool active) const {
        answer(active);
        side.emit(name, path, name, "ActiveChanged", {sdbus::Variant{active}});
    }

    const Side& side;
    const char* name;
    const char* path;
    std::unique_ptr<MockService> process;
};

} // namespace unknot::test
