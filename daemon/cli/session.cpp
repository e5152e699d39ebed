// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/session.h"

#include <sdbus-c++/sdbus-c++.h>

namespace unknot::cli {

Session::Session(std::ostream& out, std::ostream& errors) : out_{out}, errors_{errors} {}

Session::~Session() = default;

sdbus::IConnection& Session::connection() {
    if (!connection_)
        connection_ = connect_to_session_bus();
    return *connection_;
}

Client& Session::client() {
    if (!client_) {
        client_ = std::make_unique<Client>(connection());
        client_->wait_at_most(limit_);
    }
    return *client_;
}

} // namespace unknot::cli
