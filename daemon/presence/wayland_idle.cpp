// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/wayland_idle.h"

#include <algorithm>
#include <ext-idle-notify-v1.h>
#include <limits>
#include <utility>
#ifdef UNKNOT_WITH_KDE_IDLE
#include <idle.h>
#endif

namespace unknot {
namespace {

/// Milliseconds as the protocols carry them; never 0, which some compositors take for "never".
std::uint32_t to_wire(Duration time) {
    constexpr Duration::rep most = std::numeric_limits<std::int32_t>::max();
    return static_cast<std::uint32_t>(std::clamp<Duration::rep>(time.count(), 1, most));
}

/// The notifications of both protocols, which differ in their names only.
template <typename Object, typename Events, int (*add_listener)(Object*, const Events*, void*),
          void (*destroy)(Object*)>
class Notification final : public IdleNotification {
public:
    Notification(Object* object, IdleReactions reactions)
        : object_{object},
          reactions_{std::move(reactions)} {
        add_listener(object_, &events, this);
    }

    ~Notification() override { destroy(object_); }

private:
    // Copied before they are called: they may end this notification.
    static void idled(void* self, Object*) {
        const auto react = static_cast<Notification*>(self)->reactions_.idled;
        react();
    }

    static void resumed(void* self, Object*) {
        const auto react = static_cast<Notification*>(self)->reactions_.resumed;
        react();
    }

    static constexpr Events events{idled, resumed};

    Object* object_;
    IdleReactions reactions_;
};

using ExtNotification = Notification<ext_idle_notification_v1, ext_idle_notification_v1_listener,
                                     ext_idle_notification_v1_add_listener, ext_idle_notification_v1_destroy>;

class ExtIdleNotify final : public IdleProtocol {
public:
    static constexpr std::uint32_t input_only_since =
        EXT_IDLE_NOTIFIER_V1_GET_INPUT_IDLE_NOTIFICATION_SINCE_VERSION;

    ExtIdleNotify(wl_registry* registry, std::uint32_t name, std::uint32_t offered)
        : version_{std::min(offered, input_only_since)},
          notifier_{static_cast<ext_idle_notifier_v1*>(
              wl_registry_bind(registry, name, &ext_idle_notifier_v1_interface, version_))} {}

    ~ExtIdleNotify() override { ext_idle_notifier_v1_destroy(notifier_); }

    std::unique_ptr<IdleNotification> notify(wl_seat* seat, Duration after,
                                             IdleReactions reactions) override {
        auto* object = sees_through_inhibitors()
                           ? ext_idle_notifier_v1_get_input_idle_notification(notifier_, to_wire(after), seat)
                           : ext_idle_notifier_v1_get_idle_notification(notifier_, to_wire(after), seat);
        return std::make_unique<ExtNotification>(object, std::move(reactions));
    }

    [[nodiscard]] std::string name() const override {
        return "Wayland idle notification (ext-idle-notify-v1, version " + std::to_string(version_) + ")";
    }

    [[nodiscard]] bool sees_through_inhibitors() const override { return version_ >= input_only_since; }

    [[nodiscard]] int rank() const override { return 2; }

private:
    std::uint32_t version_;
    ext_idle_notifier_v1* notifier_;
};

#ifdef UNKNOT_WITH_KDE_IDLE
using KdeNotification =
    Notification<org_kde_kwin_idle_timeout, org_kde_kwin_idle_timeout_listener,
                 org_kde_kwin_idle_timeout_add_listener, org_kde_kwin_idle_timeout_release>;

class KdeIdle final : public IdleProtocol {
public:
    KdeIdle(wl_registry* registry, std::uint32_t name)
        : idle_{static_cast<org_kde_kwin_idle*>(
              wl_registry_bind(registry, name, &org_kde_kwin_idle_interface, 1))} {}

    ~KdeIdle() override { org_kde_kwin_idle_destroy(idle_); }

    std::unique_ptr<IdleNotification> notify(wl_seat* seat, Duration after,
                                             IdleReactions reactions) override {
        return std::make_unique<KdeNotification>(
            org_kde_kwin_idle_get_idle_timeout(idle_, seat, to_wire(after)), std::move(reactions));
    }

    [[nodiscard]] std::string name() const override {
        return "KDE idle timeouts (org_kde_kwin_idle, for want of ext-idle-notify-v1)";
    }

    [[nodiscard]] bool sees_through_inhibitors() const override { return false; }

    [[nodiscard]] int rank() const override { return 1; }

private:
    org_kde_kwin_idle* idle_;
};
#endif

} // namespace

std::unique_ptr<IdleProtocol> bind_idle_protocol(wl_registry* registry, std::uint32_t name,
                                                 std::string_view interface, std::uint32_t version) {
    if (interface == ext_idle_notifier_v1_interface.name)
        return std::make_unique<ExtIdleNotify>(registry, name, version);
#ifdef UNKNOT_WITH_KDE_IDLE
    if (interface == org_kde_kwin_idle_interface.name)
        return std::make_unique<KdeIdle>(registry, name);
#endif
    return nullptr;
}

std::string known_idle_protocols() {
#ifdef UNKNOT_WITH_KDE_IDLE
    return "ext-idle-notify-v1 nor org_kde_kwin_idle";
#else
    return "ext-idle-notify-v1 (and this build does not know org_kde_kwin_idle)";
#endif
}

} // namespace unknot
