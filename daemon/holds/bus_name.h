// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <sdbus-c++/sdbus-c++.h>
#include <string>

namespace unknot {

/// Whether somebody on a bus owns a name; asking starts nobody. All calls are asynchronous. Loop thread only.
class BusName {
public:
    /// `changed` is called when it is known that the name has an owner, and again whenever the owner is
    /// another one or none. Throws sdbus::Error when the bus refuses. The bus outlives this.
    BusName(sdbus::IConnection& bus, std::string name, std::function<void()> changed);
    BusName(const BusName&) = delete;
    BusName& operator=(const BusName&) = delete;

    [[nodiscard]] bool owned() const { return owned_; }

    [[nodiscard]] const std::string& name() const { return name_; }

private:
    void on_owner_changed(sdbus::Message& signal);

    std::string name_;
    std::function<void()> changed_;
    bool owned_ = false;
    std::unique_ptr<sdbus::IProxy> bus_;
    sdbus::Slot owner_changes_;
};

} // namespace unknot
