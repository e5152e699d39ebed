// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <sdbus-c++/sdbus-c++.h>
#include <string>
#include <vector>

namespace unknot {

/// What logind tells of the machine and of our session. logind may come later, go, and come again; meanwhile
/// what it said last holds. All calls are asynchronous. Loop thread only.
class Logind {
public:
    struct Listener {
        virtual ~Listener() = default;
        /// The machine is about to sleep; it waits until this returns (a few seconds at most).
        virtual void suspending() = 0;
        /// The machine is awake again. Also told when logind was restarted in between.
        virtual void resumed() = 0;
        virtual void locked_hint(bool locked) = 0;
        virtual void session_active(bool active) = 0;
    };

    /// Throws sdbus::Error when the bus refuses; a missing logind is no failure. The bus, attached to the
    /// loop by its owner, and the listener outlive this. Not to be destroyed from a call to the listener.
    Logind(sdbus::IConnection& system_bus, Listener& listener);

    Logind(const Logind&) = delete;
    Logind& operator=(const Logind&) = delete;

    [[nodiscard]] Finding describe() const;

private:
    using Properties = std::map<std::string, sdbus::Variant>;

    void listen();
    void on_owner_changed(sdbus::Message& signal);
    void on_prepare_for_sleep(sdbus::Message& signal);
    void on_session_changed(sdbus::Message& signal);

    void begin();
    void forget();
    void ask_whether_still_sleeping();
    void fall_asleep();
    void wake_up();

    void take_inhibitor();

    void find_session();
    void find_session_of_process();
    void find_session_of_user();
    void no_session();
    /// Asks the manager; goes on with `otherwise` when it knows none.
    template <typename Argument>
    void ask_for_session(const char* method, const Argument& argument, void (Logind::*otherwise)());
    void adopt_session(const sdbus::ObjectPath& path);
    void ask_for_properties();
    void take_in(const Properties& properties);

    sdbus::IConnection& bus_;
    Listener& listener_;
    std::unique_ptr<sdbus::IProxy> manager_;
    std::unique_ptr<sdbus::IProxy> own_session_; ///< an alias for it that sends no signals
    std::unique_ptr<sdbus::IProxy> session_;     ///< none: not found
    std::vector<sdbus::Slot> matches_;
    std::optional<sdbus::UnixFd>
        inhibitor_; ///< as long as it is open, the machine waits for us to fall asleep
    bool sleeping_ = false;
    std::string missing_ = "logind has not answered yet"; ///< why there is no session
};

} // namespace unknot
