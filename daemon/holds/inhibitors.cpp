// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/inhibitors.h"

#include "daemon/holds/bus_question.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace unknot {
namespace {

constexpr auto logind = "org.freedesktop.login1";
constexpr auto logind_manager = "org.freedesktop.login1.Manager";
constexpr auto gnome = "org.gnome.SessionManager";
constexpr auto kde = "org.kde.Solid.PowerManagement.PolicyAgent";
constexpr std::uint32_t gnome_idle = 8;          ///< GSM_INHIBITOR_FLAG_IDLE
constexpr std::uint32_t kde_screen_settings = 4; ///< the screen must not dim or switch off

/// what, who, why, mode, user, process
using Inhibitor =
    sdbus::Struct<std::string, std::string, std::string, std::string, std::uint32_t, std::uint32_t>;

bool names_idle(std::string_view what) {
    for (std::size_t begin = 0; begin <= what.size();) {
        const auto end = std::min(what.find(':', begin), what.size());
        if (what.substr(begin, end - begin) == "idle")
            return true;
        begin = end + 1;
    }
    return false;
}

/// Somebody of our user who keeps the machine from idling. Neither we ourselves, nor what the system does for
/// its own good (an upgrade), nor another user's video.
bool is_passive_use(const Inhibitor& inhibitor) {
    return names_idle(std::get<0>(inhibitor)) && std::get<3>(inhibitor) == "block" &&
           std::get<4>(inhibitor) == ::getuid() &&
           std::get<5>(inhibitor) != static_cast<std::uint32_t>(::getpid());
}

/// The property BlockInhibited says that there is one, the list also whose it is.
void ask_logind(sdbus::IProxy& manager, const TakeAnswer& answer) {
    manager.callMethodAsync("ListInhibitors")
        .onInterface(logind_manager)
        .uponReplyInvoke([answer](const sdbus::Error* error, const std::vector<Inhibitor>& all) {
            answer(error ? std::nullopt : std::optional{std::ranges::any_of(all, is_passive_use)});
        });
}

BusQuestion::Wording logind_question() {
    return {logind, "/org/freedesktop/login1", ask_logind, {property_changes(logind, logind_manager)}};
}

BusQuestion::Wording gnome_question() {
    return {gnome,
            "/org/gnome/SessionManager",
            ask_method(gnome, "IsInhibited", gnome_idle),
            {std::string{"type='signal',sender='"} + gnome + "',interface='" + gnome +
                 "',member='InhibitorAdded'",
             std::string{"type='signal',sender='"} + gnome + "',interface='" + gnome +
                 "',member='InhibitorRemoved'"}};
}

BusQuestion::Wording kde_question() {
    return {kde,
            "/org/kde/Solid/PowerManagement/PolicyAgent",
            ask_method(kde, "HasInhibition", kde_screen_settings),
            {std::string{"type='signal',sender='"} + kde + "',interface='" + kde +
             "',member='InhibitionsChanged'"}};
}

class Inhibitors : public HoldSource {
public:
    Inhibitors(sdbus::IConnection* session_bus, sdbus::IConnection* system_bus, Tell tell)
        : tell_{std::move(tell)} {
        if (system_bus)
            ask(*system_bus, logind_question());
        if (session_bus) {
            ask(*session_bus, gnome_question());
            ask(*session_bus, kde_question());
        }
        if (questions_.empty())
            throw std::runtime_error{"no bus can be reached"};
    }

    [[nodiscard]] Finding describe() const override {
        std::string asked;
        for (const auto& each : questions_)
            if (each->answer())
                asked += (asked.empty() ? "" : ", ") + each->service();
        if (asked.empty())
            return {.part = inhibitors_part,
                    .works = false,
                    .detail = "neither logind nor a session manager tells of videos that play",
                    .remedy =
                        "Nothing needs to be done: the time before you count as away (rest after) covers "
                        "short videos."};
        return {.part = inhibitors_part, .works = true, .detail = "told by " + asked, .remedy = {}};
    }

private:
    void ask(sdbus::IConnection& bus, BusQuestion::Wording wording) {
        questions_.push_back(
            std::make_unique<BusQuestion>(bus, std::move(wording), [this] { tell_whether_any(); }));
    }

    void tell_whether_any() { tell_(Signal::inhibit, std::ranges::any_of(questions_, &BusQuestion::yes)); }

    Tell tell_;
    std::vector<std::unique_ptr<BusQuestion>> questions_;
};

} // namespace

std::unique_ptr<HoldSource> open_inhibitors(sdbus::IConnection* session_bus, sdbus::IConnection* system_bus,
                                            HoldSource::Tell tell) {
    return std::make_unique<Inhibitors>(session_bus, system_bus, std::move(tell));
}

} // namespace unknot
