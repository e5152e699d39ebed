// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/presence/x11_input.h"

#include "daemon/boot_clock.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <xcb/sync.h>
#include <xcb/xcb.h>
#include <xcb/xcbext.h>

namespace unknot {
namespace {

using namespace std::chrono_literals;

struct Free {
    void operator()(void* reply) const { std::free(reply); }
};

/// A reply, event or error of xcb.
template <typename T>
using Received = std::unique_ptr<T, Free>;

struct Disconnect {
    void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
};

using Connection = std::unique_ptr<xcb_connection_t, Disconnect>;

/// What the alarms wait for.
enum class Crossing : std::uint32_t {
    up = XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION,   ///< the counter reaches a time: a rest
    down = XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION, ///< it falls back to a time or below: input
};

xcb_sync_int64_t to_wire(Duration time) {
    const auto count = time.count();
    return {static_cast<std::int32_t>(count >> 32), static_cast<std::uint32_t>(count)};
}

Duration from_wire(xcb_sync_int64_t value) {
    return Duration{(static_cast<std::int64_t>(value.hi) << 32) | value.lo};
}

/// An alarm on a counter in the server, until the end of this object.
class Alarm {
public:
    Alarm(xcb_connection_t* connection, xcb_sync_counter_t counter, Crossing crossing, Duration at)
        : connection_{connection},
          id_{xcb_generate_id(connection)} {
        xcb_sync_create_alarm_value_list_t values{};
        values.counter = counter;
        values.valueType = XCB_SYNC_VALUETYPE_ABSOLUTE;
        values.value = to_wire(at);
        values.testType = static_cast<std::uint32_t>(crossing);
        values.events = 1;
        constexpr std::uint32_t given = XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE_TYPE | XCB_SYNC_CA_VALUE |
                                        XCB_SYNC_CA_TEST_TYPE | XCB_SYNC_CA_DELTA | XCB_SYNC_CA_EVENTS;
        xcb_sync_create_alarm_aux(connection_, id_, given, &values);
    }

    ~Alarm() { xcb_sync_destroy_alarm(connection_, id_); }

    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;

    [[nodiscard]] bool rang(const xcb_sync_alarm_notify_event_t& event) const { return event.alarm == id_; }

private:
    xcb_connection_t* connection_;
    xcb_sync_alarm_t id_;
};

/// watch() is in force.
struct Watch {
    /// The thresholds touch, so that the counter cannot turn around between them unseen.
    Watch(xcb_connection_t* to, xcb_sync_counter_t counter, Duration after)
        : connection{to},
          rest_after{after},
          rest{to, counter, Crossing::up, after},
          input{to, counter, Crossing::down, after - 1ms},
          query{xcb_sync_query_counter(to, counter).sequence} {}

    ~Watch() {
        if (query)
            xcb_discard_reply(connection, *query);
    }

    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    xcb_connection_t* connection;
    Duration rest_after;
    Alarm rest;
    Alarm input;
    std::optional<unsigned> query; ///< asks for the state of now, which no alarm tells; until the answer
    std::optional<bool> resting;   ///< what the listener was told
};

class X11Input : public InputSource {
public:
    X11Input(EventLoop& loop, Listener& listener, Connection connection, xcb_sync_counter_t counter,
             std::uint8_t alarm_event)
        : loop_{loop},
          listener_{listener},
          connection_{std::move(connection)},
          counter_{counter},
          alarm_event_{alarm_event} {
        reading_ = loop_.on_readable(xcb_get_file_descriptor(connection_.get()), [this] { receive(); });
    }

    void watch(Duration rest_after) override {
        if (!connection_)
            return;
        awaited_.reset();
        watch_.emplace(connection_.get(), counter_, std::max(rest_after, 1ms));
        send();
    }

    void await_input() override {
        if (!connection_)
            return;
        watch_.reset();
        awaited_.emplace(connection_.get(), counter_, Crossing::down, 0ms);
        send();
    }

    [[nodiscard]] std::string name() const override { return "X11 idle counter (XSync)"; }

    [[nodiscard]] bool sees_through_inhibitors() const override { return true; }

private:
    /// Sending may take in what arrives meanwhile, which then no longer shows on the socket: look soon.
    void send() {
        xcb_flush(connection_.get());
        receiving_soon_ = loop_.defer([this] { receive(); });
    }

    void receive() {
        while (connection_) {
            const Received<xcb_generic_event_t> event{xcb_poll_for_event(connection_.get())};
            if (!event)
                break;
            if ((event->response_type & 0x7f) == alarm_event_)
                on_alarm(*reinterpret_cast<const xcb_sync_alarm_notify_event_t*>(event.get()));
        }
        receive_answer();
        if (connection_ && xcb_connection_has_error(connection_.get()))
            lose();
    }

    void on_alarm(const xcb_sync_alarm_notify_event_t& event) {
        if (awaited_ && awaited_->rang(event))
            end_waiting();
        else if (watch_ && watch_->rest.rang(event))
            tell_resting(from_wire(event.counter_value));
        else if (watch_ && watch_->input.rang(event))
            tell_busy(from_wire(event.counter_value));
    }

    /// Each further input would ring the alarm again, so it goes.
    void end_waiting() {
        awaited_.reset();
        send();
        listener_.hands_busy(boot_now());
    }

    void receive_answer() {
        if (!watch_ || !watch_->query)
            return;
        void* answer = nullptr;
        xcb_generic_error_t* error = nullptr;
        if (!xcb_poll_for_reply(connection_.get(), *watch_->query, &answer, &error))
            return;
        watch_->query.reset();
        const Received<xcb_generic_error_t> refused{error};
        const Received<xcb_sync_query_counter_reply_t> now{
            static_cast<xcb_sync_query_counter_reply_t*>(answer)};
        if (now && !watch_->resting) // an alarm that rang already knows better
            tell(from_wire(now->counter_value));
    }

    void tell(Duration idle) {
        if (idle >= watch_->rest_after)
            tell_resting(idle);
        else
            tell_busy(idle);
    }

    void tell_resting(Duration idle) {
        if (std::exchange(watch_->resting, true) != true)
            listener_.hands_resting(boot_now() - idle);
    }

    void tell_busy(Duration idle) {
        if (std::exchange(watch_->resting, false) != false)
            listener_.hands_busy(boot_now() - idle);
    }

    void lose() {
        reading_.end();
        receiving_soon_.end();
        watch_.reset();
        awaited_.reset();
        connection_.reset();
        listener_.source_lost("the X server closed the connection");
    }

    EventLoop& loop_;
    Listener& listener_;
    Connection connection_; ///< none: lost
    xcb_sync_counter_t counter_;
    std::uint8_t alarm_event_;
    Registration reading_;
    Registration receiving_soon_;
    std::optional<Watch> watch_;   ///< at most one of these two
    std::optional<Alarm> awaited_; ///< await_input() is in force, and nothing came in yet
};

Connection connect_to_display() {
    const char* display = std::getenv("DISPLAY");
    if (!display || !*display)
        throw std::runtime_error{"DISPLAY is not set, so there is no X server to ask"};
    Connection connection{xcb_connect(nullptr, nullptr)};
    if (xcb_connection_has_error(connection.get()))
        throw std::runtime_error{"cannot connect to the X server at DISPLAY=" + std::string{display}};
    return connection;
}

/// The number of the event that alarms send.
std::uint8_t begin_sync(xcb_connection_t* connection) {
    const auto* extension = xcb_get_extension_data(connection, &xcb_sync_id);
    if (!extension || !extension->present)
        throw std::runtime_error{"the X server has no SYNC extension"};
    const auto asked = xcb_sync_initialize(connection, XCB_SYNC_MAJOR_VERSION, XCB_SYNC_MINOR_VERSION);
    if (!Received<void>{xcb_sync_initialize_reply(connection, asked, nullptr)})
        throw std::runtime_error{"the X server has no SYNC extension of a version that we know"};
    return static_cast<std::uint8_t>(extension->first_event + XCB_SYNC_ALARM_NOTIFY);
}

/// The name follows the fields without a gap; xcb_sync_systemcounter_name() leaves out its first two letters.
std::string_view name_of(const xcb_sync_systemcounter_t& counter) {
    return {reinterpret_cast<const char*>(&counter.name_len + 1), counter.name_len};
}

xcb_sync_counter_t find_idle_counter(xcb_connection_t* connection) {
    const auto asked = xcb_sync_list_system_counters(connection);
    const Received<xcb_sync_list_system_counters_reply_t> counters{
        xcb_sync_list_system_counters_reply(connection, asked, nullptr)};
    if (counters) {
        auto each = xcb_sync_list_system_counters_counters_iterator(counters.get());
        for (; each.rem > 0; xcb_sync_systemcounter_next(&each)) {
            if (name_of(*each.data) == "IDLETIME")
                return each.data->counter;
        }
    }
    throw std::runtime_error{"the X server has no IDLETIME counter"};
}

} // namespace

std::unique_ptr<InputSource> open_x11_input(EventLoop& loop, InputSource::Listener& listener) {
    auto connection = connect_to_display();
    const auto alarm_event = begin_sync(connection.get());
    const auto counter = find_idle_counter(connection.get());
    return std::make_unique<X11Input>(loop, listener, std::move(connection), counter, alarm_event);
}

} // namespace unknot
