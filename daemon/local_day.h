// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/boot_clock.h"
#include "daemon/event_loop.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace unknot {

/// The name of the zone in force: $TZ, else where /etc/localtime leads ("Europe/Berlin"). Throws
/// std::runtime_error with a sentence when neither names a zone.
[[nodiscard]] std::string zone_in_force();
/// The same, and UTC where it would throw: Clocks tells the user about that.
[[nodiscard]] std::string zone_in_force_or_utc();

/// The offset of a zone at a moment, and its next change, by the time zone database of the system. Throws
/// std::runtime_error with a sentence when the zone is unknown. The first call reads the list of all zones.
[[nodiscard]] Zone zone_at(UtcTime when, const std::string& zone_name);

/// All clocks of the machine: hands out the stamps that events carry. Cheap: the zone is looked up again only
/// when its offset changes, when the clock was set back, or after zone_changed().
class Clocks {
public:
    using Warning = std::function<void(const std::string& sentence)>;

    /// `warn` is told when the zone in force is unknown, once until it changes; times are then in UTC.
    explicit Clocks(Warning warn) : warn_{std::move(warn)} {}

    [[nodiscard]] Stamp stamp_now();

    /// To be called on on_zone_changed().
    void zone_changed() { zone_ = std::nullopt; }

private:
    [[nodiscard]] Zone zone_now(UtcTime now);
    [[nodiscard]] Zone look_up(UtcTime now);

    Warning warn_;
    SleepCounter sleep_;
    std::optional<Zone> zone_;
    UtcTime zone_known_from_{};
    std::string warned_;
};

/// Calls after another zone was put in force, by the link that /etc/localtime is. Never with $TZ set.
[[nodiscard]] Registration on_zone_changed(EventLoop& loop, EventLoop::Callback react,
                                           const std::filesystem::path& link = "/etc/localtime");

} // namespace unknot
