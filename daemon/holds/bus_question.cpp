// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/bus_question.h"

#include <utility>

namespace unknot {
namespace {

std::optional<bool> boolean_of(const sdbus::Error* error, const sdbus::Variant& value) {
    if (error || value.isEmpty() || !value.containsValueOfType<bool>())
        return std::nullopt;
    return value.get<bool>();
}

} // namespace

Ask ask_property(const std::string& interface, const std::string& property) {
    return [=](sdbus::IProxy& service, const TakeAnswer& answer) {
        service.callMethodAsync("Get")
            .onInterface("org.freedesktop.DBus.Properties")
            .withArguments(interface, property)
            .uponReplyInvoke([answer](const sdbus::Error* error, const sdbus::Variant& value) {
                answer(boolean_of(error, value));
            });
    };
}

Ask ask_method(const std::string& interface, const std::string& method) {
    return [=](sdbus::IProxy& service, const TakeAnswer& answer) {
        service.callMethodAsync(method).onInterface(interface).uponReplyInvoke(
            [answer](const sdbus::Error* error, bool yes) {
                answer(error ? std::nullopt : std::optional{yes});
            });
    };
}

Ask ask_method(const std::string& interface, const std::string& method, std::uint32_t flags) {
    return [=](sdbus::IProxy& service, const TakeAnswer& answer) {
        service.callMethodAsync(method).onInterface(interface).withArguments(flags).uponReplyInvoke(
            [answer](const sdbus::Error* error, bool yes) {
                answer(error ? std::nullopt : std::optional{yes});
            });
    };
}

Ask ask_xfconf(const std::string& channel, const std::string& property) {
    return [=](sdbus::IProxy& service, const TakeAnswer& answer) {
        service.callMethodAsync("GetProperty")
            .onInterface(xfconf_service)
            .withArguments(channel, property)
            .uponReplyInvoke([answer](const sdbus::Error* error, const sdbus::Variant& value) {
                answer(boolean_of(error, value).value_or(false));
            });
    };
}

std::string xfconf_changes(const std::string& channel, const std::string& property) {
    return "type='signal',interface='org.xfce.Xfconf',arg0='" + channel + "',arg1='" + property + "'";
}

std::string property_changes(const std::string& service, const std::string& interface) {
    return "type='signal',sender='" + service +
           "',interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',arg0='" + interface +
           "'";
}

BusQuestion::BusQuestion(sdbus::IConnection& bus, Wording wording, std::function<void()> changed)
    : wording_{std::move(wording)},
      changed_{std::move(changed)},
      proxy_{sdbus::createProxy(bus, wording_.service, wording_.path)},
      service_{bus, wording_.service, [this] {
                   take(std::nullopt);
                   ask();
               }} {
    for (const auto& match : wording_.again_at)
        matches_.push_back(bus.addMatch(match, [this](sdbus::Message&) { ask(); }));
}

void BusQuestion::ask() {
    if (service_.owned())
        wording_.ask(*proxy_, [this](std::optional<bool> answer) {
            if (service_.owned())
                take(answer);
        });
}

void BusQuestion::take(std::optional<bool> answer) {
    if (std::exchange(answer_, answer) != answer)
        changed_();
}

} // namespace unknot
