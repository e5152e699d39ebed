// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/bus_service.h"
#include "daemon/domain/schedule.h"
#include "daemon/event_loop.h"
#include "daemon/history/recorder.h"
#include "daemon/holds/holds.h"
#include "daemon/local_day.h"
#include "daemon/notifier.h"
#include "daemon/presence/input_keeper.h"
#include "daemon/presence/login_session.h"
#include "daemon/settings_file.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace unknot {

/// The buses that the service lives on, attached to its loop.
struct Buses {
    std::unique_ptr<sdbus::IConnection> session;
    std::unique_ptr<sdbus::IConnection> system; ///< null: there is none
};

/// The service: tells the schedule what happens, and carries out what it decides. One loop, one thread;
/// asleep until something happens or a deadline comes.
class Daemon final : InputKeeper::Listener,
                     Holds::Listener,
                     LoginSession::Listener,
                     Notifier::Listener,
                     BusService::Service {
public:
    /// Another instance owns the name.
    struct AlreadyRunning : std::runtime_error {
        using runtime_error::runtime_error;
    };

    /// Takes the name, opens config and history, goes on where the last run ended. The loop outlives this.
    /// Throws AlreadyRunning, and sdbus::Error when the session bus refuses; everything else degrades.
    Daemon(EventLoop& loop, Buses buses);
    ~Daemon() override;

private:
    // daemon.cpp: events in, effects out
    void begin();
    void say_what_was_found();
    std::optional<effect::Refused> feed(const Event& event);
    void carry_out(const Effects& effects, const Stamp& at);
    void carry_out(const effect::ShowPrompt& effect, const Stamp& at);
    void carry_out(const effect::ClosePrompt& effect, const Stamp& at);
    void carry_out(const effect::StartBreak& effect, const Stamp& at);
    void carry_out(const effect::EndBreak& effect, const Stamp& at);
    void carry_out(const effect::Decided& effect, const Stamp& at);
    void keep(const Effects& effects, const Stamp& at);
    void look_ahead();
    void deadline_came();
    void watch_holds();
    void watch_input();
    void settings_changed();
    void zone_changed();
    void bus_lost();
    void tell_trouble(const std::string& sentence);
    [[nodiscard]] std::vector<std::string> troubles() const;

    // InputKeeper::Listener
    void hands_busy(Instant last_input) override;
    void hands_resting(Instant since) override;
    void hands_unknown() override;
    void input_source_changed() override;

    // LoginSession::Listener
    void suspending() override;
    void resumed() override;
    void locked(bool locked) override;
    void session_active(bool active) override;

    // Holds::Listener
    void signal_changed(Signal signal, bool on) override;

    // Notifier::Listener
    void notification_replied(int prompt, event::Reply reply) override;
    void notification_failed(const Notice& notice, const std::string& why) override;
    void notification_works() override;
    void notification_server_changed() override;

    // daemon_service.cpp: BusService::Service
    [[nodiscard]] Status status() override;
    void command(const Event& event) override;
    [[nodiscard]] std::vector<DecisionReport> explain(unsigned last) override;
    [[nodiscard]] std::vector<Finding> doctor() override;
    [[nodiscard]] const Settings& settings() override;
    [[nodiscard]] std::vector<FieldReport> setting_fields() override;
    void set_setting(const std::string& name, const FieldValue& value) override;
    void reset_setting(const std::string& name) override;
    [[nodiscard]] std::vector<std::string> check_config(const std::string& toml) override;
    [[nodiscard]] std::string config_path() override;
    [[nodiscard]] std::vector<DayReport> days(const std::string& first, const std::string& last) override;
    [[nodiscard]] std::vector<Dict> facts(const std::string& table, UtcTime from, UtcTime to, unsigned offset,
                                          unsigned limit) override;
    void quit() override;

    [[nodiscard]] const history::Store& history_store() const;

    EventLoop& loop_;
    Buses buses_;
    Registration session_bus_attached_;
    Registration system_bus_attached_;
    BusService service_;
    Clocks clocks_;
    SettingsFile config_;
    Notifier notifier_;
    history::Recorder recorder_;
    std::optional<Schedule> schedule_;
    LoginSession login_;
    Holds holds_;
    InputKeeper input_;
    std::optional<InputWatch> watched_; ///< what the input source was told last
    Timer timer_;
    Timer found_;          ///< once, a moment after the start
    Instant kept_at_;      ///< when the memory was saved last
    LocalDay tidied_on_{}; ///< the day on which the history was last tidied up
    std::optional<std::string> notification_trouble_;
    Registration stop_;
    Registration clock_set_;
    Registration zone_changed_;
};

} // namespace unknot
