// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"

#include <memory>
#include <string>
#include <vector>

namespace sdbus {
class IConnection;
}

namespace unknot::test {

/// A message bus of its own for a test; ready when constructed. Everybody may connect, own any name and send
/// anything: it stands for a session bus as well as for a system bus.
class Bus {
public:
    /// `service_folders` hold the D-Bus .service files that it may start programs from: none unless named, so
    /// that nothing installed on the machine gets into a test. Programs it starts get `variables`.
    explicit Bus(std::vector<std::filesystem::path> service_folders = {}, Variables variables = {});

    /// For $DBUS_SESSION_BUS_ADDRESS or $DBUS_SYSTEM_BUS_ADDRESS.
    [[nodiscard]] const std::string& address() const { return address_; }

    /// A connection of the test itself; blocking, without a thread.
    [[nodiscard]] std::unique_ptr<sdbus::IConnection> connect() const;

    [[nodiscard]] bool has_owner(const std::string& name) const;
    /// Waits until somebody owns `name`. False when nobody does after `limit`.
    [[nodiscard]] bool wait_for(const std::string& name,
                                std::chrono::milliseconds limit = std::chrono::seconds{20}) const;
    /// Ends the bus, as a logout would: all its clients are hung up on.
    void crash();

private:
    TemporaryFolder folder_;
    std::string address_;
    std::unique_ptr<Process> process_;
};

/// A Bus as $DBUS_SESSION_BUS_ADDRESS.
struct SessionBus : Bus {
    using Bus::Bus;

    [[nodiscard]] Variables variables() const { return {{"DBUS_SESSION_BUS_ADDRESS", address()}}; }
};

/// A Bus as $DBUS_SYSTEM_BUS_ADDRESS.
struct SystemBus : Bus {
    using Bus::Bus;

    [[nodiscard]] Variables variables() const { return {{"DBUS_SYSTEM_BUS_ADDRESS", address()}}; }
};

} // namespace unknot::test
