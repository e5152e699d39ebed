// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/exit_code.h"
#include "daemon/cli/trace.h"
#include "tests/fuzz/promise.h"

#include <algorithm>
#include <cstdint>
#include <sstream>

/// Any text as a trace: it is refused with a sentence that names file and line, or its steps come in order.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream lines{std::string{reinterpret_cast<const char*>(data), size}};
    try {
        const auto trace = unknot::cli::read_trace(lines, "day.jsonl");
        promise(std::ranges::is_sorted(trace.steps, {}, &unknot::cli::TimedStep::at), "steps in order");
    } catch (const unknot::cli::UsageError& refusal) {
        promise(std::string_view{refusal.what()}.starts_with("day.jsonl:"), refusal.what());
    }
    return 0;
}
