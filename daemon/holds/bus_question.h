// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/holds/bus_name.h"

#include <functional>
#include <optional>
#include <sdbus-c++/sdbus-c++.h>
#include <string>
#include <vector>

namespace unknot {

/// Takes yes, no, or nothing when the service does not know.
using TakeAnswer = std::function<void(std::optional<bool>)>;
/// Puts a question to a service, asynchronously.
using Ask = std::function<void(sdbus::IProxy&, TakeAnswer)>;

/// Is this property true? Nothing when it is not there or no boolean.
[[nodiscard]] Ask ask_property(const std::string& interface, const std::string& property);
/// Does this method without arguments say true?
[[nodiscard]] Ask ask_method(const std::string& interface, const std::string& method);
/// Does this method say true to these flags?
[[nodiscard]] Ask ask_method(const std::string& interface, const std::string& method, std::uint32_t flags);
/// Is this property of a channel of Xfce's settings true? One that is not set is not.
[[nodiscard]] Ask ask_xfconf(const std::string& channel, const std::string& property);

inline constexpr auto xfconf_service = "org.xfce.Xfconf";
inline constexpr auto xfconf_path = "/org/xfce/Xfconf";
/// The match for a change of such a property.
[[nodiscard]] std::string xfconf_changes(const std::string& channel, const std::string& property);
/// The match for changes of properties of an interface.
[[nodiscard]] std::string property_changes(const std::string& service, const std::string& interface);

/// A question that is put again whenever the answer may be another: when the service comes, and at certain
/// signals. Loop thread only.
class BusQuestion {
public:
    struct Wording {
        std::string service;
        std::string path;
        Ask ask;
        std::vector<std::string> again_at; ///< matches of signals
    };

    /// `changed` is called when answer() may have changed, not from the constructor. Throws sdbus::Error when
    /// the bus refuses. The bus outlives this.
    BusQuestion(sdbus::IConnection& bus, Wording wording, std::function<void()> changed);
    BusQuestion(const BusQuestion&) = delete;
    BusQuestion& operator=(const BusQuestion&) = delete;

    /// Nothing: the service is not there or has not answered.
    [[nodiscard]] std::optional<bool> answer() const { return answer_; }

    [[nodiscard]] bool yes() const { return answer_.value_or(false); }

    [[nodiscard]] const std::string& service() const { return wording_.service; }

    [[nodiscard]] bool service_is_there() const { return service_.owned(); }

private:
    void ask();
    void take(std::optional<bool> answer);

    Wording wording_;
    std::function<void()> changed_;
    std::optional<bool> answer_;
    std::unique_ptr<sdbus::IProxy> proxy_;
    std::vector<sdbus::Slot> matches_;
    BusName service_;
};

} // namespace unknot
