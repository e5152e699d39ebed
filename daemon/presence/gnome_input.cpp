// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/gnome_input.h"

#include "daemon/boot_clock.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <sdbus-c++/sdbus-c++.h>
#include <utility>

namespace unknot {
namespace {

using namespace std::chrono_literals;

constexpr auto path = "/org/gnome/Mutter/IdleMonitor/Core";
constexpr auto interface = "org.gnome.Mutter.IdleMonitor";
constexpr auto watch_signals = "type='signal',sender='org.gnome.Mutter.IdleMonitor',"
                               "path='/org/gnome/Mutter/IdleMonitor/Core',"
                               "interface='org.gnome.Mutter.IdleMonitor',member='WatchFired'";
constexpr auto owner_changes = "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
                               "member='NameOwnerChanged',arg0='org.gnome.Mutter.IdleMonitor'";
/// The shell counts in microseconds and tells in milliseconds.
constexpr auto rounding = 5ms;

/// A watch that the shell keeps for us, until the end of this object.
class Watch {
public:
    Watch(sdbus::IProxy& monitor, EventLoop::Callback fired) : monitor_{monitor}, fired_{std::move(fired)} {}

    ~Watch() {
        if (id_)
            remove(monitor_, *id_);
    }

    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    static void remove(sdbus::IProxy& monitor, std::uint32_t id) noexcept {
        try {
            monitor.callMethod("RemoveWatch").onInterface(interface).withArguments(id).dontExpectReply();
        } catch (const sdbus::Error&) { // the bus is gone, and the watch with it
        }
    }

    /// The shell's answer; it fires only afterwards.
    void granted(std::uint32_t id) { id_ = id; }

    /// Its shell is gone.
    void forget() { id_.reset(); }

    [[nodiscard]] bool is(std::uint32_t id) const { return id_ == id; }

    [[nodiscard]] const EventLoop::Callback& reaction() const { return fired_; }

private:
    sdbus::IProxy& monitor_;
    EventLoop::Callback fired_;
    std::optional<std::uint32_t> id_;
};

class GnomeInput final : public InputSource {
public:
    GnomeInput(EventLoop& loop, sdbus::IConnection& bus, Listener& listener)
        : loop_{loop},
          listener_{listener},
          monitor_{sdbus::createProxy(bus, gnome_idle_monitor, path)},
          fired_{bus.addMatch(watch_signals, [this](sdbus::Message& it) { on_fired(it); })},
          owner_changed_{bus.addMatch(owner_changes, [this](sdbus::Message& it) { on_owner_changed(it); })} {}

    void watch(Duration rest_after) override {
        asked_ = true;
        rest_after_ = std::max<Duration>(rest_after, 1ms);
        ask();
    }

    void await_input() override {
        asked_ = true;
        rest_after_.reset();
        ask();
    }

    [[nodiscard]] std::string name() const override {
        return "GNOME's idle monitor (org.gnome.Mutter.IdleMonitor)";
    }

    [[nodiscard]] bool sees_through_inhibitors() const override { return false; }

private:
    void ask() {
        rest_.reset();
        input_.reset();
        resting_.reset();
        ++asked_times_;
        if (lost_)
            return;
        try {
            ask_for_what_is_wanted();
        } catch (const sdbus::Error& error) {
            lose("the session bus does not carry calls to GNOME's idle monitor: " + error.getMessage());
        }
    }

    void ask_for_what_is_wanted() {
        if (!rest_after_) {
            wait_for_input();
            return;
        }
        ask_for_idle_time();
        rest_ = std::make_shared<Watch>(*monitor_, [this] { on_rest(); });
        grant(rest_, monitor_->callMethodAsync("AddIdleWatch")
                         .onInterface(interface)
                         .withArguments(static_cast<std::uint64_t>(rest_after_->count())));
    }

    /// The shell fires this watch once.
    void wait_for_input() {
        input_ = std::make_shared<Watch>(*monitor_, [this] { on_input(); });
        grant(input_, monitor_->callMethodAsync("AddUserActiveWatch").onInterface(interface));
    }

    template <typename Call>
    void grant(const std::weak_ptr<Watch>& watch, Call&& call) {
        call.uponReplyInvoke([this, watch](const sdbus::Error* error, std::uint32_t id) {
            if (error)
                return; // the shell is gone, which its name tells
            if (const auto wanted = watch.lock())
                wanted->granted(id);
            else
                Watch::remove(*monitor_, id);
        });
    }

    void ask_for_idle_time() {
        monitor_->callMethodAsync("GetIdletime")
            .onInterface(interface)
            .uponReplyInvoke([this, asked = asked_times_](const sdbus::Error* error, std::uint64_t idle) {
                if (!error && asked == asked_times_)
                    loop_.guard([&] { tell(Duration{static_cast<Duration::rep>(idle)}); });
            });
    }

    void on_fired(sdbus::Message& signal) {
        std::uint32_t id = 0;
        signal >> id;
        for (const auto& watch : {rest_, input_})
            if (watch && watch->is(id))
                loop_.guard(watch->reaction());
    }

    void on_rest() {
        wait_for_input();
        ask_for_idle_time();
    }

    void on_input() {
        input_->forget();
        input_.reset();
        tell_busy(boot_now());
    }

    void tell(Duration idle) {
        if (idle + rounding >= *rest_after_)
            tell_resting(boot_now() - idle);
        else
            tell_busy(boot_now() - idle);
    }

    void tell_resting(Instant since) {
        if (!input_)
            wait_for_input();
        if (std::exchange(resting_, true) != true)
            listener_.hands_resting(since);
    }

    void tell_busy(Instant last_input) {
        if (std::exchange(resting_, false) != false)
            listener_.hands_busy(last_input);
    }

    void on_owner_changed(sdbus::Message& signal) {
        std::string name;
        std::string before;
        std::string now;
        signal >> name >> before >> now;
        for (const auto& watch : {rest_, input_})
            if (watch)
                watch->forget();
        if (now.empty())
            lose("GNOME Shell left the session bus");
        else if (asked_)
            loop_.guard([this] { ask(); });
    }

    void lose(std::string why) {
        if (std::exchange(lost_, true))
            return;
        ++asked_times_;
        telling_ = loop_.defer([this, why = std::move(why)] { listener_.source_lost(why); });
    }

    EventLoop& loop_;
    Listener& listener_;
    std::unique_ptr<sdbus::IProxy> monitor_;
    sdbus::Slot fired_;
    sdbus::Slot owner_changed_;
    bool asked_ = false;
    bool lost_ = false;
    std::optional<Duration> rest_after_; ///< none: the next input is awaited
    int asked_times_ = 0;                ///< an answer to an earlier request is not believed
    std::shared_ptr<Watch> rest_;
    std::shared_ptr<Watch> input_;
    std::optional<bool> resting_; ///< what the listener was told
    Registration telling_;
};

} // namespace

std::unique_ptr<InputSource> open_gnome_input(EventLoop& loop, sdbus::IConnection& session_bus,
                                              InputSource::Listener& listener) {
    return std::make_unique<GnomeInput>(loop, session_bus, listener);
}

} // namespace unknot
