// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mock_service.h"

#include <stdexcept>

namespace unknot::test {
namespace {

std::vector<std::string> python(std::vector<std::string> arguments) {
    std::vector<std::string> command{"/usr/bin/python3", "-m", "dbusmock"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

} // namespace

std::unique_ptr<MockService> MockService::from_template(const Bus& bus, const std::string& name,
                                                        const std::string& bus_name,
                                                        const std::string& parameters) {
    return std::make_unique<MockService>(
        bus, std::vector<std::string>{"--template", name, "--parameters", parameters}, bus_name);
}

std::unique_ptr<MockService> MockService::bare(const Bus& bus, const std::string& bus_name,
                                               const std::string& path, const std::string& interface) {
    return std::make_unique<MockService>(bus, std::vector<std::string>{bus_name, path, interface}, bus_name);
}

MockService::MockService(const Bus& bus, std::vector<std::string> arguments, const std::string& bus_name)
    : process_{{python(std::move(arguments)),
                {{"DBUS_SESSION_BUS_ADDRESS", bus.address()}, {"DBUS_SYSTEM_BUS_ADDRESS", bus.address()}}}} {
    if (!bus.wait_for(bus_name))
        throw std::runtime_error{bus_name + " is not played: " + process_.errors()};
}

} // namespace unknot::test
