// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/cli/session.h"
#include "daemon/cli/trace.h"

namespace unknot::cli {

/// The last days of the history as a trace: when somebody was there, sitting or standing, and what was held
/// back for. The hands are not in the history; they count as resting. Throws CallFailed as Client does.
[[nodiscard]] Trace past_days(Session& session, unsigned days);

} // namespace unknot::cli
