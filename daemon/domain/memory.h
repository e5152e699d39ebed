// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/effect.h"
#include "daemon/domain/time.h"
#include "daemon/domain/words.h"

namespace unknot {

/// All that the rules remember. A plain value.
struct Memory {
    Stamp saved;
};

} // namespace unknot
