// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/time.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct wl_registry;
struct wl_seat;

namespace unknot {

/// What a notification of idleness calls, never from where it was asked for.
struct IdleReactions {
    std::function<void()> idled;   ///< no input for its time, counted from when it was asked for
    std::function<void()> resumed; ///< input after that; its time is counted anew from here
};

/// One notification of idleness at the compositor, until the end of this object.
class IdleNotification {
public:
    IdleNotification() = default;
    virtual ~IdleNotification() = default;
    IdleNotification(const IdleNotification&) = delete;
    IdleNotification& operator=(const IdleNotification&) = delete;
};

/// A way to ask a compositor for idleness; the notifications may outlive it. Its requests need a flush.
class IdleProtocol {
public:
    IdleProtocol() = default;
    virtual ~IdleProtocol() = default;
    IdleProtocol(const IdleProtocol&) = delete;
    IdleProtocol& operator=(const IdleProtocol&) = delete;

    [[nodiscard]] virtual std::unique_ptr<IdleNotification> notify(wl_seat* seat, Duration after,
                                                                   IdleReactions reactions) = 0;
    [[nodiscard]] virtual std::string name() const = 0;
    /// Whether idleness is told also while a program inhibits it.
    [[nodiscard]] virtual bool sees_through_inhibitors() const = 0;
    /// The better of two protocols has the higher rank.
    [[nodiscard]] virtual int rank() const = 0;
};

/// Binds what a compositor offers in its registry; null when it is no protocol of idleness that we know.
[[nodiscard]] std::unique_ptr<IdleProtocol> bind_idle_protocol(wl_registry* registry, std::uint32_t name,
                                                               std::string_view interface,
                                                               std::uint32_t version);

/// The protocols that this build knows, for sentences: "ext-idle-notify-v1 nor org_kde_kwin_idle".
[[nodiscard]] std::string known_idle_protocols();

} // namespace unknot
