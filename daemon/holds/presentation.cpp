// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/presentation.h"

#include "daemon/holds/bus_question.h"

#include <utility>

namespace unknot {
namespace {

constexpr auto channel = "xfce4-power-manager";
constexpr auto property = "/xfce4-power-manager/presentation-mode";

/// The setting outlives the session that made it: it counts only while the power manager runs, which is what
/// keeps the screen on.
class Presentation : public HoldSource {
public:
    Presentation(sdbus::IConnection& bus, Tell tell)
        : tell_{std::move(tell)},
          mode_{bus,
                {xfconf_service,
                 xfconf_path,
                 ask_xfconf(channel, property),
                 {xfconf_changes(channel, property)}},
                [this] { tell_now(); }},
          power_manager_{bus, "org.xfce.PowerManager", [this] { tell_now(); }} {}

    [[nodiscard]] Finding describe() const override {
        if (power_manager_.owned() && mode_.answer())
            return {.part = presentation_part,
                    .works = true,
                    .detail = "told by Xfce's power manager",
                    .remedy = {}};
        return {.part = presentation_part,
                .works = false,
                .detail = "this desktop has no presentation mode of its own that can be read",
                .remedy = "Use do-not-disturb, or pause Unknot for the talk."};
    }

private:
    void tell_now() { tell_(Signal::presentation, power_manager_.owned() && mode_.yes()); }

    Tell tell_;
    BusQuestion mode_;
    BusName power_manager_;
};

} // namespace

std::unique_ptr<HoldSource> open_presentation(sdbus::IConnection& session_bus, HoldSource::Tell tell) {
    return std::make_unique<Presentation>(session_bus, std::move(tell));
}

} // namespace unknot
