// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/status.h"
#include "daemon/domain/effect.h"
#include "daemon/domain/time.h"

#include <string>
#include <string_view>
#include <vector>

/// Things said in plain words, in the user's language. Pure: no clock, no zone but the one handed in.
namespace unknot {

/// A length for people: "45 s", "1 min 30 s", "24 min", "1 h 52 min". Seconds are told below five minutes,
/// and what is not told is cut off. A negative one counts as none.
[[nodiscard]] std::string duration_words(Duration length);

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& items);

/// "10:36".
[[nodiscard]] std::string time_text(LocalTime time);
/// "2026-03-02".
[[nodiscard]] std::string day_text(LocalDay day);

/// "a call is on", for the word of a Hold or a Signal; an unknown word as it is.
[[nodiscard]] std::string hold_words(std::string_view hold);

/// A decision without its time: "stretch held back: a call is on". `decision` is a word of DecisionKind;
/// an unknown one is told as it is.
[[nodiscard]] std::string decision_sentence(std::string_view decision,
                                            const std::vector<std::string>& reminders,
                                            const Because& because);
[[nodiscard]] std::string decision_sentence(const Decision& decision);

/// The same with its time: "10:30 stretch held back: a call is on".
[[nodiscard]] std::string timed_decision_sentence(const Decision& decision, const Stamp& now);

/// Where a reminder stands: "stretch in 6 min (10:36)", "water rides along", "eyes is off".
[[nodiscard]] std::string reminder_sentence(const ReminderStatus& reminder, UtcTime now, const Zone& zone);

} // namespace unknot
