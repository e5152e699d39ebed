// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/packing.h"
#include "daemon/contract/reports.h"
#include "daemon/contract/status.h"
#include "daemon/domain/event.h"
#include "daemon/sensor_callers.h"

#include <cstdint>
#include <memory>
#include <sdbus-c++/sdbus-c++.h>
#include <string>
#include <vector>

namespace unknot {

/// A method call that cannot be done: the last part of the error's name, and the sentence for people.
struct BusRefusal : std::runtime_error {
    BusRefusal(std::string error_name, const std::string& sentence)
        : std::runtime_error{sentence},
          error{std::move(error_name)} {}

    std::string error;
};

/// Answers on the session bus as org.unknot.Unknot1 says. It packs and unpacks; what to do is the service's
/// business. Loop thread only.
class BusService {
public:
    /// All that the bus can ask of the service. Each may throw BusRefusal.
    struct Service {
        virtual ~Service() = default;
        [[nodiscard]] virtual Status status() = 0;
        virtual void command(const Event& event) = 0;
        [[nodiscard]] virtual std::vector<DecisionReport> explain(unsigned last) = 0;
        [[nodiscard]] virtual std::vector<Finding> doctor() = 0;
        [[nodiscard]] virtual const Settings& settings() = 0;
        [[nodiscard]] virtual std::vector<FieldReport> setting_fields() = 0;
        virtual void set_setting(const std::string& name, const FieldValue& value) = 0;
        virtual void reset_setting(const std::string& name) = 0;
        [[nodiscard]] virtual std::vector<std::string> check_config(const std::string& toml) = 0;
        [[nodiscard]] virtual std::string config_path() = 0;
        [[nodiscard]] virtual std::vector<DayReport> days(const std::string& first,
                                                          const std::string& last) = 0;
        [[nodiscard]] virtual std::vector<Dict> facts(const std::string& table, UtcTime from, UtcTime to,
                                                      unsigned offset, unsigned limit) = 0;
        virtual void quit() = 0;
    };

    /// Exports the object; the name is requested separately, see own_name(). The connection, attached to the
    /// loop by its owner, and the service outlive this.
    BusService(sdbus::IConnection& session_bus, Service& service);

    /// Takes the name of the service. False: another instance has it.
    [[nodiscard]] bool own_name();

    /// Tells clients what changed since the last time; nothing when nothing did.
    void publish(const Status& now);
    void emit_prompted(const PromptStatus& prompt);
    void emit_prompt_closed(const Prompt& prompt, Answer answer);
    void emit_break_started(const BreakStatus& running);
    void emit_break_finished(const BreakStatus& ended, bool finished);

private:
    void export_properties();
    void export_commands();
    void export_settings();
    void export_history();
    void export_signals();

    void answer(const std::string& reply, const Dict& options);
    void report_presence(const std::string& sensor, const std::string& presence);
    void emit_hold_changes(const Status& now);

    sdbus::IConnection& bus_;
    Service& service_;
    std::unique_ptr<sdbus::IObject> object_;
    SensorCallers sensors_;
    Status told_;
};

} // namespace unknot
