// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/logind.h"

#include <cstdint>
#include <cstdlib>
#include <unistd.h>
#include <utility>

namespace unknot {
namespace {

constexpr auto logind = "org.freedesktop.login1";
constexpr auto manager_path = "/org/freedesktop/login1";
constexpr auto manager_interface = "org.freedesktop.login1.Manager";
constexpr auto session_interface = "org.freedesktop.login1.Session";
constexpr auto properties_interface = "org.freedesktop.DBus.Properties";
/// Stands for the session of the caller, or for its user's session on the screen. Signals never come from it.
constexpr auto own_session_path = "/org/freedesktop/login1/session/auto";

constexpr auto owner_changes = "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
                               "member='NameOwnerChanged',arg0='org.freedesktop.login1'";
constexpr auto sleep_signals = "type='signal',sender='org.freedesktop.login1',"
                               "interface='org.freedesktop.login1.Manager',member='PrepareForSleep'";
constexpr auto session_changes =
    "type='signal',sender='org.freedesktop.login1',interface='org.freedesktop.DBus.Properties',"
    "member='PropertiesChanged',arg0='org.freedesktop.login1.Session',"
    "path_namespace='/org/freedesktop/login1/session'";

template <typename T>
std::optional<T> value_of(const std::map<std::string, sdbus::Variant>& properties, const char* name) {
    const auto found = properties.find(name);
    if (found == properties.end() || !found->second.containsValueOfType<T>())
        return std::nullopt;
    return found->second.get<T>();
}

/// Nobody is there, rather than somebody who refuses.
bool is_absence(const sdbus::Error& error) {
    return error.getName() == "org.freedesktop.DBus.Error.ServiceUnknown" ||
           error.getName() == "org.freedesktop.DBus.Error.NameHasNoOwner";
}

} // namespace

Logind::Logind(sdbus::IConnection& system_bus, Listener& listener)
    : bus_{system_bus},
      listener_{listener},
      manager_{sdbus::createProxy(bus_, logind, manager_path)},
      own_session_{sdbus::createProxy(bus_, logind, own_session_path)} {
    listen();
    begin();
}

void Logind::listen() {
    matches_.push_back(bus_.addMatch(owner_changes, [this](sdbus::Message& it) { on_owner_changed(it); }));
    matches_.push_back(
        bus_.addMatch(sleep_signals, [this](sdbus::Message& it) { on_prepare_for_sleep(it); }));
    matches_.push_back(
        bus_.addMatch(session_changes, [this](sdbus::Message& it) { on_session_changed(it); }));
}

void Logind::on_owner_changed(sdbus::Message& signal) {
    std::string name;
    std::string before;
    std::string now;
    signal >> name >> before >> now;
    forget();
    if (!now.empty())
        begin();
}

void Logind::begin() {
    ask_whether_still_sleeping();
    take_inhibitor();
    find_session();
}

void Logind::forget() {
    missing_ = "logind is not running";
    session_.reset();
    inhibitor_.reset();
}

void Logind::on_prepare_for_sleep(sdbus::Message& signal) {
    bool begins = false;
    signal >> begins;
    if (begins)
        fall_asleep();
    else
        wake_up();
}

void Logind::fall_asleep() {
    if (!std::exchange(sleeping_, true))
        listener_.suspending();
    inhibitor_.reset();
}

void Logind::wake_up() {
    if (!std::exchange(sleeping_, false))
        return;
    take_inhibitor();
    listener_.resumed();
}

/// A logind that was restarted over a suspend does not tell its end.
void Logind::ask_whether_still_sleeping() {
    if (!sleeping_)
        return;
    manager_->callMethodAsync("Get")
        .onInterface(properties_interface)
        .withArguments(manager_interface, "PreparingForSleep")
        .uponReplyInvoke([this](const sdbus::Error* error, const sdbus::Variant& value) {
            if (!error && value.containsValueOfType<bool>() && !value.get<bool>())
                wake_up();
        });
}

void Logind::take_inhibitor() {
    manager_->callMethodAsync("Inhibit")
        .onInterface(manager_interface)
        .withArguments("sleep", "Unknot", "Notes when you leave the machine", "delay")
        .uponReplyInvoke([this](const sdbus::Error* error, const sdbus::UnixFd& held) {
            if (!error && !sleeping_) // a suspend that began meanwhile must not wait for us
                inhibitor_ = held;
        });
}

void Logind::find_session() {
    const char* id = std::getenv("XDG_SESSION_ID");
    if (id && *id)
        ask_for_session("GetSession", std::string{id}, &Logind::find_session_of_process);
    else
        find_session_of_process();
}

void Logind::find_session_of_process() {
    const auto process = static_cast<std::uint32_t>(::getpid());
    ask_for_session("GetSessionByPID", process, &Logind::find_session_of_user);
}

/// A service of the user manager belongs to no session: it asks for the id of the one on its user's screen.
void Logind::find_session_of_user() {
    own_session_->callMethodAsync("Get")
        .onInterface(properties_interface)
        .withArguments(session_interface, "Id")
        .uponReplyInvoke([this](const sdbus::Error* error, const sdbus::Variant& id) {
            if (!error && id.containsValueOfType<std::string>())
                ask_for_session("GetSession", id.get<std::string>(), &Logind::no_session);
            else
                no_session();
        });
}

void Logind::no_session() {
    missing_ = "logind does not know the session that Unknot belongs to";
}

template <typename Argument>
void Logind::ask_for_session(const char* method, const Argument& argument, void (Logind::*otherwise)()) {
    manager_->callMethodAsync(method)
        .onInterface(manager_interface)
        .withArguments(argument)
        .uponReplyInvoke([this, otherwise](const sdbus::Error* error, const sdbus::ObjectPath& path) {
            if (!error)
                adopt_session(path);
            else if (is_absence(*error))
                missing_ = "logind is not running";
            else
                (this->*otherwise)();
        });
}

void Logind::adopt_session(const sdbus::ObjectPath& path) {
    session_ = sdbus::createProxy(bus_, logind, path);
    ask_for_properties();
}

void Logind::ask_for_properties() {
    session_->callMethodAsync("GetAll")
        .onInterface(properties_interface)
        .withArguments(session_interface)
        .uponReplyInvoke([this](const sdbus::Error* error, const Properties& properties) {
            if (!error)
                take_in(properties);
        });
}

void Logind::on_session_changed(sdbus::Message& signal) {
    if (!session_ || signal.getPath() != session_->getObjectPath())
        return;
    std::string interface;
    Properties changed;
    std::vector<std::string> to_be_asked;
    signal >> interface >> changed >> to_be_asked;
    if (to_be_asked.empty())
        take_in(changed);
    else
        ask_for_properties();
}

void Logind::take_in(const Properties& properties) {
    if (const auto locked = value_of<bool>(properties, "LockedHint"))
        listener_.locked_hint(*locked);
    if (const auto active = value_of<bool>(properties, "Active"))
        listener_.session_active(*active);
}

Finding Logind::describe() const {
    constexpr auto part = "login session";
    if (!session_)
        return {.part = part,
                .works = false,
                .detail = missing_,
                .remedy =
                    "Without it locking is seen by the screen saver only, and suspend after it happened."};
    const std::string suspend = inhibitor_ ? "suspend is seen before it happens" : "suspend may be seen late";
    return {.part = part, .works = true, .detail = session_->getObjectPath() + "; " + suspend, .remedy = {}};
}

} // namespace unknot
