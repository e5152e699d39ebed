// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bus.h"

#include "tests/support/eventually.h"

#include <fstream>
#include <sdbus-c++/sdbus-c++.h>
#include <stdexcept>

namespace unknot::test {
namespace {

using namespace std::chrono_literals;

std::string configuration(const std::string& address, const std::vector<std::filesystem::path>& folders) {
    std::string text = "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
                       "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig>"
                       "<type>session</type><listen>" +
                       address + "</listen><auth>EXTERNAL</auth>";
    for (const auto& folder : folders)
        text += "<servicedir>" + folder.string() + "</servicedir>";
    return text +
           "<policy context=\"default\"><allow user=\"*\"/><allow own=\"*\"/><allow eavesdrop=\"true\"/>"
           "<allow send_destination=\"*\" eavesdrop=\"true\"/></policy></busconfig>";
}

} // namespace

Bus::Bus(std::vector<std::filesystem::path> service_folders, Variables variables)
    : address_{"unix:path=" + (folder_.path() / "bus").string()} {
    const auto file = folder_.path() / "bus.conf";
    std::ofstream{file} << configuration(address_, service_folders);
    variables.try_emplace("DBUS_SESSION_BUS_ADDRESS", address_);
    process_ = std::make_unique<Process>(Launch{
        {"dbus-daemon", "--nofork", "--nopidfile", "--print-address=1", "--config-file=" + file.string()},
        std::move(variables)});
    const auto printed = [this] { return process_->output().ends_with('\n') || !process_->running(); };
    if (!eventually(20s, printed) || !process_->running())
        throw std::runtime_error{"dbus-daemon does not start: " + process_->errors()};
}

std::unique_ptr<sdbus::IConnection> Bus::connect() const {
    return sdbus::createSessionBusConnectionWithAddress(address_);
}

bool Bus::has_owner(const std::string& name) const {
    const auto connection = connect();
    const auto bus = sdbus::createProxy(*connection, "org.freedesktop.DBus", "/org/freedesktop/DBus");
    bool owned = false;
    bus->callMethod("NameHasOwner")
        .onInterface("org.freedesktop.DBus")
        .withArguments(name)
        .storeResultsTo(owned);
    return owned;
}

bool Bus::wait_for(const std::string& name, std::chrono::milliseconds limit) const {
    return eventually(limit, [&] { return has_owner(name); });
}

void Bus::crash() {
    process_->send(SIGKILL);
    (void)process_->wait();
}

} // namespace unknot::test
