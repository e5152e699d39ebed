// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/client.h"

#include "daemon/contract/bus.h"
#include "daemon/contract/names.h"
#include "daemon/contract/translate.h"

#include <algorithm>
#include <array>

namespace unknot {
namespace {

constexpr auto properties_interface = "org.freedesktop.DBus.Properties";
constexpr auto default_limit = std::chrono::seconds{25};

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Failure failure_of(const std::string& name) {
    constexpr std::array<std::string_view, 2> not_running{"org.freedesktop.DBus.Error.ServiceUnknown",
                                                          "org.freedesktop.DBus.Error.NameHasNoOwner"};
    // sd-bus says NoReply also when the service leaves without an answer.
    constexpr std::array<std::string_view, 3> no_answer{"org.freedesktop.DBus.Error.NoReply",
                                                        "org.freedesktop.DBus.Error.Timeout",
                                                        "org.freedesktop.DBus.Error.TimedOut"};
    constexpr std::array<std::string_view, 3> no_bus{"org.freedesktop.DBus.Error.Disconnected",
                                                     "System.Error.ENOTCONN", "System.Error.ECONNRESET"};
    if (contains(not_running, name))
        return Failure::not_running;
    if (contains(no_answer, name) || name == "System.Error.ETIMEDOUT")
        return Failure::no_answer;
    return contains(no_bus, name) ? Failure::no_bus : Failure::refused;
}

std::string sentence_of(Failure failure, const sdbus::Error& error) {
    switch (failure) {
    case Failure::not_running:
        return _("the service is not running");
    case Failure::no_answer:
        return _("the service did not answer in time");
    case Failure::no_bus:
        return _("the session bus went away");
    case Failure::refused:
        return error.getMessage().empty() ? std::string{error.getName()} : error.getMessage();
    }
    return error.getMessage();
}

template <class Call>
auto telling_failures(const Call& call) {
    try {
        return call();
    } catch (const sdbus::Error& error) {
        throw call_failed(error);
    }
}

} // namespace

CallFailed call_failed(const sdbus::Error& error) {
    const auto failure = failure_of(error.getName());
    return {failure, error.getName(), sentence_of(failure, error)};
}

std::unique_ptr<sdbus::IConnection> connect_to_session_bus() {
    try {
        return sdbus::createSessionBusConnection();
    } catch (const sdbus::Error& error) {
        throw CallFailed{Failure::no_bus, error.getName(),
                         filled(_("there is no session bus here: {1}"), {error.getMessage()})};
    }
}

Client::Client(sdbus::IConnection& connection)
    : bus_{bus::proxy(connection, "org.freedesktop.DBus", "/org/freedesktop/DBus")},
      service_{bus::proxy(connection, bus::name, bus::path)} {}

Client::~Client() = default;

void Client::do_not_wait(std::function<void(const CallFailed&)> told) {
    told_ = std::move(told);
}

bool Client::is_running() {
    return telling_failures([this] {
        bool owned = false;
        bus_->callMethod("NameHasOwner")
            .onInterface("org.freedesktop.DBus")
            .withTimeout(limit_.value_or(default_limit))
            .withArguments(std::string{bus::name})
            .storeResultsTo(owned);
        return owned;
    });
}

/// The bus would start the service for any call; that is for its owner to decide.
void Client::require_running() {
    if (!is_running())
        throw CallFailed{Failure::not_running, {}, _("the service is not running")};
}

template <class... Arguments>
void Client::command(const char* method, const Arguments&... arguments) {
    if (!told_)
        return ask<void>(method, arguments...);
    const auto reply = [told = told_](bus::MaybeError error) {
        if (error)
            told(call_failed(*error));
    };
    telling_failures([&] {
        service_->callMethodAsync(method)
            .onInterface(bus::interface)
            .withTimeout(limit_.value_or(default_limit))
            .withArguments(arguments...)
            .uponReplyInvoke(reply);
    });
}

template <class Result, class... Arguments>
Result Client::ask(const char* method, const Arguments&... arguments) {
    require_running();
    const std::string name{method}; // the call below keeps a reference
    return telling_failures([&]() -> Result {
        auto call = service_->callMethod(name);
        call.onInterface(bus::interface)
            .withTimeout(limit_.value_or(default_limit))
            .withArguments(arguments...);
        if constexpr (!std::is_void_v<Result>) {
            Result result;
            call.storeResultsTo(result);
            return result;
        }
    });
}

Status Client::status() {
    require_running();
    return telling_failures([this] {
        Dict properties;
        service_->callMethod("GetAll")
            .onInterface(properties_interface)
            .withTimeout(limit_.value_or(default_limit))
            .withArguments(std::string{bus::interface})
            .storeResultsTo(properties);
        return unpack<Status>(properties);
    });
}

void Client::answer(event::Reply reply, const AnswerOptions& options) {
    Dict packed;
    if (options.snooze)
        packed["snooze_s"] = sdbus::Variant{to_seconds(*options.snooze)};
    if (options.prompt)
        packed["prompt"] = sdbus::Variant{*options.prompt};
    command("Answer", std::string{word(reply)}, packed);
}

void Client::start_break(const std::optional<std::string>& reminder) {
    command("StartBreak", reminder.value_or(""), Dict{});
}

void Client::end_break(Exit exit) {
    command("EndBreak", Dict{{"panic", sdbus::Variant{exit == Exit::panic}}});
}

void Client::pause(const std::variant<UntilResumed, Duration, UtcTime>& how_long) {
    Dict options;
    if (const auto* length = std::get_if<Duration>(&how_long))
        options["for_s"] = sdbus::Variant{to_seconds(*length)};
    if (const auto* until = std::get_if<UtcTime>(&how_long))
        options["until"] = sdbus::Variant{to_milliseconds(*until)};
    command("Pause", options);
}

void Client::resume() {
    command("Resume");
}

void Client::set_posture(Posture posture) {
    command("SetPosture", std::string{word(posture)});
}

void Client::log_drink() {
    command("LogDrink");
}

void Client::credit_break(const std::optional<std::string>& reminder) {
    command("CreditBreak", reminder ? Dict{{"reminder", sdbus::Variant{*reminder}}} : Dict{});
}

void Client::undo_skip() {
    command("UndoLastSkip");
}

void Client::report_presence(const std::string& sensor, std::optional<Presence> presence) {
    command("ReportPresence", sensor, presence ? std::string{word(*presence)} : std::string{"unknown"});
}

void Client::quit() {
    command("Quit");
}

std::vector<DecisionReport> Client::explain(unsigned last) {
    return unpack_all<DecisionReport>(ask<std::vector<Dict>>("Explain", last));
}

std::vector<Finding> Client::doctor() {
    return unpack_all<Finding>(ask<std::vector<Dict>>("Doctor"));
}

std::map<std::string, FieldValue> Client::settings() {
    return unpack_field_values(ask<Dict>("GetSettings"));
}

std::vector<FieldReport> Client::setting_fields() {
    return unpack_all<FieldReport>(ask<std::vector<Dict>>("GetSettingFields"));
}

void Client::set_setting(const std::string& name, const FieldValue& value) {
    command("SetSetting", name, pack(value));
}

void Client::reset_setting(const std::string& name) {
    command("ResetSetting", name);
}

std::vector<std::string> Client::check_config(const std::string& toml) {
    return ask<std::vector<std::string>>("CheckConfig", toml);
}

std::string Client::config_path() {
    return ask<std::string>("GetConfigPath");
}

std::vector<DayReport> Client::days(const std::string& first, const std::string& last) {
    return unpack_all<DayReport>(ask<std::vector<Dict>>("GetDays", first, last));
}

std::vector<Dict> Client::facts(const std::string& table, UtcTime from, UtcTime to, Page page) {
    return ask<std::vector<Dict>>("GetFacts", table, to_milliseconds(from), to_milliseconds(to), page.offset,
                                  page.limit);
}

} // namespace unknot
