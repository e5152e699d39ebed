// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/domain/schedule.h"

#include "daemon/domain/rules.h"
#include "daemon/domain/turn.h"

#include <algorithm>

namespace unknot {

namespace {

/// Hands that pause for less than this are not told apart from typing.
constexpr Duration least_rest = std::chrono::seconds{1};

} // namespace

Schedule::Schedule(Settings settings, const Stamp& now, std::string boot) : settings_(std::move(settings)) {
    Turn turn{settings_, memory_, decided_at_start_};
    turn.begin(now);
    memory_.boot = std::move(boot);
}

Schedule::Schedule(Settings settings, Memory memory, const Stamp& now, std::string boot)
    : settings_(std::move(settings)),
      memory_(std::move(memory)) {
    const bool same_boot = memory_.boot == boot && memory_.seen.now <= now.now;
    if (!same_boot)
        rebase(memory_, now);
    memory_.boot = std::move(boot);
    Turn turn{settings_, memory_, decided_at_start_};
    turn.resume(now, same_boot ? Turn::Restart::same_boot : Turn::Restart::other_boot);
}

Effects Schedule::handle(const Event& event, const Stamp& at) {
    Effects effects = std::exchange(decided_at_start_, {});
    Turn turn{settings_, memory_, effects};
    turn.go_to(at);
    std::visit([&](const auto& what) { turn.take(what); }, event);
    turn.catch_up();
    return effects;
}

std::optional<Instant> Schedule::next_deadline() const {
    const Scene scene{settings_, memory_, memory_.seen};
    Maybe next = earlier(break_done_at(scene), break_given_up_at(scene));
    if (!present(memory_))
        return next;
    next = earlier(next, away_at(scene));
    if (held_without_end(scene))
        return next;
    next = earlier(next, earlier(pause_ends_at(scene), hours_change_at(scene)));
    if (held(scene))
        return next;
    return earlier(next, next_prompt_step_at(scene));
}

InputWatch Schedule::input_watch() const {
    const Scene scene{settings_, memory_, memory_.seen};
    if (!present(memory_))
        return {};
    const Maybe waits = waits_from(scene);
    const bool closely = (waits && *waits <= scene.clock.now) || grows_at(scene) ||
                         (memory_.running && waits_for_hands(*memory_.running)) || counts_hands(settings_);
    const Timing& timing = settings_.timing;
    return {closely ? std::clamp(timing.pause, least_rest, timing.away_after) : timing.away_after};
}

Snapshot Schedule::snapshot(const Stamp& at) const {
    Schedule then = *this;
    [[maybe_unused]] const Effects what_would_happen = then.handle(event::Woken{}, at);
    return view(Scene{then.settings_, then.memory_, then.memory_.seen});
}

} // namespace unknot
