// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/do_not_disturb.h"

#include "daemon/holds/bus_question.h"
#include "daemon/holds/dconf.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace unknot {
namespace {

constexpr auto notifications = "org.freedesktop.Notifications";
constexpr auto notifications_path = "/org/freedesktop/Notifications";
constexpr auto swaync = "org.erikreider.swaync.cc";
constexpr auto swaync_path = "/org/erikreider/swaync/cc";
constexpr auto xfce_channel = "xfce4-notifyd";
constexpr auto xfce_property = "/do-not-disturb";

/// How one notification server is asked.
struct Server {
    std::string name; ///< as it gives itself in GetServerInformation
    std::string service;
    std::string path;
    Ask ask;
    bool tells_changes = true;
};

bool is_quiet_mode(std::string_view mode) {
    return mode == "dnd" || mode.find("do-not-disturb") != std::string_view::npos;
}

void ask_mako(sdbus::IProxy& mako, const TakeAnswer& answer) {
    mako.callMethodAsync("ListModes")
        .onInterface("fr.emersion.Mako")
        .uponReplyInvoke([answer](const sdbus::Error* error, const std::vector<std::string>& modes) {
            answer(error ? std::nullopt : std::optional{std::ranges::any_of(modes, is_quiet_mode)});
        });
}

/// A switch in dconf; the change is told by dconf's own signal, after the file was written.
Ask ask_dconf(const std::string& key, bool quiet_when, bool by_default) {
    return [=](sdbus::IProxy&, const TakeAnswer& answer) {
        answer(dconf_boolean(dconf_database(), key).value_or(by_default) == quiet_when);
    };
}

std::vector<Server> known_servers() {
    const std::string server = notifications;
    const std::string path = notifications_path;
    return {
        {"Plasma", server, path, ask_property(notifications, "Inhibited")},
        {"gnome-shell", server, path,
         ask_dconf("/org/gnome/desktop/notifications/show-banners", false, true)},
        {"cinnamon", server, path,
         ask_dconf("/org/cinnamon/desktop/notifications/display-notifications", false, true)},
        {"Xfce Notify Daemon", xfconf_service, xfconf_path, ask_xfconf(xfce_channel, xfce_property)},
        {"dunst", server, path, ask_property("org.dunstproject.cmd0", "paused")},
        {"SwayNotificationCenter", swaync, swaync_path, ask_method(swaync, "GetDnd")},
        {"mako", server, "/fr/emersion/Mako", ask_mako, false},
    };
}

/// Any of these may mean that the answer is another now.
std::vector<std::string> change_signals() {
    const auto of_dconf = [](const char* folder) {
        return std::string{"type='signal',interface='ca.desrt.dconf.Writer',member='Notify',arg0path='"} +
               folder + "'";
    };
    return {property_changes(notifications, notifications),
            property_changes(notifications, "org.dunstproject.cmd0"),
            property_changes(notifications, "fr.emersion.Mako"),
            xfconf_changes(xfce_channel, xfce_property),
            std::string{"type='signal',interface='"} + swaync + "'",
            of_dconf("/org/gnome/desktop/notifications/"),
            of_dconf("/org/cinnamon/desktop/notifications/")};
}

class DoNotDisturb : public HoldSource {
public:
    DoNotDisturb(sdbus::IConnection& bus, Tell tell)
        : bus_{bus},
          tell_{std::move(tell)},
          information_{sdbus::createProxy(bus, notifications, notifications_path)},
          owner_{bus, notifications, [this] { server_changed(); }} {
        for (const auto& match : change_signals())
            matches_.push_back(bus.addMatch(match, [this](sdbus::Message&) { ask([] {}); }));
    }

    void refresh(const std::function<void()>& answered) override {
        if (asked_ && !asked_->tells_changes)
            ask(answered);
        else
            answered();
    }

    [[nodiscard]] Finding describe() const override {
        if (!owner_.owned())
            return missing("no notification server runs", "Start the notification server of your desktop.");
        if (!asked_)
            return missing("the notification server '" + name_ + "' has no do-not-disturb that can be read",
                           "Pause Unknot yourself, or use a notification server with do-not-disturb.");
        if (!known_)
            return missing(name_ + " does not answer whether do-not-disturb is on",
                           "Restart the notification server.");
        return {.part = do_not_disturb_part,
                .works = true,
                .detail = name_ + (asked_->tells_changes ? "" : ", asked before each reminder"),
                .remedy = {}};
    }

private:
    static Finding missing(std::string detail, std::string remedy) {
        return {.part = do_not_disturb_part,
                .works = false,
                .detail = std::move(detail),
                .remedy = std::move(remedy)};
    }

    void server_changed() {
        asked_ = nullptr;
        server_.reset();
        name_.clear();
        take(std::nullopt);
        if (!owner_.owned())
            return;
        information_->callMethodAsync("GetServerInformation")
            .onInterface(notifications)
            .uponReplyInvoke([this](const sdbus::Error* error, const std::string& name, const std::string&,
                                    const std::string&, const std::string&) {
                if (!error && owner_.owned())
                    meet(name);
            });
    }

    void meet(const std::string& name) {
        name_ = name;
        const auto found = std::ranges::find(servers_, name, &Server::name);
        if (found == servers_.end())
            return;
        asked_ = &*found;
        server_ = sdbus::createProxy(bus_, found->service, found->path);
        ask([] {});
    }

    void ask(const std::function<void()>& answered) {
        if (!asked_)
            return answered();
        const auto* server = asked_;
        asked_->ask(*server_, [this, server, done = answered](std::optional<bool> on) {
            if (server == asked_)
                take(on);
            done();
        });
    }

    void take(std::optional<bool> on) {
        known_ = on.has_value();
        tell_(Signal::dnd, on.value_or(false));
    }

    sdbus::IConnection& bus_;
    Tell tell_;
    const std::vector<Server> servers_ = known_servers();
    std::string name_;              ///< of the server that runs
    const Server* asked_ = nullptr; ///< how it is asked; null: it cannot be
    bool known_ = false;            ///< it answered
    std::unique_ptr<sdbus::IProxy> information_;
    std::unique_ptr<sdbus::IProxy> server_;
    std::vector<sdbus::Slot> matches_;
    BusName owner_;
};

} // namespace

std::unique_ptr<HoldSource> open_do_not_disturb(sdbus::IConnection& session_bus, HoldSource::Tell tell) {
    return std::make_unique<DoNotDisturb>(session_bus, std::move(tell));
}

} // namespace unknot
