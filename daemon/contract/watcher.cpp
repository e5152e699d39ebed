// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/watcher.h"

#include "daemon/contract/bus.h"
#include "daemon/contract/client.h"
#include "daemon/contract/names.h"

namespace unknot {
namespace {

constexpr auto bus_interface = "org.freedesktop.DBus";
constexpr auto properties_interface = "org.freedesktop.DBus.Properties";

template <class Value>
Value value_of(const Dict& dict, const std::string& key) {
    const auto found = dict.find(key);
    return found != dict.end() && found->second.containsValueOfType<Value>() ? found->second.get<Value>()
                                                                             : Value{};
}

std::vector<std::string> names_of(const Dict& properties) {
    std::vector<std::string> names;
    for (const auto& [name, value] : properties)
        names.push_back(name);
    return names;
}

seen::PromptClosed closed_of(const Dict& dict) {
    return {value_of<int>(dict, "id"), value_of<std::vector<std::string>>(dict, "reminders"),
            value_of<std::string>(dict, "answer")};
}

} // namespace

Watcher::Watcher(sdbus::IConnection& connection, Tell tell)
    : tell_{std::move(tell)},
      bus_{bus::proxy(connection, "org.freedesktop.DBus", "/org/freedesktop/DBus")},
      service_{bus::proxy(connection, bus::name, bus::path)} {
    try {
        follow_owner();
        follow_properties();
        follow_signals();
        ask_owner();
    } catch (const sdbus::Error& error) {
        throw call_failed(error);
    }
}

Watcher::~Watcher() = default;

void Watcher::follow_owner() {
    bus_->uponSignal("NameOwnerChanged")
        .onInterface(bus_interface)
        .call([this](const std::string& name, const std::string&, const std::string& owner) {
            if (name == bus::name)
                owner_changed(owner);
        });
    bus::finish(*bus_);
}

void Watcher::follow_properties() {
    service_->uponSignal("PropertiesChanged")
        .onInterface(properties_interface)
        .call([this](const std::string& interface, const Dict& properties, const std::vector<std::string>&) {
            if (interface == bus::interface)
                changed(properties);
        });
}

void Watcher::follow_signals() {
    const auto on = [this](const char* signal, auto react) {
        service_->uponSignal(signal).onInterface(bus::interface).call(react);
    };
    on("Prompted",
       [this](const Dict& prompt) { told_if_running(seen::Prompted{unpack<PromptStatus>(prompt)}); });
    on("PromptClosed", [this](const Dict& prompt) { told_if_running(closed_of(prompt)); });
    on("BreakStarted",
       [this](const Dict& running) { told_if_running(seen::BreakStarted{unpack<BreakStatus>(running)}); });
    on("BreakFinished", [this](const Dict& ended) {
        told_if_running(seen::BreakFinished{unpack<BreakStatus>(ended), value_of<bool>(ended, "finished")});
    });
    on("HoldChanged", [this](const std::string& hold, bool active) {
        told_if_running(seen::HoldChanged{hold, active});
    });
    bus::finish(*service_);
}

void Watcher::ask_owner() {
    bus_->callMethodAsync("GetNameOwner")
        .onInterface(bus_interface)
        .withArguments(std::string{bus::name})
        .uponReplyInvoke([this](bus::MaybeError error, const std::string& owner) {
            if (owner_.empty())
                owner_changed(error ? std::string{} : owner);
        });
}

void Watcher::owner_changed(const std::string& owner) {
    owner_ = owner;
    status_.reset();
    if (owner_.empty())
        return tell_(seen::Vanished{});
    ask_status();
}

/// Nothing is told of the service before this answer: it holds all that was signalled until then.
void Watcher::ask_status() {
    service_->callMethodAsync("GetAll")
        .onInterface(properties_interface)
        .withArguments(std::string{bus::interface})
        .uponReplyInvoke([this, asked = owner_](bus::MaybeError error, const Dict& properties) {
            if (asked != owner_)
                return;
            if (error)
                return tell_(seen::Unreadable{call_failed(*error).what()});
            status_ = unpack<Status>(properties);
            tell_(seen::Appeared{*status_});
        });
}

void Watcher::changed(const Dict& properties) {
    if (!status_)
        return;
    update(*status_, properties);
    tell_(seen::Changed{*status_, names_of(properties)});
}

void Watcher::told_if_running(Seen seen) {
    if (status_)
        tell_(seen);
}

} // namespace unknot
