// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/facts.h"

namespace unknot::history {
namespace {

/// What is kept of each effect. The stamp converts boot times.
struct Keeping {
    const Stamp& now;

    [[nodiscard]] UtcTime utc(Instant instant) const { return utc_of(instant, now); }

    std::optional<Happening> operator()(const effect::ShowPrompt&) const { return std::nullopt; }

    std::optional<Happening> operator()(const effect::ClosePrompt& closed) const {
        const unknot::Prompt& prompt = closed.prompt;
        return fact::Prompt{.number = prompt.id,
                            .reminders = prompt.reminders,
                            .kind = prompt.kind,
                            .firmness = prompt.firmness,
                            .length = prompt.length,
                            .shown = utc(prompt.shown_at),
                            .closed = utc(closed.at),
                            .asks = prompt.asks,
                            .in_pause = prompt.in_pause,
                            .answer = closed.answer};
    }

    std::optional<Happening> operator()(const effect::StartBreak&) const { return std::nullopt; }

    std::optional<Happening> operator()(const effect::EndBreak& end) const {
        const unknot::Break& ended = end.ended;
        return fact::Break{.reminders = ended.reminders,
                           .kind = ended.kind,
                           .firmness = ended.firmness,
                           .from = utc(ended.started_at),
                           .to = utc(end.at),
                           .planned = ended.planned,
                           .counted = ended.counted,
                           .finished = end.finished,
                           .by_hand = ended.by_hand,
                           .prompt = ended.prompt};
    }

    std::optional<Happening> operator()(const effect::PassInterval& passed) const {
        return fact::Interval{passed.being, utc(passed.from), utc(passed.to)};
    }

    std::optional<Happening> operator()(const effect::PassSignal& passed) const {
        return fact::Hold{passed.signal, utc(passed.from), utc(passed.to)};
    }

    std::optional<Happening> operator()(const effect::PassBout& passed) const {
        return fact::Bout{utc(passed.from), utc(passed.to), passed.sitting};
    }

    std::optional<Happening> operator()(const effect::KeepDrink& drink) const {
        return fact::Drink{utc(drink.at)};
    }

    std::optional<Happening> operator()(const effect::Decided& decided) const {
        const unknot::Decision& decision = decided.decision;
        return fact::Decision{utc(decision.at), decision.kind, decision.reminders, decision.because};
    }

    std::optional<Happening> operator()(const effect::Refused&) const { return std::nullopt; }
};

} // namespace

std::optional<Fact> fact_of(const Effect& effect, const Stamp& at, const std::string& zone_name) {
    auto happening = std::visit(Keeping{at}, effect);
    if (!happening)
        return std::nullopt;
    const auto offset = at.utc < at.zone.until ? at.zone.offset : at.zone.offset_after;
    return Fact{std::move(*happening), ZoneThen{zone_name, offset}};
}

} // namespace unknot::history
