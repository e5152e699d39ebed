// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/bus.h"
#include "tests/support/process.h"

#include <stdexcept>
#include <string>

namespace unknot::test {

/// The settings of a user of GNOME: the real dconf writes them, and tells of each change on a bus, that of
/// the desktop under test or one of its own. Packages: dconf-cli, dconf-service.
class DconfWriter {
public:
    DconfWriter() : own_bus_{std::make_unique<Bus>()}, bus_{*own_bus_} { wait(); }

    explicit DconfWriter(const Bus& bus) : bus_{bus} { wait(); }

    /// For $XDG_CONFIG_HOME.
    [[nodiscard]] const std::filesystem::path& configuration() const { return folder_.path(); }

    [[nodiscard]] std::filesystem::path database() const { return folder_.path() / "dconf" / "user"; }

    /// `value` as GVariant's text: "false", "['a', 'b']", "@as []".
    void write(const std::string& key, const std::string& value) const {
        const auto done = run({{"dconf", "write", key, value}, variables()});
        if (done.status != 0)
            throw std::runtime_error{"dconf: " + done.errors};
    }

private:
    void wait() {
        if (!bus_.wait_for("ca.desrt.dconf"))
            throw std::runtime_error{"dconf-service does not start: " + service_.errors()};
    }

    [[nodiscard]] Variables variables() const {
        return {{"XDG_CONFIG_HOME", folder_.path()},
                {"XDG_CACHE_HOME", folder_.path()},
                {"DBUS_SESSION_BUS_ADDRESS", bus_.address()}};
    }

    TemporaryFolder folder_;
    std::unique_ptr<Bus> own_bus_;
    const Bus& bus_;
    Process service_{{{"/usr/libexec/dconf-service"}, variables()}};
};

} // namespace unknot::test
