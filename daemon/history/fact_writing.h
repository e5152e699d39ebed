// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/history/database.h"
#include "daemon/history/facts.h"

namespace unknot::history {

/// Adds the row of a fact, with an id of its own, for this device. To be called within a transaction.
void add_row(Database& database, const Fact& fact);

/// Makes this device known to a new history.
void add_own_device(Database& database);

} // namespace unknot::history
