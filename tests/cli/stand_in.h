// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/packing.h"
#include "tests/support/bus.h"

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace sdbus {
class IConnection;
class IObject;
} // namespace sdbus

namespace unknot::test {

/// Stands in for the service: owns its name, writes down what it is asked, and answers what it was told to.
/// It has no rules of its own. Served by a thread of its own; every function may be called at any time.
class StandIn {
public:
    explicit StandIn(const SessionBus& bus, Status status = {});
    ~StandIn();
    StandIn(const StandIn&) = delete;
    StandIn& operator=(const StandIn&) = delete;

    /// Each call as "Answer \"snooze\" {\"snooze_s\":600.0}", in order, and forgets them.
    [[nodiscard]] std::vector<std::string> take_calls();

    /// The next call is refused with org.unknot.Error.NAME.
    void refuse(std::string name, std::string sentence);
    /// From now on no call is answered.
    void fall_silent();

    /// Signals the properties that differ.
    void change(const Status& status);
    void emit_prompted(const PromptStatus& prompt);
    void emit_prompt_closed(const Prompt& prompt, Answer answer);
    void emit_break_finished(const BreakStatus& ended, bool finished);
    void emit_hold_changed(const std::string& hold, bool active);

    /// What it answers. Set them before anybody asks.
    std::vector<DecisionReport> decisions;
    std::vector<Finding> findings;
    Dict settings;
    std::vector<FieldReport> fields;
    std::vector<std::string> problems;
    std::string config_path = "/nowhere/config.toml";
    std::vector<DayReport> days;
    std::map<std::string, std::vector<Dict>> facts;

private:
    void export_properties();
    void export_commands();
    void export_settings();
    void export_history();
    void export_signals();
    [[nodiscard]] Status status();
    void asked(std::string call);
    [[nodiscard]] std::vector<Dict> page_of(const std::string& table, unsigned offset, unsigned limit) const;

    std::unique_ptr<sdbus::IConnection> connection_;
    std::unique_ptr<sdbus::IObject> object_;
    std::mutex mutex_;
    std::condition_variable spoken_;
    Status status_;
    std::vector<std::string> calls_;
    std::optional<std::pair<std::string, std::string>> refusal_;
    bool silent_ = false;
};

} // namespace unknot::test
