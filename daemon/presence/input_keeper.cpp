// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/input_keeper.h"

#include "daemon/boot_clock.h"
#include "daemon/file_watch.h"

#include <utility>

namespace unknot {
namespace {

using namespace std::chrono_literals;

constexpr auto gnome_changes = "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
                               "member='NameOwnerChanged',arg0='org.gnome.Mutter.IdleMonitor'";
/// A socket is there a moment before its server listens and offers all it has: tried again after this long,
/// then after twice as long, and so on.
constexpr auto first_retry = 100ms;
constexpr int most_retries = 5;

} // namespace

InputKeeper::InputKeeper(EventLoop& loop, sdbus::IConnection* session_bus, Listener& listener)
    : loop_{loop},
      bus_{session_bus},
      listener_{listener},
      retry_{loop, [this] { choose(); }},
      unknown_{loop, [this] { listener_.hands_unknown(); }} {
    if (bus_)
        gnome_changed_ =
            bus_->addMatch(gnome_changes, [this](sdbus::Message& it) { on_gnome_owner_changed(it); });
    chosen_ = choose_input_source(loop_, *this, bus_);
    if (!has_source()) {
        unknown_.set(boot_now());
        look_out();
        retry_later();
    }
}

void InputKeeper::watch(Duration rest_after) {
    asked_ = true;
    rest_after_ = rest_after;
    repeat_request();
}

void InputKeeper::await_input() {
    asked_ = true;
    rest_after_.reset();
    repeat_request();
}

void InputKeeper::repeat_request() {
    if (!asked_ || !has_source())
        return;
    if (rest_after_)
        chosen_.source->watch(*rest_after_);
    else
        chosen_.source->await_input();
}

void InputKeeper::hands_busy(Instant last_input) {
    retries_ = 0;
    listener_.hands_busy(last_input);
}

void InputKeeper::hands_resting(Instant since) {
    retries_ = 0;
    listener_.hands_resting(since);
}

void InputKeeper::source_lost(std::string_view why) {
    Finding finding{.part = "input",
                    .works = false,
                    .detail = std::string{why},
                    .remedy = "Nothing needs to be done: it is picked up again when it comes back."};
    chosen_ = {InputKind::none, nullptr, {std::move(finding)}};
    unknown_.set(boot_now() + grace);
    look_out();
    retry_later();
    listener_.input_source_changed();
}

void InputKeeper::look_out() {
    if (const auto socket = display_socket())
        socket_changed_ = on_file_changed(loop_, *socket, [this] { look_again(); });
}

void InputKeeper::look_again() {
    retries_ = 0;
    choose();
}

void InputKeeper::choose() {
    chosen_ = choose_input_source(loop_, *this, bus_);
    if (!has_source()) {
        retry_later();
        return;
    }
    socket_changed_.end();
    retry_.set({});
    unknown_.set({});
    repeat_request();
    listener_.input_source_changed();
}

/// Only so often, until a source has told something: what is lost again and again is not worth a wake-up.
void InputKeeper::retry_later() {
    if (retries_ < most_retries)
        retry_.set(boot_now() + first_retry * (1 << retries_++));
}

/// A GNOME that takes over from another is the business of its source. Told from inside the bus: chosen soon.
void InputKeeper::on_gnome_owner_changed(sdbus::Message& signal) {
    std::string name;
    std::string before;
    std::string now;
    signal >> name >> before >> now;
    if (!now.empty() && chosen_.kind != InputKind::gnome)
        choosing_ = loop_.defer([this] { look_again(); });
}

} // namespace unknot
