// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/fact_pages.h"

#include "daemon/contract/names.h"

namespace unknot::cli {

void for_each_fact(Client& client, const std::string& table, const FactRange& range,
                   const std::function<void(const Dict&)>& take) {
    for (unsigned offset = 0;;) {
        const auto page =
            client.facts(table, range.from, range.to, {.offset = offset, .limit = bus::most_rows});
        for (const auto& fact : page)
            take(fact);
        offset += static_cast<unsigned>(page.size());
        if (page.size() < bus::most_rows)
            return;
    }
}

} // namespace unknot::cli
