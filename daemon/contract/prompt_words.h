// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/effect.h"
#include "daemon/domain/event.h"
#include "daemon/domain/settings.h"

#include <string>
#include <vector>

/// What prompts say. Comfort, not medicine: the wording rules of docs/safety.md hold, and a test looks for
/// the words that they forbid. Never scolds, never counts what was missed.
namespace unknot {

/// The words of one prompt, in the user's language.
struct PromptWords {
    std::string title;
    std::string body; ///< one line, then one for the riders, then one for each note
};

/// The words vary with the id, so that the tenth one today does not read like the first; the same prompt
/// always says the same. A reminder's own message replaces the words of its kind.
[[nodiscard]] PromptWords prompt_words(const Prompt& prompt, const Settings& settings);

/// What riders add, "… and a glass of water"; empty without riders.
[[nodiscard]] std::string rider_line(const Prompt& prompt, const Settings& settings);

/// A button of a notification, and what it answers.
struct Button {
    event::Reply reply;
    std::string label;
};

/// The buttons of a prompt, the most likely first; none for a hint about posture, which goes by itself.
/// Only what the firmness allows is offered.
[[nodiscard]] std::vector<Button> buttons_of(const Prompt& prompt);

/// The words of a kind where only one or two fit: "Stretch".
[[nodiscard]] std::string kind_title(Kind kind);

} // namespace unknot
