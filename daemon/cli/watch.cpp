// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/cli/watch.h"

#include "daemon/cli/status_text.h"
#include "daemon/contract/sentences.h"
#include "daemon/contract/watcher.h"
#include "daemon/event_loop.h"

#include <sdbus-c++/sdbus-c++.h>

namespace unknot::cli {
namespace {

Json event_json(const char* event) {
    return Json{{"event", event}};
}

Json event_json(const char* event, const char* key, Json value) {
    return Json{{"event", event}, {key, std::move(value)}};
}

/// One object for each thing that is seen.
struct AsJson {
    Json operator()(const seen::Appeared& seen) const {
        return event_json("status", "status", to_json(seen.status));
    }

    Json operator()(const seen::Changed& seen) const {
        return event_json("status", "status", to_json(seen.status));
    }

    Json operator()(const seen::Unreadable& seen) const {
        return event_json("unreadable", "sentence", seen.sentence);
    }

    Json operator()(const seen::Vanished&) const { return event_json("vanished"); }

    Json operator()(const seen::Prompted& seen) const {
        return event_json("prompted", "prompt", to_json(pack(seen.prompt)));
    }

    Json operator()(const seen::PromptClosed& seen) const {
        return Json{{"event", "prompt_closed"},
                    {"id", seen.id},
                    {"reminders", seen.reminders},
                    {"answer", seen.answer}};
    }

    Json operator()(const seen::BreakStarted& seen) const {
        return event_json("break_started", "break", to_json(pack(seen.running)));
    }

    Json operator()(const seen::BreakFinished& seen) const {
        return event_json("break_finished", "break", to_json(pack_ended(seen.ended, seen.finished)));
    }

    Json operator()(const seen::HoldChanged& seen) const {
        return Json{{"event", "hold_changed"}, {"hold", seen.hold}, {"active", seen.active}};
    }
};

/// Prints lines, each with its time, and none twice in a row.
class TextWatch {
public:
    explicit TextWatch(Session& session) : session_{session} {}

    void tell(const Seen& seen, const std::optional<Status>& status) {
        const auto now = session_.now();
        say(seen_line(seen), now);
        if (!status)
            last_.clear();
        else if (auto line = status_line(*status, now.zone); line != last_)
            say(last_ = std::move(line), now);
    }

private:
    void say(const std::string& line, const Stamp& now) {
        if (!line.empty())
            session_.say(time_text(local(now)) + ' ' + line);
    }

    Session& session_;
    std::string last_;
};

} // namespace

ExitCode watch(Session& session, WatchFormat format) {
    EventLoop loop;
    const auto stops = loop.stop_on_signals();
    auto& connection = session.connection();
    TextWatch text{session};
    Watcher watcher{connection, [&](const Seen& seen) {
                        if (format == WatchFormat::json)
                            session.say_json(std::visit(AsJson{}, seen));
                        else
                            text.tell(seen, watcher.status());
                        session.out().flush();
                    }};
    const auto served = loop.attach(connection, [&] {
        session.complain("the session bus went away");
        loop.stop(static_cast<int>(ExitCode::no_service));
    });
    return static_cast<ExitCode>(loop.run());
}

} // namespace unknot::cli
