// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/schedule.h"
#include "tests/simulation/promises.h"

#include <string>
#include <variant>
#include <vector>

namespace unknot::test {

/// What may happen to a machine besides events.
namespace act {

/// The boot clock runs, nobody works at it; told by logind before and after, or not.
struct Sleep {
    Duration length{0};
    bool told = false;
};

/// Somebody sets the clock: so far from the true time.
struct SetWall {
    Duration off{0};
};

struct SetZone {
    Zone zone;
};

/// The service dies and comes back so much later; with a power cut, in another boot.
struct Restart {
    Duration dead{0};
    bool power_cut = false;
};

} // namespace act

using Act = std::variant<Event, act::Sleep, act::SetWall, act::SetZone, act::Restart>;

/// After that much time, this. `woken`: the schedule was woken meanwhile whenever it asked to be.
struct Step {
    Duration after{0};
    bool woken = true;
    Act act;
};

/// Plays any steps in any order to a schedule, every promise held against each.
class Player {
public:
    Player(Settings settings, const Stamp& start);

    void play(const Step& step);

    [[nodiscard]] const Promises& promises() const { return promises_; }

    [[nodiscard]] const Schedule& schedule() const { return schedule_; }

    /// It asked to be woken more often in one wait than anything explains.
    [[nodiscard]] bool spun() const { return spun_; }

    [[nodiscard]] const Effects& effects() const { return effects_; }

private:
    void wait(Duration length, bool woken);
    void pass(Duration length);
    void feed(const Event& event);
    void act(const Event& event);
    void act(const act::Sleep& sleep);
    void act(const act::SetWall& set);
    void act(const act::SetZone& set);
    void act(const act::Restart& restart);

    Stamp at_;
    Schedule schedule_;
    Promises promises_;
    Effects effects_;
    Duration wall_off_{0};
    int boots_ = 0;
    bool spun_ = false;
};

} // namespace unknot::test
