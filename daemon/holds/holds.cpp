// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/holds.h"

#include "daemon/boot_clock.h"
#include "daemon/holds/camera.h"
#include "daemon/holds/do_not_disturb.h"
#include "daemon/holds/fullscreen.h"
#include "daemon/holds/gnome_break_reminders.h"
#include "daemon/holds/inhibitors.h"
#include "daemon/holds/presentation.h"
#ifdef UNKNOT_WITH_PIPEWIRE
#include "daemon/holds/pipewire.h"
#endif

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace unknot {
namespace {

std::size_t index_of(Signal signal) {
    return static_cast<std::size_t>(signal);
}

/// A source that may be opened: what it can tell, and how.
struct SourceKind {
    std::string part;
    std::vector<Signal> signals;
    std::function<std::unique_ptr<HoldSource>(HoldSource::Tell)> open;
};

#ifndef UNKNOT_WITH_PIPEWIRE
constexpr auto pipewire_part = "microphone, camera and screen cast by PipeWire";

std::unique_ptr<HoldSource> open_pipewire(EventLoop&, HoldSource::Tell) {
    throw std::runtime_error{"built without PipeWire (UNKNOT_WITH_PIPEWIRE)"};
}
#endif

sdbus::IConnection& reachable(sdbus::IConnection* bus) {
    if (!bus)
        throw std::runtime_error{"the session bus cannot be reached"};
    return *bus;
}

std::vector<SourceKind> source_kinds(EventLoop& loop, sdbus::IConnection* session,
                                     sdbus::IConnection* system) {
    using Tell = HoldSource::Tell;
    return {
        {pipewire_part,
         {Signal::call, Signal::camera, Signal::screencast},
         [&loop](Tell tell) { return open_pipewire(loop, std::move(tell)); }},
        {camera_part, {Signal::camera}, [&loop](Tell tell) { return open_cameras(loop, std::move(tell)); }},
        {do_not_disturb_part,
         {Signal::dnd},
         [session](Tell tell) { return open_do_not_disturb(reachable(session), std::move(tell)); }},
        {fullscreen_part,
         {Signal::fullscreen},
         [&loop](Tell tell) { return open_fullscreen(loop, std::move(tell)); }},
        {inhibitors_part,
         {Signal::inhibit},
         [session, system](Tell tell) { return open_inhibitors(session, system, std::move(tell)); }},
        {presentation_part,
         {Signal::presentation},
         [session](Tell tell) { return open_presentation(reachable(session), std::move(tell)); }},
    };
}

} // namespace

/// One source, open while it is wanted, and what it told last.
class Holds::Watched {
public:
    Watched(SourceKind kind, std::function<void()> changed)
        : kind_{std::move(kind)},
          changed_{std::move(changed)} {}

    void want(const WantedSignals& wanted) {
        const bool needed =
            std::ranges::any_of(kind_.signals, [&](Signal signal) { return wanted[index_of(signal)]; });
        if (!needed)
            close();
        else if (!source_)
            open();
    }

    void refresh(const std::function<void()>& answered) {
        if (source_)
            source_->refresh(answered);
        else
            answered();
    }

    [[nodiscard]] bool says(std::size_t signal) const { return on_[signal]; }

    [[nodiscard]] Finding describe() const {
        if (source_)
            return source_->describe();
        if (trouble_)
            return {.part = kind_.part,
                    .works = false,
                    .detail = *trouble_,
                    .remedy = "Restart Unknot inside the graphical session, with its environment."};
        return {.part = kind_.part, .works = true, .detail = "switched off in the settings", .remedy = {}};
    }

private:
    void open() try {
        trouble_.reset();
        source_ = kind_.open([this](Signal signal, bool on) {
            on_[index_of(signal)] = on;
            changed_();
        });

    } catch (const std::exception& error) { // told by describe()

        trouble_ = error.what();
    }

    void close() {
        source_.reset();
        trouble_.reset();
        on_ = {};
    }

    SourceKind kind_;
    std::function<void()> changed_;
    WantedSignals on_{};
    std::optional<std::string> trouble_; ///< why a wanted source is not open
    std::unique_ptr<HoldSource> source_;
};

Holds::Holds(EventLoop& loop, sdbus::IConnection* session_bus, sdbus::IConnection* system_bus,
             Listener& listener)
    : loop_{loop},
      listener_{listener},
      refresh_limit_{loop, [this] { finish_refresh(); }} {
    for (auto& kind : source_kinds(loop, session_bus, system_bus))
        watched_.push_back(std::make_unique<Watched>(std::move(kind), [this] { tell_soon(); }));
}

Holds::~Holds() = default;

void Holds::watch(const WantedSignals& wanted) {
    wanted_ = wanted;
    for (const auto& each : watched_)
        each->want(wanted);
    tell_soon();
}

bool Holds::is_on(std::size_t signal) const {
    return wanted_[signal] &&
           std::ranges::any_of(watched_, [&](const auto& each) { return each->says(signal); });
}

/// From the loop, since sources tell from inside of other libraries.
void Holds::tell_soon() {
    telling_soon_ = loop_.defer([this] { tell_changes(); });
}

void Holds::tell_changes() {
    for (std::size_t signal = 0; signal < signal_count; ++signal) {
        const bool on = is_on(signal);
        if (std::exchange(told_[signal], on) != on)
            listener_.signal_changed(static_cast<Signal>(signal), on);
    }
}

void Holds::refresh(std::function<void()> asked) {
    asked_.push_back(std::move(asked));
    if (asked_.size() == 1)
        refresh_limit_.set(boot_now() + refresh_limit);
    refresh_waits_for_ = watched_.size();
    const unsigned round = ++refresh_round_;
    for (const auto& each : watched_)
        each->refresh([this, round] { answered(round); });
}

void Holds::answered(unsigned round) {
    if (round == refresh_round_ && --refresh_waits_for_ == 0)
        refresh_over_ = loop_.defer([this] { finish_refresh(); });
}

void Holds::finish_refresh() {
    ++refresh_round_;
    refresh_limit_.set({});
    tell_changes();
    for (const auto& asked : std::exchange(asked_, {}))
        asked();
}

std::vector<Finding> Holds::describe() const {
    std::vector<Finding> findings;
    for (const auto& each : watched_)
        findings.push_back(each->describe());
    if (auto reminders = gnome_break_reminders())
        findings.push_back(std::move(*reminders));
    return findings;
}

} // namespace unknot
