// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The names of org.unknot.Unknot1.xml. Plain C strings: sdbus-c++ makes its own types of them, which differ
/// between 1.x and 2.x.
namespace unknot::bus {

inline constexpr auto name = "org.unknot.Unknot";
inline constexpr auto path = "/org/unknot/Unknot";
inline constexpr auto interface = "org.unknot.Unknot1";

/// The prefix of all errors of the service; effect::Refused::error is what follows.
inline constexpr auto error_prefix = "org.unknot.Error.";

/// What follows the prefix.
namespace error {
inline constexpr auto no_prompt = "NoPrompt";
inline constexpr auto no_break = "NoBreak";
inline constexpr auto not_allowed = "NotAllowed";
inline constexpr auto nothing_to_undo = "NothingToUndo";
inline constexpr auto unknown_reminder = "UnknownReminder";
inline constexpr auto invalid_argument = "InvalidArgument";
inline constexpr auto unknown_setting = "UnknownSetting";
inline constexpr auto invalid_setting = "InvalidSetting";
inline constexpr auto config_unwritable = "ConfigUnwritable";
inline constexpr auto history_unavailable = "HistoryUnavailable";
} // namespace error

/// At most so many rows in one answer of GetFacts and Explain.
inline constexpr unsigned most_rows = 1000;

/// The tables of GetFacts.
inline constexpr const char* fact_tables[] = {"intervals", "bouts",  "prompts",  "breaks",
                                              "holds",     "drinks", "decisions"};

} // namespace unknot::bus
