// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/client.h"

#include <functional>
#include <string>

namespace unknot::cli {

/// Which facts.
struct FactRange {
    UtcTime from{};
    UtcTime to{}; ///< excluded
};

/// Hands over each fact of a table in order, one page of the service in memory at a time. Throws CallFailed.
void for_each_fact(Client& client, const std::string& table, const FactRange& range,
                   const std::function<void(const Dict&)>& take);

} // namespace unknot::cli
