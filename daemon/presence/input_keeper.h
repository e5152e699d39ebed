// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"
#include "daemon/event_loop.h"
#include "daemon/presence/choose.h"
#include "daemon/presence/input_source.h"

#include <memory>
#include <optional>
#include <sdbus-c++/sdbus-c++.h>
#include <string_view>
#include <vector>

namespace unknot {

/// Keeps the best source of input of this desktop, and finds one again by itself when a compositor, GNOME
/// Shell or the X server has ended and comes back. Asleep meanwhile: the kernel tells when the socket is
/// there again (inotify, while there is no source), the bus when GNOME is. Loop thread only.
class InputKeeper : InputSource::Listener {
public:
    /// Who is told, as by InputSource; never from inside watch() or await_input(), nor the constructor.
    struct Listener {
        virtual ~Listener() = default;
        virtual void hands_busy(Instant last_input) = 0;
        virtual void hands_resting(Instant since) = 0;
        /// Nothing tells of input on this desktop: from the beginning, or since `grace` ago. Ends with the
        /// next of the two above.
        virtual void hands_unknown() = 0;
        /// A source was lost or found, see describe(); for the log. Found ones tell the hands anew.
        virtual void input_source_changed() = 0;
    };

    /// A desktop that is gone for so long does not come back by itself: no mere restart.
    static constexpr Duration grace = std::chrono::seconds{10};

    /// Blocks while connecting, see choose_input_source(). The bus, null or attached to the loop by its
    /// owner, and the listener outlive this. Not to be destroyed in a call to the listener.
    InputKeeper(EventLoop& loop, sdbus::IConnection* session_bus, Listener& listener);

    InputKeeper(const InputKeeper&) = delete;
    InputKeeper& operator=(const InputKeeper&) = delete;

    /// As for InputSource. While there is no source, kept for the next.
    void watch(Duration rest_after);
    void await_input();

    /// Whether there is a source now.
    [[nodiscard]] bool has_source() const { return chosen_.source != nullptr; }

    /// For doctor: what was chosen and why, or what is missing.
    [[nodiscard]] const std::vector<Finding>& describe() const { return chosen_.findings; }

    /// See InputSource.
    [[nodiscard]] bool sees_through_inhibitors() const {
        return has_source() && chosen_.source->sees_through_inhibitors();
    }

private:
    void hands_busy(Instant last_input) override;
    void hands_resting(Instant since) override;
    void source_lost(std::string_view why) override;

    void repeat_request();
    void look_out();
    void look_again();
    void choose();
    void retry_later();
    void on_gnome_owner_changed(sdbus::Message& signal);

    EventLoop& loop_;
    sdbus::IConnection* bus_;
    Listener& listener_;
    bool asked_ = false;
    std::optional<Duration> rest_after_; ///< none: the next input is awaited
    ChosenInput chosen_;
    sdbus::Slot gnome_changed_;
    Registration socket_changed_; ///< while there is no source
    Registration choosing_;
    Timer retry_;
    Timer unknown_;
    int retries_ = 0;
};

} // namespace unknot
