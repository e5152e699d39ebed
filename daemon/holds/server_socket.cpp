// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/server_socket.h"

#include "daemon/boot_clock.h"
#include "daemon/file_watch.h"

#include <utility>

namespace unknot {
namespace {

/// A socket is there a little before its server listens. Doubled at each failure: 6 s in all.
constexpr Duration first_pause{100};
constexpr unsigned most_failures = 6;

} // namespace

ServerSocket::ServerSocket(EventLoop& loop, std::filesystem::path path, std::function<bool()> connect)
    : loop_{loop},
      path_{std::move(path)},
      connect_{std::move(connect)},
      again_{loop, [this] { try_to_connect(); }} {}

void ServerSocket::start() {
    failures_ = 0;
    socket_changes_ = on_file_changed(loop_, path_, [this] {
        failures_ = 0;
        try_to_connect();
    });
    try_to_connect();
}

void ServerSocket::try_to_connect() {
    again_.set({});
    std::error_code unreadable;
    if (!std::filesystem::exists(path_, unreadable))
        return;
    if (connect_())
        socket_changes_.end();
    else if (failures_ < most_failures)
        again_.set(boot_now() + first_pause * (1U << failures_++));
}

} // namespace unknot
