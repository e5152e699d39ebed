// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/sensor_callers.h"

namespace unknot {

SensorCallers::SensorCallers(sdbus::IConnection& bus, Forget forget)
    : bus_{bus},
      forget_{std::move(forget)} {}

void SensorCallers::speaks_for(const std::string& caller, const std::string& sensor) {
    auto [entry, is_new] = callers_.try_emplace(caller);
    entry->second.sensors.insert(sensor);
    if (!is_new)
        return;
    const std::string rule = "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
                             "member='NameOwnerChanged',arg0='" +
                             caller + "'";
    entry->second.watch = bus_.addMatch(rule, [this, caller](sdbus::Message&) { left(caller); });
}

void SensorCallers::left(const std::string& caller) {
    auto gone = callers_.extract(caller); // its watch, which calls this, ends only with the scope
    if (!gone)
        return;
    for (const std::string& sensor : gone.mapped().sensors)
        forget_(sensor);
}

} // namespace unknot
