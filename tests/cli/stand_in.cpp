// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/stand_in.h"

#include "daemon/contract/decision_json.h"
#include "daemon/contract/names.h"

#include <algorithm>
#include <sdbus-c++/sdbus-c++.h>

namespace unknot::test {
namespace {

template <class... Values>
std::string written(std::string call, const Values&... values) {
    const auto add = [&](const auto& value) { call += ' ' + json_line(to_json(sdbus::Variant{value})); };
    (add(values), ...);
    return call;
}

} // namespace

StandIn::StandIn(const SessionBus& bus, Status status)
    : connection_{bus.connect()},
      object_{sdbus::createObject(*connection_, bus::path)},
      status_{std::move(status)} {
    export_properties();
    export_commands();
    export_settings();
    export_history();
    export_signals();
    object_->finishRegistration();
    connection_->requestName(bus::name);
    connection_->enterEventLoopAsync();
}

StandIn::~StandIn() {
    {
        const std::lock_guard lock{mutex_};
        silent_ = false;
    }
    spoken_.notify_all();
    connection_->leaveEventLoop();
}

std::vector<std::string> StandIn::take_calls() {
    const std::lock_guard lock{mutex_};
    return std::exchange(calls_, {});
}

void StandIn::refuse(std::string name, std::string sentence) {
    const std::lock_guard lock{mutex_};
    refusal_ = {bus::error_prefix + std::move(name), std::move(sentence)};
}

void StandIn::fall_silent() {
    const std::lock_guard lock{mutex_};
    silent_ = true;
}

Status StandIn::status() {
    std::unique_lock lock{mutex_};
    spoken_.wait(lock, [this] { return !silent_; });
    return status_;
}

void StandIn::asked(std::string call) {
    std::unique_lock lock{mutex_};
    spoken_.wait(lock, [this] { return !silent_; });
    calls_.push_back(std::move(call));
    if (const auto refusal = std::exchange(refusal_, {}))
        throw sdbus::Error{refusal->first, refusal->second};
}

void StandIn::change(const Status& status) {
    std::vector<std::string> names;
    {
        const std::lock_guard lock{mutex_};
        names = changed_properties(status_, status);
        status_ = status;
    }
    object_->emitPropertiesChangedSignal(bus::interface, names);
}

void StandIn::export_properties() {
    const auto add = [this](const char* name, auto get) {
        object_->registerProperty(name).onInterface(bus::interface).withGetter([this, get] {
            return get(status());
        });
    };
    object_->registerProperty("Version")
        .onInterface(bus::interface)
        .withUpdateBehavior(sdbus::Flags::CONST_PROPERTY_VALUE)
        .withGetter([this] { return status().version; });
    add("Presence", [](const Status& now) { return std::string{word(now.presence)}; });
    add("Posture", [](const Status& now) { return std::string{word(now.posture)}; });
    add("Being", [](const Status& now) { return pack(now.being); });
    add("Bout", [](const Status& now) { return pack(now.bout); });
    add("Next", [](const Status& now) { return pack(now.next); });
    add("Prompt", [](const Status& now) { return pack(now.prompt); });
    add("Break", [](const Status& now) { return pack(now.running); });
    add("Holds", [](const Status& now) { return now.holds; });
    add("Pause", [](const Status& now) { return pack(now.pause); });
    add("Today", [](const Status& now) { return pack(now.today); });
    add("Reminders", [](const Status& now) { return pack(now.reminders); });
    add("Troubles", [](const Status& now) { return now.troubles; });
    add("CanUndoSkip", [](const Status& now) { return now.can_undo_skip; });
}

void StandIn::export_commands() {
    const auto add = [this](const char* name, std::vector<std::string> inputs, auto act) {
        object_->registerMethod(name)
            .onInterface(bus::interface)
            .withInputParamNames(std::move(inputs))
            .implementedAs(act);
    };
    const auto add_plain = [&](const char* name) { add(name, {}, [this, name] { asked(name); }); };
    add("Answer", {"reply", "options"},
        [this](const std::string& reply, const Dict& options) { asked(written("Answer", reply, options)); });
    add("StartBreak", {"reminder", "options"}, [this](const std::string& reminder, const Dict& options) {
        asked(written("StartBreak", reminder, options));
    });
    add("EndBreak", {"options"}, [this](const Dict& options) { asked(written("EndBreak", options)); });
    add("Pause", {"options"}, [this](const Dict& options) { asked(written("Pause", options)); });
    add_plain("Resume");
    add("SetPosture", {"posture"},
        [this](const std::string& posture) { asked(written("SetPosture", posture)); });
    add_plain("LogDrink");
    add("CreditBreak", {"options"}, [this](const Dict& options) { asked(written("CreditBreak", options)); });
    add_plain("UndoLastSkip");
    add("ReportPresence", {"sensor", "presence"},
        [this](const std::string& sensor, const std::string& presence) {
            asked(written("ReportPresence", sensor, presence));
        });
    add_plain("Quit");
}

void StandIn::export_settings() {
    const auto add = [this](const char* name, std::vector<std::string> inputs,
                            std::vector<std::string> outputs, auto act) {
        object_->registerMethod(name)
            .onInterface(bus::interface)
            .withInputParamNames(std::move(inputs))
            .withOutputParamNames(std::move(outputs))
            .implementedAs(act);
    };
    add("Doctor", {}, {"findings"}, [this] {
        asked("Doctor");
        return pack(findings);
    });
    add("GetSettings", {}, {"settings"}, [this] {
        asked("GetSettings");
        return settings;
    });
    add("GetSettingFields", {}, {"fields"}, [this] {
        asked("GetSettingFields");
        return pack(fields);
    });
    add("SetSetting", {"name", "value"}, {}, [this](const std::string& name, const sdbus::Variant& value) {
        asked(written("SetSetting", name) + ' ' + json_line(to_json(value)));
        settings[name] = value;
    });
    add("ResetSetting", {"name"}, {}, [this](const std::string& name) {
        asked(written("ResetSetting", name));
        settings.erase(name);
    });
    add("CheckConfig", {"toml"}, {"problems"}, [this](const std::string& toml) {
        asked(written("CheckConfig", toml));
        return problems;
    });
    add("GetConfigPath", {}, {"path"}, [this] {
        asked("GetConfigPath");
        return config_path;
    });
}

void StandIn::export_history() {
    object_->registerMethod("Explain")
        .onInterface(bus::interface)
        .withInputParamNames("last")
        .withOutputParamNames("decisions")
        .implementedAs([this](std::uint32_t last) {
            asked(written("Explain", last));
            return pack(decisions);
        });
    object_->registerMethod("GetDays")
        .onInterface(bus::interface)
        .withInputParamNames("first", "last")
        .withOutputParamNames("days")
        .implementedAs([this](const std::string& first, const std::string& last) {
            asked(written("GetDays", first, last));
            return pack(days);
        });
    object_->registerMethod("GetFacts")
        .onInterface(bus::interface)
        .withInputParamNames("table", "from", "to", "offset", "limit")
        .withOutputParamNames("facts")
        .implementedAs([this](const std::string& table, std::int64_t from, std::int64_t to,
                              std::uint32_t offset, std::uint32_t limit) {
            asked(written("GetFacts", table, from, to, offset, limit));
            return page_of(table, offset, limit);
        });
}

std::vector<Dict> StandIn::page_of(const std::string& table, unsigned offset, unsigned limit) const {
    const auto found = facts.find(table);
    const auto size = found == facts.end() ? 0U : static_cast<unsigned>(found->second.size());
    const auto from = std::min(offset, size);
    const auto to = from + std::min(limit, size - from);
    return size == 0 ? std::vector<Dict>{}
                     : std::vector<Dict>{found->second.begin() + from, found->second.begin() + to};
}

void StandIn::export_signals() {
    for (const auto& [name, argument] : {std::pair{"Prompted", "prompt"},
                                         {"PromptClosed", "prompt"},
                                         {"BreakStarted", "running"},
                                         {"BreakFinished", "ended"}})
        object_->registerSignal(name).onInterface(bus::interface).withParameters<Dict>(argument);
    object_->registerSignal("HoldChanged")
        .onInterface(bus::interface)
        .withParameters<std::string, bool>("hold", "active");
}

void StandIn::emit_prompted(const PromptStatus& prompt) {
    object_->emitSignal("Prompted").onInterface(bus::interface).withArguments(pack(prompt));
}

void StandIn::emit_prompt_closed(const Prompt& prompt, Answer answer) {
    object_->emitSignal("PromptClosed")
        .onInterface(bus::interface)
        .withArguments(pack_closed(prompt, answer));
}

void StandIn::emit_break_finished(const BreakStatus& ended, bool finished) {
    object_->emitSignal("BreakFinished")
        .onInterface(bus::interface)
        .withArguments(pack_ended(ended, finished));
}

void StandIn::emit_hold_changed(const std::string& hold, bool active) {
    object_->emitSignal("HoldChanged").onInterface(bus::interface).withArguments(hold, active);
}

} // namespace unknot::test
