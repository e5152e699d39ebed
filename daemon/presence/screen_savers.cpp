// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/screen_savers.h"

#include <algorithm>
#include <array>

namespace unknot {
namespace {

/// One screen saver. Its interface has the name of its service. Some answer at several paths and send each
/// signal from all of them: one is enough.
struct Service {
    const char* name;
    const char* path;
};

constexpr std::array services{
    Service{"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"},
    Service{"org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"},
    Service{"org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"},
    Service{"org.mate.ScreenSaver", "/org/mate/ScreenSaver"},
    Service{"org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"},
};

std::string active_signal_of(const Service& service) {
    return std::string{"type='signal',sender='"} + service.name + "',interface='" + service.name +
           "',path='" + service.path + "',member='ActiveChanged'";
}

std::string owner_changes_of(const Service& service) {
    return std::string{"type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
                       "member='NameOwnerChanged',arg0='"} +
           service.name + "'";
}

} // namespace

class ScreenSavers::Saver {
public:
    Saver(sdbus::IConnection& bus, const Service& service, const std::function<void()>& react)
        : react_{react},
          service_{service},
          saver_{sdbus::createProxy(bus, service.name, service.path)},
          bus_{sdbus::createProxy(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus")} {
        active_signal_ =
            bus.addMatch(active_signal_of(service), [this](sdbus::Message& it) { on_active_changed(it); });
        owner_changes_ =
            bus.addMatch(owner_changes_of(service), [this](sdbus::Message& it) { on_owner_changed(it); });
        ask_for_owner();
    }

    [[nodiscard]] bool active() const { return active_; }

    [[nodiscard]] bool present() const { return present_; }

    [[nodiscard]] const char* name() const { return service_.name; }

private:
    /// Asked first, since a call to the screen saver itself would start it.
    void ask_for_owner() {
        bus_->callMethodAsync("NameHasOwner")
            .onInterface("org.freedesktop.DBus")
            .withArguments(service_.name)
            .uponReplyInvoke([this](const sdbus::Error* error, bool owned) {
                if (!error && owned)
                    welcome();
            });
    }

    void on_owner_changed(sdbus::Message& signal) {
        std::string name;
        std::string before;
        std::string now;
        signal >> name >> before >> now;
        present_ = false;
        set_active(false);
        if (!now.empty())
            welcome();
    }

    void welcome() {
        present_ = true;
        saver_->callMethodAsync("GetActive")
            .onInterface(service_.name)
            .uponReplyInvoke([this](const sdbus::Error* error, bool active) {
                if (!error && present_) // one that cannot answer is believed to be inactive, until it signals
                    set_active(active);
            });
    }

    void on_active_changed(sdbus::Message& signal) {
        bool active = false;
        signal >> active;
        present_ = true;
        set_active(active);
    }

    void set_active(bool active) {
        active_ = active;
        react_();
    }

    std::function<void()> react_;
    const Service& service_;
    std::unique_ptr<sdbus::IProxy> saver_;
    std::unique_ptr<sdbus::IProxy> bus_;
    sdbus::Slot active_signal_;
    sdbus::Slot owner_changes_;
    bool present_ = false;
    bool active_ = false;
};

ScreenSavers::ScreenSavers(sdbus::IConnection& session_bus, std::function<void()> react) {
    for (const auto& service : services)
        savers_.push_back(std::make_unique<Saver>(session_bus, service, react));
}

ScreenSavers::~ScreenSavers() = default;

bool ScreenSavers::active() const {
    return std::ranges::any_of(savers_, [](const auto& saver) { return saver->active(); });
}

std::vector<std::string> ScreenSavers::present() const {
    std::vector<std::string> names;
    for (const auto& saver : savers_)
        if (saver->present())
            names.emplace_back(saver->name());
    return names;
}

} // namespace unknot
