// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <sdbus-c++/sdbus-c++.h>
#include <set>
#include <string>

namespace unknot {

/// Who on the bus reports presence for which sensor, so that a sensor whose program is gone is forgotten.
/// Loop thread only.
class SensorCallers {
public:
    using Forget = std::function<void(const std::string& sensor)>;

    /// `forget` is called for each sensor of a caller that left the bus.
    SensorCallers(sdbus::IConnection& bus, Forget forget);

    /// `caller` (a unique bus name) speaks for this sensor from now on.
    void speaks_for(const std::string& caller, const std::string& sensor);

private:
    struct Caller {
        sdbus::Slot watch;
        std::set<std::string> sensors;
    };

    void left(const std::string& caller);

    sdbus::IConnection& bus_;
    Forget forget_;
    std::map<std::string, Caller> callers_;
};

} // namespace unknot
