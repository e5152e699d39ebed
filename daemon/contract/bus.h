// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <sdbus-c++/sdbus-c++.h>
#include <string>

/// What differs between sdbus-c++ 1.x and 2.x on the side of a client, in one place. Everything else that
/// daemon/contract uses is the same in both.
namespace unknot::bus {

#if __has_include(<sdbus-c++/VTableItems.h>)

/// What an asynchronous reply brings: something only when the call failed.
using MaybeError = std::optional<sdbus::Error>;

/// A proxy that is served by the loop which serves the connection.
[[nodiscard]] inline std::unique_ptr<sdbus::IProxy>
proxy(sdbus::IConnection& connection, const std::string& service, const std::string& object_path) {
    return sdbus::createProxy(connection, sdbus::ServiceName{service}, sdbus::ObjectPath{object_path});
}

/// To be called once, after the last signal of a proxy was asked for.
inline void finish(sdbus::IProxy& /*proxy*/) {}

#else

using MaybeError = const sdbus::Error*;

[[nodiscard]] inline std::unique_ptr<sdbus::IProxy>
proxy(sdbus::IConnection& connection, const std::string& service, const std::string& object_path) {
    return sdbus::createProxy(connection, service, object_path);
}

inline void finish(sdbus::IProxy& proxy) {
    proxy.finishRegistration();
}

#endif

} // namespace unknot::bus
