// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/packing.h"
#include "daemon/domain/event.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace sdbus {
class IConnection;
class IProxy;
class Error;
} // namespace sdbus

/// The service as its clients see it.
namespace unknot {

/// Why a call did not do what was asked.
enum class Failure {
    no_bus,      ///< there is no session bus, or it went away
    not_running, ///< nobody owns the service's name
    no_answer,   ///< the service did not answer in time
    refused,     ///< the service answered with an error; what() is its sentence
};

/// what() is a sentence for people.
class CallFailed : public std::runtime_error {
public:
    CallFailed(Failure failure, std::string error_name, const std::string& sentence)
        : std::runtime_error{sentence},
          failure_{failure},
          error_name_{std::move(error_name)} {}

    [[nodiscard]] Failure failure() const { return failure_; }

    /// The name of the bus error, "org.unknot.Error.NoPrompt"; empty when there was none.
    [[nodiscard]] const std::string& error_name() const { return error_name_; }

private:
    Failure failure_;
    std::string error_name_;
};

/// What an error of a call means.
[[nodiscard]] CallFailed call_failed(const sdbus::Error& error);

/// The bus of the session, by $DBUS_SESSION_BUS_ADDRESS or $XDG_RUNTIME_DIR. Throws CallFailed (no_bus).
[[nodiscard]] std::unique_ptr<sdbus::IConnection> connect_to_session_bus();

/// Calls to the service. They never start it: when it does not run they fail, not_running.
///
/// All throw CallFailed. A call waits for its answer, by default as long as sd-bus does (25 s); see also
/// do_not_wait(). The connection must outlive the client; one thread.
class Client {
public:
    explicit Client(sdbus::IConnection& connection);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void wait_at_most(Duration limit) { limit_ = limit; }

    /// For windows, which must not stand still: from now on, what returns nothing returns at once, and
    /// failures are told here when the loop serves the connection. Whether the service is there is not asked
    /// first, so the bus may start it.
    void do_not_wait(std::function<void(const CallFailed&)> told);

    /// Asks the bus, so that others than the service can be told apart from a service that is not there.
    [[nodiscard]] bool is_running();

    /// All properties in one call.
    [[nodiscard]] Status status();

    struct AnswerOptions {
        std::optional<Duration> snooze;
        std::optional<int> prompt; ///< the id that was seen
    };

    void answer(event::Reply reply, const AnswerOptions& options);
    /// Without a name: the one that makes most sense.
    void start_break(const std::optional<std::string>& reminder = {});
    enum class Exit { ordinary, panic };
    void end_break(Exit exit = Exit::ordinary);

    struct UntilResumed {};

    void pause(const std::variant<UntilResumed, Duration, UtcTime>& how_long);
    void resume();
    void set_posture(Posture posture);
    void log_drink();
    /// Without a name: what is open or due.
    void credit_break(const std::optional<std::string>& reminder = {});
    void undo_skip();
    /// Nothing: takes back what the sensor said.
    void report_presence(const std::string& sensor, std::optional<Presence> presence);
    void quit();

    [[nodiscard]] std::vector<DecisionReport> explain(unsigned last);
    [[nodiscard]] std::vector<Finding> doctor();

    [[nodiscard]] std::map<std::string, FieldValue> settings();
    [[nodiscard]] std::vector<FieldReport> setting_fields();
    void set_setting(const std::string& name, const FieldValue& value);
    void reset_setting(const std::string& name);
    [[nodiscard]] std::vector<std::string> check_config(const std::string& toml);
    [[nodiscard]] std::string config_path();

    /// Days as "2026-03-02", both included.
    [[nodiscard]] std::vector<DayReport> days(const std::string& first, const std::string& last);

    /// A page of a table, `to` excluded; at most bus::most_rows. Keys are the columns of docs/history.md.
    struct Page {
        unsigned offset = 0;
        unsigned limit = 0;
    };

    [[nodiscard]] std::vector<Dict> facts(const std::string& table, UtcTime from, UtcTime to, Page page);

private:
    template <class... Arguments>
    void command(const char* method, const Arguments&... arguments);
    template <class Result, class... Arguments>
    [[nodiscard]] Result ask(const char* method, const Arguments&... arguments);
    void require_running();

    std::unique_ptr<sdbus::IProxy> bus_;
    std::unique_ptr<sdbus::IProxy> service_;
    std::function<void(const CallFailed&)> told_;
    std::optional<Duration> limit_;
};

} // namespace unknot
