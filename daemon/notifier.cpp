// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/notifier.h"

#include "daemon/contract/bus.h"

#include <algorithm>

namespace unknot {

namespace {

constexpr auto server_bus_name = "org.freedesktop.Notifications";
constexpr auto server_path = "/org/freedesktop/Notifications";
constexpr auto server_interface = "org.freedesktop.Notifications";
constexpr auto owner_rule = "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
                            "member='NameOwnerChanged',arg0='org.freedesktop.Notifications'";

/// Why a notification closed, by the specification.
constexpr std::uint32_t dismissed_by_user = 2;

constexpr auto app_name = "Unknot";
constexpr auto icon_name = "org.unknot.Unknot";

/// The text between tags for servers that read markup.
std::string escaped(const std::string& text) {
    std::string safe;
    for (const char letter : text) {
        switch (letter) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        default:
            safe += letter;
        }
    }
    return safe;
}

std::uint8_t urgency_of(Firmness firmness) {
    switch (firmness) {
    case Firmness::hint:
        return 0;
    case Firmness::ask:
        return 1;
    case Firmness::insist:
    case Firmness::enforce:
        return 2;
    }
    return 1;
}

/// Milliseconds: a hint goes when its server thinks fit, the others stay until they are answered.
std::int32_t timeout_of(Firmness firmness) {
    return firmness == Firmness::hint ? -1 : 0;
}

std::map<std::string, sdbus::Variant> hints_of(Firmness firmness) {
    std::map<std::string, sdbus::Variant> hints{{"urgency", sdbus::Variant{urgency_of(firmness)}},
                                                {"category", sdbus::Variant{std::string{"x-unknot.break"}}},
                                                {"desktop-entry", sdbus::Variant{std::string{icon_name}}}};
    if (firmness == Firmness::hint)
        hints.emplace("transient", sdbus::Variant{true});
    return hints;
}

/// GNOME's shell drops the buttons of a banner that is replaced while it is seen.
bool loses_buttons_when_replaced(const std::string& server) {
    return server == "gnome-shell";
}

} // namespace

Notifier::Notifier(sdbus::IConnection& session_bus, Listener& listener)
    : listener_{listener},
      bus_{bus::proxy(session_bus, "org.freedesktop.DBus", "/org/freedesktop/DBus")},
      server_{bus::proxy(session_bus, server_bus_name, server_path)} {
    server_->uponSignal("ActionInvoked")
        .onInterface(server_interface)
        .call([this](std::uint32_t id, const std::string& key) { on_action(id, key); });
    server_->uponSignal("NotificationClosed")
        .onInterface(server_interface)
        .call([this](std::uint32_t id, std::uint32_t reason) { on_closed(id, reason); });
    bus::finish(*server_);
    owner_match_ =
        session_bus.addMatch(owner_rule, [this](sdbus::Message& message) { on_owner_changed(message); });
    find_server();
}

/// Asks whether there is a server before talking to it: a question would have the bus start one, and at login
/// that could be another than the one the desktop is about to start.
void Notifier::find_server() {
    bus_->callMethodAsync("NameHasOwner")
        .onInterface("org.freedesktop.DBus")
        .withArguments(std::string{server_bus_name})
        .uponReplyInvoke([this](const sdbus::Error* error, bool has_owner) {
            if (!error && has_owner)
                learn_server();
            else
                listener_.notification_server_changed();
        });
}

/// What the server can do decides what it is sent.
void Notifier::learn_server() {
    server_->callMethodAsync("GetCapabilities")
        .onInterface(server_interface)
        .uponReplyInvoke([this](const sdbus::Error* error, const std::vector<std::string>& capabilities) {
            if (!error)
                capabilities_ = {capabilities.begin(), capabilities.end()};
        });
    server_->callMethodAsync("GetServerInformation")
        .onInterface(server_interface)
        .uponReplyInvoke([this](const sdbus::Error* error, const std::string& name, const std::string&,
                                const std::string&, const std::string&) {
            server_name_ = error ? std::string{} : name;
            listener_.notification_server_changed();
        });
}

void Notifier::on_owner_changed(sdbus::Message& message) {
    std::string name;
    std::string before;
    std::string after;
    message >> name >> before >> after;
    shown_.reset();
    server_name_.clear();
    capabilities_.clear();
    if (after.empty())
        return listener_.notification_server_changed();
    learn_server();
    if (notice_)
        notify();
}

void Notifier::show(Notice notice) {
    if (shown_ && notice_ &&
        (notice_->prompt.id != notice.prompt.id || loses_buttons_when_replaced(server_name_)))
        take_down(*shown_);
    notice_ = std::move(notice);
    notify();
}

void Notifier::tell(const std::string& title, const std::string& body) {
    const bool markup = capabilities_.contains("body-markup");
    server_->callMethodAsync("Notify")
        .onInterface(server_interface)
        .withArguments(std::string{app_name}, std::uint32_t{0}, std::string{icon_name}, title,
                       markup ? escaped(body) : body, std::vector<std::string>{}, hints_of(Firmness::hint),
                       timeout_of(Firmness::hint))
        .uponReplyInvoke([](const sdbus::Error*, std::uint32_t) {});
}

void Notifier::close(int prompt) {
    if (!notice_ || notice_->prompt.id != prompt)
        return;
    notice_.reset();
    if (shown_)
        take_down(*shown_);
}

void Notifier::notify() {
    const int serial = ++serial_;
    server_->callMethodAsync("Notify")
        .onInterface(server_interface)
        .withArguments(std::string{app_name}, replaced(), std::string{icon_name}, notice_->words.title,
                       body(), actions(), hints_of(notice_->prompt.firmness),
                       timeout_of(notice_->prompt.firmness))
        .uponReplyInvoke(
            [this, serial](const sdbus::Error* error, std::uint32_t id) { on_notified(serial, error, id); });
}

void Notifier::on_notified(int serial, const sdbus::Error* error, std::uint32_t id) {
    const bool late = serial != serial_;
    if (error)
        return late ? void() : failed(error->getMessage());
    if (late || !notice_)
        return take_down(id);
    shown_ = id;
    if (std::exchange(failed_, false))
        listener_.notification_works();
}

void Notifier::failed(const std::string& why) {
    if (notice_ && !std::exchange(failed_, true))
        listener_.notification_failed(*notice_, why);
}

void Notifier::on_action(std::uint32_t id, const std::string& key) {
    if (shown_ != id || !notice_)
        return;
    const auto& buttons = notice_->buttons;
    if (key == "default" && !buttons.empty())
        return reply(buttons.front().reply);
    if (const auto pressed = from_word<event::Reply>(key))
        reply(*pressed);
}

void Notifier::on_closed(std::uint32_t id, std::uint32_t reason) {
    if (shown_ != id || !notice_)
        return;
    shown_.reset();
    if (reason == dismissed_by_user)
        reply(event::Reply::close);
}

void Notifier::reply(event::Reply reply) {
    listener_.notification_replied(notice_->prompt.id, reply);
}

/// Servers differ in whether a notification goes after its action; one that is gone already is no failure.
void Notifier::take_down(std::uint32_t id) {
    shown_.reset();
    server_->callMethodAsync("CloseNotification")
        .onInterface(server_interface)
        .withArguments(id)
        .uponReplyInvoke([](const sdbus::Error*) {});
}

std::vector<std::string> Notifier::actions() const {
    std::vector<std::string> actions;
    if (!capabilities_.empty() && !capabilities_.contains("actions"))
        return actions;
    if (!notice_->buttons.empty())
        actions = {"default", notice_->buttons.front().label};
    for (const Button& button : notice_->buttons) {
        actions.emplace_back(word(button.reply));
        actions.push_back(button.label);
    }
    return actions;
}

std::string Notifier::body() const {
    std::string text = notice_->words.body;
    if (!notice_->buttons.empty() && !capabilities_.empty() && !capabilities_.contains("actions"))
        text += "\nunknot answer start | snooze | skip";
    return capabilities_.contains("body-markup") ? escaped(text) : text;
}

std::uint32_t Notifier::replaced() const {
    return shown_.value_or(0);
}

Finding Notifier::describe() const {
    if (server_name_.empty())
        return {"notifications", false, "no notification server answers on the session bus",
                "install or start one, such as dunst, mako or the desktop's own; reminders are then shown"};
    if (!capabilities_.contains("actions"))
        return {"notifications", true, server_name_ + ", which shows no buttons",
                "answer with `unknot answer start`, `snooze` or `skip`"};
    return {"notifications", true, server_name_ + ", with buttons", std::nullopt};
}

} // namespace unknot
