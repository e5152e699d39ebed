// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/settings.h"
#include "daemon/domain/time.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What people write on the command line, as values. All throw UsageError with a sentence that says what is
/// expected.
namespace unknot::cli {

/// Only UTF-8 without zero bytes can cross the bus.
void require_text(const std::string& argument);
[[nodiscard]] bool is_text(std::string_view bytes);

/// The words with a space between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

/// A length above zero. `name` is what it is for, in the sentence.
[[nodiscard]] Duration duration_argument(const std::string& name, const std::string& text);

/// "2026-03-02", "today" or "yesterday", where `today` is the day that lasts now.
[[nodiscard]] LocalDay day_argument(const std::string& text, LocalDay today);

/// What `unknot pause` takes.
struct UntilResumed {};

struct UntilTomorrow {};

using PauseAsked = std::variant<UntilResumed, Duration, TimeOfDay, UntilTomorrow>;

/// Nothing, "30min", "1 h 30", "until 15:00", "until tomorrow" or "tomorrow".
[[nodiscard]] PauseAsked pause_arguments(const std::vector<std::string>& words);

/// When the clock on the wall shows `time` next.
[[nodiscard]] UtcTime next_time_of_day(TimeOfDay time, const Stamp& now);

} // namespace unknot::cli
