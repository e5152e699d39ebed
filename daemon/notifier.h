// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/prompt_words.h"
#include "daemon/contract/reports.h"
#include "daemon/domain/effect.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <sdbus-c++/sdbus-c++.h>
#include <set>
#include <string>
#include <vector>

namespace unknot {

/// One prompt as the notification server is to show it.
struct Notice {
    Prompt prompt;
    PromptWords words;
    std::vector<Button> buttons;
};

/// Shows prompts through org.freedesktop.Notifications. The server may be missing, come late, be restarted or
/// be replaced by another: an open notice is shown again by the next one. At most one notice at a time. All
/// calls are asynchronous; loop thread only.
class Notifier {
public:
    struct Listener {
        virtual ~Listener() = default;
        /// A button was pressed, or the user closed the notification of that prompt.
        virtual void notification_replied(int prompt, event::Reply reply) = 0;
        /// No server took this notice; it is shown as soon as one appears. Told once until one works again.
        virtual void notification_failed(const Notice& notice, const std::string& why) = 0;
        /// A server took a notice after all.
        virtual void notification_works() = 0;
        /// Another server than before answers, or none any more; see describe().
        virtual void notification_server_changed() = 0;
    };

    /// The bus, attached to the loop by its owner, and the listener outlive this. Throws sdbus::Error when
    /// the bus refuses; a missing server is no failure.
    Notifier(sdbus::IConnection& session_bus, Listener& listener);

    /// Shows the notice in place of what was shown before.
    void show(Notice notice);
    /// Takes the notice of that prompt off the screen; harmless when it is gone already.
    void close(int prompt);

    /// Tells something by the way: no buttons, no answer, goes by itself. Lost when there is no server.
    void tell(const std::string& title, const std::string& body);

    /// For doctor.
    [[nodiscard]] Finding describe() const;

private:
    void find_server();
    void learn_server();
    void on_owner_changed(sdbus::Message& message);
    void notify();
    void on_notified(int serial, const sdbus::Error* error, std::uint32_t id);
    void failed(const std::string& why);
    void on_action(std::uint32_t id, const std::string& key);
    void on_closed(std::uint32_t id, std::uint32_t reason);
    void take_down(std::uint32_t id);
    void reply(event::Reply reply);
    [[nodiscard]] std::vector<std::string> actions() const;
    [[nodiscard]] std::string body() const;
    [[nodiscard]] std::uint32_t replaced() const;

    Listener& listener_;
    std::unique_ptr<sdbus::IProxy> bus_;
    std::unique_ptr<sdbus::IProxy> server_;
    sdbus::Slot owner_match_;
    std::string server_name_; ///< as it calls itself; empty: none has answered
    std::set<std::string> capabilities_;
    std::optional<Notice> notice_;       ///< to be on the screen now
    std::optional<std::uint32_t> shown_; ///< the server's id of it
    int serial_ = 0;                     ///< of the last Notify, to know late answers of earlier ones
    bool failed_ = false;
};

} // namespace unknot
