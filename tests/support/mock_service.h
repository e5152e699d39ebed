// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/bus.h"

#include <memory>
#include <string>
#include <vector>

namespace unknot::test {

/// A D-Bus service played by python-dbusmock, on the bus when constructed. To make it say or do something,
/// call org.freedesktop.DBus.Mock on it (AddMethod, EmitSignal, UpdateProperties …), by Bus::connect().
class MockService {
public:
    /// One of dbusmock's templates by name ("logind", "notification_daemon" …); `parameters` is JSON.
    static std::unique_ptr<MockService> from_template(const Bus& bus, const std::string& name,
                                                      const std::string& bus_name,
                                                      const std::string& parameters = "{}");
    /// A bare object to be filled by AddMethod and so on.
    static std::unique_ptr<MockService> bare(const Bus& bus, const std::string& bus_name,
                                             const std::string& path, const std::string& interface);

    [[nodiscard]] Process& process() { return process_; }

    MockService(const Bus& bus, std::vector<std::string> arguments, const std::string& bus_name);

private:
    Process process_;
};

} // namespace unknot::test
