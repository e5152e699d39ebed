// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/bus_service.h"

#include "daemon/contract/names.h"

#include <algorithm>

namespace unknot {

namespace {

constexpr std::size_t longest_sensor_name = 64;

[[noreturn]] void refuse(const char* error, const std::string& sentence) {
    throw BusRefusal{error, sentence};
}

/// Runs what a method call asks for; what goes wrong becomes an error of the contract.
template <class Do>
auto answering(Do what) -> decltype(what()) {
    try {
        return what();
    } catch (const BusRefusal& refusal) {
        throw sdbus::Error{bus::error_prefix + refusal.error, refusal.what()};
    } catch (const std::invalid_argument& wrong) {
        throw sdbus::Error{bus::error_prefix + std::string{bus::error::invalid_argument}, wrong.what()};
    }
}

/// The enumerator of a word, or an error that lists the words.
template <class Enum>
Enum expected_word(const std::string& given, const char* what) {
    if (const auto known = from_word<Enum>(given))
        return *known;
    std::string choices;
    for (const auto& [value, text] : Words<Enum>::table)
        choices += (choices.empty() ? "" : ", ") + std::string{text};
    refuse(bus::error::invalid_argument,
           std::string{what} + " is \"" + given + "\"; expected one of " + choices);
}

std::optional<std::string> nonempty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

std::optional<Duration> positive(std::optional<Duration> length, const char* option_name) {
    if (length && *length <= Duration{0})
        refuse(bus::error::invalid_argument, std::string{option_name} + " must be more than 0 seconds");
    return length;
}

} // namespace

BusService::BusService(sdbus::IConnection& session_bus, Service& service)
    : bus_{session_bus},
      service_{service},
      object_{sdbus::createObject(session_bus, bus::path)},
      sensors_{session_bus, [this](const std::string& sensor) {
                   service_.command(event::SensorSaid{sensor, std::nullopt});
               }} {
    export_properties();
    export_commands();
    export_settings();
    export_history();
    export_signals();
    object_->finishRegistration();
}

bool BusService::own_name() {
    try {
        bus_.requestName(bus::name);
        return true;
    } catch (const sdbus::Error& error) {
        if (error.getName() == "org.freedesktop.DBus.Error.FileExists")
            return false;
        throw;
    }
}

void BusService::export_properties() {
    const auto property = [this](const char* name, auto get) {
        object_->registerProperty(name).onInterface(bus::interface).withGetter([this, get] {
            return get(service_.status());
        });
    };
    object_->registerProperty("Version")
        .onInterface(bus::interface)
        .withGetter([this] { return service_.status().version; })
        .withUpdateBehavior(sdbus::Flags::CONST_PROPERTY_VALUE);
    property("Presence", [](const Status& now) { return std::string{word(now.presence)}; });
    property("Posture", [](const Status& now) { return std::string{word(now.posture)}; });
    property("Being", [](const Status& now) { return pack(now.being); });
    property("Bout", [](const Status& now) { return pack(now.bout); });
    property("Next", [](const Status& now) { return pack(now.next); });
    property("Prompt", [](const Status& now) { return pack(now.prompt); });
    property("Break", [](const Status& now) { return pack(now.running); });
    property("Holds", [](const Status& now) { return now.holds; });
    property("Pause", [](const Status& now) { return pack(now).at("Pause").get<Dict>(); });
    property("Today", [](const Status& now) { return pack(now.today); });
    property("Reminders", [](const Status& now) { return pack(now.reminders); });
    property("Troubles", [](const Status& now) { return now.troubles; });
    property("CanUndoSkip", [](const Status& now) { return now.can_undo_skip; });
}

void BusService::export_commands() {
    const auto method = [this](const char* name, std::vector<std::string> inputs, auto act) {
        object_->registerMethod(name)
            .onInterface(bus::interface)
            .withInputParamNames(std::move(inputs))
            .implementedAs(act);
    };
    const auto command = [this](const Event& event) { answering([&] { service_.command(event); }); };
    method("Answer", {"reply", "options"}, [this](const std::string& reply, const Dict& options) {
        answering([&] { answer(reply, options); });
    });
    method("StartBreak", {"reminder", "options"}, [command](const std::string& reminder, const Dict&) {
        command(event::BreakAsked{nonempty(reminder)});
    });
    method("EndBreak", {"options"}, [this](const Dict& options) {
        answering(
            [&] { service_.command(event::BreakEnded{option<bool>(options, "panic").value_or(false)}); });
    });
    method("Pause", {"options"}, [this](const Dict& options) {
        answering([&] {
            service_.command(event::Paused{positive(duration_option(options, "for_s"), "for_s"),
                                           instant_option(options, "until")});
        });
    });
    method("Resume", {}, [command] { command(event::Resumed{}); });
    method("SetPosture", {"posture"}, [this](const std::string& posture) {
        answering([&] { service_.command(event::PostureTold{expected_word<Posture>(posture, "posture")}); });
    });
    method("LogDrink", {}, [command] { command(event::DrinkLogged{}); });
    method("CreditBreak", {"options"}, [this](const Dict& options) {
        answering([&] { service_.command(event::BreakCredited{option<std::string>(options, "reminder")}); });
    });
    method("UndoLastSkip", {}, [command] { command(event::SkipUndone{}); });
    method("ReportPresence", {"sensor", "presence"},
           [this](const std::string& sensor, const std::string& presence) {
               answering([&] { report_presence(sensor, presence); });
           });
    method("Quit", {}, [this] { service_.quit(); });
}

void BusService::export_settings() {
    object_->registerMethod("GetSettings")
        .onInterface(bus::interface)
        .withOutputParamNames("settings")
        .implementedAs([this] {
            Dict values;
            for (const Field& field : fields_of(service_.settings()))
                values.emplace(field.name, pack(*get_field(service_.settings(), field.name)));
            return values;
        });
    object_->registerMethod("GetSettingFields")
        .onInterface(bus::interface)
        .withOutputParamNames("fields")
        .implementedAs([this] { return pack(service_.setting_fields()); });
    object_->registerMethod("SetSetting")
        .onInterface(bus::interface)
        .withInputParamNames("name", "value")
        .implementedAs([this](const std::string& name, const sdbus::Variant& value) {
            answering([&] {
                const auto unpacked = unpack_field_value(value);
                if (!unpacked)
                    refuse(bus::error::invalid_setting, name + ": a value of this type fits no setting");
                service_.set_setting(name, *unpacked);
            });
        });
    object_->registerMethod("ResetSetting")
        .onInterface(bus::interface)
        .withInputParamNames("name")
        .implementedAs([this](const std::string& name) { answering([&] { service_.reset_setting(name); }); });
    object_->registerMethod("CheckConfig")
        .onInterface(bus::interface)
        .withInputParamNames("toml")
        .withOutputParamNames("problems")
        .implementedAs([this](const std::string& toml) { return service_.check_config(toml); });
    object_->registerMethod("GetConfigPath")
        .onInterface(bus::interface)
        .withOutputParamNames("path")
        .implementedAs([this] { return service_.config_path(); });
}

void BusService::export_history() {
    object_->registerMethod("Explain")
        .onInterface(bus::interface)
        .withInputParamNames("last")
        .withOutputParamNames("decisions")
        .implementedAs([this](std::uint32_t last) {
            return answering([&] { return pack(service_.explain(std::min(last, bus::most_rows))); });
        });
    object_->registerMethod("Doctor")
        .onInterface(bus::interface)
        .withOutputParamNames("findings")
        .implementedAs([this] { return pack(service_.doctor()); });
    object_->registerMethod("GetDays")
        .onInterface(bus::interface)
        .withInputParamNames("first", "last")
        .withOutputParamNames("days")
        .implementedAs([this](const std::string& first, const std::string& last) {
            return answering([&] { return pack(service_.days(first, last)); });
        });
    object_->registerMethod("GetFacts")
        .onInterface(bus::interface)
        .withInputParamNames("table", "from", "to", "offset", "limit")
        .withOutputParamNames("facts")
        .implementedAs([this](const std::string& table, std::int64_t from, std::int64_t to,
                              std::uint32_t offset, std::uint32_t limit) {
            return answering([&] {
                return service_.facts(table, from_milliseconds(from), from_milliseconds(to), offset,
                                      std::min(limit, bus::most_rows));
            });
        });
}

void BusService::export_signals() {
    object_->registerSignal("Prompted").onInterface(bus::interface).withParameters<Dict>("prompt");
    object_->registerSignal("PromptClosed").onInterface(bus::interface).withParameters<Dict>("prompt");
    object_->registerSignal("BreakStarted").onInterface(bus::interface).withParameters<Dict>("running");
    object_->registerSignal("BreakFinished").onInterface(bus::interface).withParameters<Dict>("ended");
    object_->registerSignal("HoldChanged")
        .onInterface(bus::interface)
        .withParameters<std::string, bool>("hold", "active");
}

void BusService::answer(const std::string& reply, const Dict& options) {
    service_.command(event::Answered{expected_word<event::Reply>(reply, "reply"),
                                     positive(duration_option(options, "snooze_s"), "snooze_s"),
                                     option<std::int32_t>(options, "prompt")});
}

void BusService::report_presence(const std::string& sensor, const std::string& presence) {
    if (sensor.empty() || sensor.size() > longest_sensor_name)
        refuse(bus::error::invalid_argument, "a sensor's name has 1 to 64 bytes");
    const bool unknown = presence == "unknown";
    const auto said = unknown ? std::nullopt : std::optional{expected_word<Presence>(presence, "presence")};
    sensors_.speaks_for(object_->getCurrentlyProcessedMessage()->getSender(), sensor);
    service_.command(event::SensorSaid{sensor, said});
}

void BusService::publish(const Status& now) {
    emit_hold_changes(now);
    const auto changed = changed_properties(told_, now);
    if (changed.empty())
        return;
    const Dict all = pack(now);
    Dict told;
    for (const std::string& name : changed)
        told.emplace(name, all.at(name));
    update(told_, told);
    object_->emitPropertiesChangedSignal(bus::interface, changed);
}

void BusService::emit_hold_changes(const Status& now) {
    const auto in = [](const std::string& hold, const std::vector<std::string>& holds) {
        return std::find(holds.begin(), holds.end(), hold) != holds.end();
    };
    const auto emit = [this](const std::string& hold, bool active) {
        object_->emitSignal("HoldChanged").onInterface(bus::interface).withArguments(hold, active);
    };
    for (const std::string& hold : told_.holds)
        if (!in(hold, now.holds))
            emit(hold, false);
    for (const std::string& hold : now.holds)
        if (!in(hold, told_.holds))
            emit(hold, true);
}

void BusService::emit_prompted(const PromptStatus& prompt) {
    object_->emitSignal("Prompted").onInterface(bus::interface).withArguments(pack(prompt));
}

void BusService::emit_prompt_closed(const Prompt& prompt, Answer answer) {
    object_->emitSignal("PromptClosed")
        .onInterface(bus::interface)
        .withArguments(pack_closed(prompt, answer));
}

void BusService::emit_break_started(const BreakStatus& running) {
    object_->emitSignal("BreakStarted").onInterface(bus::interface).withArguments(pack(running));
}

void BusService::emit_break_finished(const BreakStatus& ended, bool finished) {
    object_->emitSignal("BreakFinished")
        .onInterface(bus::interface)
        .withArguments(pack_ended(ended, finished));
}

} // namespace unknot
