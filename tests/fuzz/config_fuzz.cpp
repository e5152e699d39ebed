// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/config_edit.h"
#include "tests/fuzz/promise.h"

#include <chrono>
#include <cstdint>

using namespace std::chrono_literals;

/// Any text as a config file: it is read without an exception, it has settings or problems, a problem names
/// the file, and a setting saved into a good file is what is read from it afterwards.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto config = unknot::read_config(text, "config.toml");
    promise(config.settings.has_value() == config.problems.empty(), "settings, or problems");
    for (const auto& problem : config.problems)
        promise(problem.starts_with("config.toml:"), problem);
    if (!config.settings)
        return 0;
    const auto edited =
        unknot::config::saved(text, "timing.min_gap", unknot::FieldValue{std::string{"7min"}}, "config.toml");
    if (const auto* saved = std::get_if<std::string>(&edited)) {
        const auto again = unknot::read_config(*saved, "config.toml");
        promise(again.settings && again.settings->timing.min_gap == 7min, "a saved setting is read back");
    }
    return 0;
}
