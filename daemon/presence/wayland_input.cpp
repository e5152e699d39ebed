// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/wayland_input.h"

#include "daemon/boot_clock.h"
#include "daemon/presence/wayland_connection.h"
#include "daemon/presence/wayland_seat.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

namespace unknot {
namespace {

using namespace std::chrono_literals;

/// So long it blocks at most for the compositor's first answer.
constexpr auto first_answer = 250ms;
/// The probe idles in the first gap between two inputs. No gap for so long: somebody moves the mouse, or
/// idleness is inhibited.
constexpr auto probe_after = 1ms;
constexpr auto patience = 2s;

/// Two notifications at the compositor: one of the asked time, and the probe, of almost no time, which
/// resumes with the first input after it was asked for; without it that input would go unseen.
class WaylandInput final : public InputSource {
public:
    WaylandInput(EventLoop& loop, Listener& listener)
        : loop_{loop},
          listener_{listener},
          gap_due_{loop, [this] { on_input(); }} {
        connection_.emplace(loop, WaylandConnection::Reactions{
                                      [this] { lose("the Wayland compositor closed the connection"); },
                                      [this] { ask_if_asked_meanwhile(); }});
        seat_.emplace(connection_->display(), guarded(&WaylandInput::on_answer),
                      guarded(&WaylandInput::on_withdrawal));
        connection_->serve_until([this] { return seat_->has_answered(); }, first_answer);
        if (seat_->has_answered() && seat_->fault())
            throw std::runtime_error{*seat_->fault()};
    }

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
        return ready() ? seat_->protocol().name() : "Wayland (the compositor has not answered yet)";
    }

    [[nodiscard]] bool sees_through_inhibitors() const override {
        return ready() && seat_->protocol().sees_through_inhibitors();
    }

private:
    [[nodiscard]] bool ready() const { return seat_ && seat_->has_answered() && !seat_->fault(); }

    /// For callbacks of libwayland, which no exception may pass.
    std::function<void()> guarded(void (WaylandInput::*react)()) {
        return [this, react] { loop_.guard([this, react] { (this->*react)(); }); };
    }

    void on_answer() {
        if (ready())
            ask();
        else
            lose_soon(*seat_->fault());
    }

    void on_withdrawal() { lose_soon("the Wayland compositor took back its seat or its idle protocol"); }

    void ask() {
        if (!asked_ || !ready())
            return;
        resting_.reset();
        asked_meanwhile_ = connection_->congested();
        if (!asked_meanwhile_)
            ask_anew();
    }

    void ask_if_asked_meanwhile() {
        if (std::exchange(asked_meanwhile_, false))
            ask_anew();
    }

    void ask_anew() {
        busy_at_ = boot_now();
        auto probe =
            seat_->notify(probe_after, {guarded(&WaylandInput::on_gap), guarded(&WaylandInput::on_input)});
        auto rest = rest_after_ ? seat_->notify(*rest_after_, {guarded(&WaylandInput::on_rest),
                                                               guarded(&WaylandInput::on_input)})
                                : nullptr;
        probe_ = std::move(probe);
        rest_ = std::move(rest);
        gap_due_.set(busy_at_ + patience);
        connection_->flush();
        telling_known_ = loop_.defer([this] { tell_what_is_known(); });
    }

    /// What earlier notifications told still holds: nothing came in between.
    void tell_what_is_known() {
        if (!rest_after_ || !quiet_since_ || resting_)
            return;
        if (boot_now() - *quiet_since_ >= *rest_after_)
            tell_resting();
        else
            tell_busy(*quiet_since_);
    }

    void on_gap() {
        gap_due_.set({});
        if (!quiet_since_)
            quiet_since_ = busy_at_;
    }

    void on_rest() {
        if (!quiet_since_)
            quiet_since_ = std::max(busy_at_, boot_now() - *rest_after_);
        tell_resting();
    }

    /// Also when the compositor sees no gap in it.
    void on_input() {
        gap_due_.set({});
        probe_.reset();
        connection_->flush();
        quiet_since_.reset();
        busy_at_ = boot_now();
        tell_busy(busy_at_);
    }

    void tell_resting() {
        if (std::exchange(resting_, true) != true)
            listener_.hands_resting(*quiet_since_);
    }

    void tell_busy(Instant last_input) {
        if (std::exchange(resting_, false) != false)
            listener_.hands_busy(last_input);
    }

    void lose_soon(std::string why) {
        losing_ = loop_.defer([this, why = std::move(why)] { lose(why); });
    }

    void lose(std::string_view why) {
        losing_.end();
        telling_known_.end();
        gap_due_.set({});
        probe_.reset();
        rest_.reset();
        seat_.reset();
        connection_.reset();
        listener_.source_lost(why);
    }

    EventLoop& loop_;
    Listener& listener_;
    Timer gap_due_;
    std::optional<WaylandConnection> connection_; ///< none: lost
    std::optional<WaylandSeat> seat_;
    bool asked_ = false;
    bool asked_meanwhile_ = false;       ///< while the compositor took in nothing
    std::optional<Duration> rest_after_; ///< none: the next input is awaited
    std::unique_ptr<IdleNotification> probe_;
    std::unique_ptr<IdleNotification> rest_;
    Instant busy_at_;                    ///< when the hands moved last, or when we began to look
    std::optional<Instant> quiet_since_; ///< surely no input since then
    std::optional<bool> resting_;        ///< what the listener was told
    Registration telling_known_;
    Registration losing_;
};

} // namespace

std::unique_ptr<InputSource> open_wayland_input(EventLoop& loop, InputSource::Listener& listener) {
    return std::make_unique<WaylandInput>(loop, listener);
}

} // namespace unknot
