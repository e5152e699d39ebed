// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/cli/paint.h"
#include "daemon/contract/client.h"
#include "daemon/contract/decision_json.h"
#include "daemon/local_day.h"

#include <iostream>
#include <memory>
#include <string>

namespace unknot::cli {

/// What a command works with: where it prints, the service, the time. One thread.
class Session {
public:
    Session(std::ostream& out, std::ostream& errors);

    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    void say(const std::string& line) { out_ << line << '\n'; }

    void say_json(const Json& json) { out_ << json_line(json) << '\n'; }

    /// What is not the result: progress, warnings, failures. With the name of the program in front.
    void complain(const std::string& sentence) { errors_ << "unknot: " << sentence << std::endl; }

    [[nodiscard]] std::ostream& out() { return out_; }

    [[nodiscard]] const Paint& paint() const { return paint_; }

    /// For each call to the service.
    void wait_at_most(Duration limit) { limit_ = limit; }

    /// Both connect on first use, and throw CallFailed without a bus.
    [[nodiscard]] sdbus::IConnection& connection();
    [[nodiscard]] Client& client();

    /// Both clocks and the zone in force.
    [[nodiscard]] Stamp now() { return clocks_.stamp_now(); }

private:
    std::ostream& out_;
    std::ostream& errors_;
    Paint paint_{colours_wanted()};
    Duration limit_ = std::chrono::seconds{10};
    Clocks clocks_{[this](const std::string& sentence) { complain(sentence); }};
    std::unique_ptr<sdbus::IConnection> connection_;
    std::unique_ptr<Client> client_;
};

} // namespace unknot::cli
