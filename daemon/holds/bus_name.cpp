// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/bus_name.h"

#include <utility>

namespace unknot {

BusName::BusName(sdbus::IConnection& bus, std::string name, std::function<void()> changed)
    : name_{std::move(name)},
      changed_{std::move(changed)},
      bus_{sdbus::createProxy(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus")} {
    owner_changes_ =
        bus.addMatch("type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
                     "member='NameOwnerChanged',arg0='" +
                         name_ + "'",
                     [this](sdbus::Message& it) { on_owner_changed(it); });
    bus_->callMethodAsync("NameHasOwner")
        .onInterface("org.freedesktop.DBus")
        .withArguments(name_)
        .uponReplyInvoke([this](const sdbus::Error* error, bool owned) {
            if (!error && owned && !std::exchange(owned_, true))
                changed_();
        });
}

void BusName::on_owner_changed(sdbus::Message& signal) {
    std::string name;
    std::string before;
    std::string now;
    signal >> name >> before >> now;
    owned_ = !now.empty();
    changed_();
}

} // namespace unknot
