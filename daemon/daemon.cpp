// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/daemon.h"

#include "daemon/contract/sentences.h"
#include "daemon/contract/translate.h"
#include "daemon/domain/rules.h"
#include "daemon/memory_json.h"

#include <algorithm>
#include <iostream>
#include <spdlog/spdlog.h>

namespace unknot {

namespace {

void warn(const std::string& sentence) {
    spdlog::warn("{}", sentence);
}

/// By then the desktop has answered what it will; before, half of it would look missing.
constexpr Duration answer_time = std::chrono::seconds{2};

/// Input alone is worth no disk sync: what it changes is saved with the next thing that happens.
bool worth_keeping(const Event& event, const Effects& effects) {
    const bool only_input = std::holds_alternative<event::Woken>(event) ||
                            std::holds_alternative<event::HandsBusy>(event) ||
                            std::holds_alternative<event::HandsResting>(event);
    const bool refused = effects.size() == 1 && std::holds_alternative<effect::Refused>(effects.front());
    return only_input ? !effects.empty() : !refused;
}

void log(const Finding& finding) {
    if (finding.works)
        spdlog::info("{}: {}", finding.part, finding.detail);
    else
        spdlog::warn("{}: {}. {}", finding.part, finding.detail, finding.remedy.value_or(""));
}

} // namespace

Daemon::Daemon(EventLoop& loop, Buses buses)
    : loop_{loop},
      buses_{std::move(buses)},
      session_bus_attached_{loop.attach(*buses_.session, [this] { bus_lost(); })},
      service_{*buses_.session, *this},
      clocks_{warn},
      config_{loop, unknot::config_path(), [this] { settings_changed(); }},
      notifier_{*buses_.session, *this},
      recorder_{history::history_path(), [this](const std::string& sentence) { tell_trouble(sentence); }},
      login_{loop, buses_.system.get(), buses_.session.get(), *this},
      holds_{loop, buses_.session.get(), buses_.system.get(), *this},
      input_{loop, buses_.session.get(), *this},
      timer_{loop, [this] { deadline_came(); }},
      found_{loop, [this] { say_what_was_found(); }} {
    if (!service_.own_name())
        throw AlreadyRunning{"unknotd runs already in this session; `unknot quit` ends it"};
    if (buses_.system)
        system_bus_attached_ = loop.attach(*buses_.system, [] { warn("the system bus has gone"); });
    begin();
    stop_ = loop.stop_on_signals();
    clock_set_ = loop.on_clock_set([this] { feed(event::Woken{}); });
    zone_changed_ = on_zone_changed(loop, [this] { zone_changed(); });
}

Daemon::~Daemon() {
    EventLoop::notify_stopping();
    if (schedule_)
        keep({}, clocks_.stamp_now());
}

void Daemon::begin() {
    const Stamp now = clocks_.stamp_now();
    const auto saved = recorder_.open(now.utc);
    auto memory = saved ? parse_memory(*saved) : std::nullopt;
    if (saved && !memory)
        warn("the saved state cannot be read; counting begins anew, the history is kept");
    if (memory)
        schedule_.emplace(config_.settings(), std::move(*memory), now, boot_id());
    else
        schedule_.emplace(config_.settings(), now, boot_id());
    feed(event::Woken{});
    watch_holds();
    for (const auto& problem : config_.problems())
        warn(problem);
    for (const auto& note : config_.notes())
        spdlog::info("{}", note);
    found_.set(now.now + answer_time);
}

void Daemon::say_what_was_found() {
    for (const Finding& finding : input_.describe())
        log(finding);
    for (const Finding& finding : login_.describe())
        log(finding);
    for (const Finding& finding : holds_.describe())
        log(finding);
    spdlog::info("plan {}, {} reminders; history in {}", config_.settings().plan,
                 config_.settings().reminders.size(), history::history_path().string());
}

std::optional<effect::Refused> Daemon::feed(const Event& event) {
    if (!schedule_)
        return std::nullopt;
    const Stamp at = clocks_.stamp_now();
    const Effects effects = schedule_->handle(event, at);
    carry_out(effects, at);
    if (worth_keeping(event, effects) || at.now - kept_at_ >= max_unsaved)
        keep(effects, at);
    look_ahead();
    service_.publish(status());
    for (const Effect& effect : effects)
        if (const auto* refused = std::get_if<effect::Refused>(&effect))
            return *refused;
    return std::nullopt;
}

void Daemon::carry_out(const Effects& effects, const Stamp& at) {
    for (const Effect& effect : effects)
        std::visit(
            [&](const auto& what) {
                if constexpr (requires { carry_out(what, at); })
                    carry_out(what, at);
            },
            effect);
}

void Daemon::carry_out(const effect::ShowPrompt& effect, const Stamp& at) {
    const Settings& settings = schedule_->settings();
    notifier_.show({effect.prompt, prompt_words(effect.prompt, settings), buttons_of(effect.prompt)});
    service_.emit_prompted(prompt_status(effect.prompt, at, settings));
}

void Daemon::carry_out(const effect::ClosePrompt& effect, const Stamp&) {
    notifier_.close(effect.prompt.id);
    service_.emit_prompt_closed(effect.prompt, effect.answer);
}

void Daemon::carry_out(const effect::StartBreak& effect, const Stamp& at) {
    service_.emit_break_started(break_status(effect.running, at));
}

void Daemon::carry_out(const effect::EndBreak& effect, const Stamp& at) {
    service_.emit_break_finished(break_status(effect.ended, at), effect.finished);
    if (effect.finished)
        notifier_.tell(_("Break over"), _("Whenever you are ready."));
}

void Daemon::carry_out(const effect::Decided& effect, const Stamp&) {
    spdlog::info("{}", decision_sentence(effect.decision));
}

/// Saves what happened, with the memory that goes with it.
void Daemon::keep(const Effects& effects, const Stamp& at) {
    recorder_.record(effects, at, zone_in_force_or_utc(), memory_text(schedule_->memory()));
    kept_at_ = at.now;
    const LocalDay today = schedule_->memory().day.day;
    if (std::exchange(tidied_on_, today) != today)
        recorder_.tidy_up(at.utc);
}

void Daemon::look_ahead() {
    auto next = schedule_->next_deadline();
    if (present(schedule_->memory()))
        next = std::min(next.value_or(Instant::max()), kept_at_ + max_unsaved);
    timer_.set(next);
    watch_input();
}

/// A deadline may bring a prompt: what does not tell of its changes is asked first.
void Daemon::deadline_came() {
    holds_.refresh([this] { feed(event::Woken{}); });
}

/// Signals that neither hold nor count as use just now are not watched at all.
void Daemon::watch_holds() {
    const Settings& settings = schedule_->settings();
    WantedSignals wanted{};
    for (const auto& [signal, name] : Words<Signal>::table) {
        const auto index = static_cast<std::size_t>(signal);
        const SignalTraits means = traits(signal);
        wanted[index] =
            (means.holds && settings.holds[index]) || (means.passive_use && settings.passive_use[index]);
    }
    holds_.watch(wanted);
}

void Daemon::watch_input() {
    const InputWatch wanted = schedule_->input_watch();
    if (watched_ == wanted)
        return;
    watched_ = wanted;
    if (wanted.rest_after)
        input_.watch(*wanted.rest_after);
    else
        input_.await_input();
}

void Daemon::settings_changed() {
    for (const auto& problem : config_.problems())
        tell_trouble(problem);
    feed(event::SettingsChanged{config_.settings()});
    watch_holds();
}

void Daemon::zone_changed() {
    clocks_.zone_changed();
    feed(event::Woken{});
}

void Daemon::bus_lost() {
    spdlog::warn("the session bus has gone, and the session with it");
    loop_.stop(0);
}

void Daemon::tell_trouble(const std::string& sentence) {
    warn(sentence);
    notifier_.tell("Unknot", sentence);
}

std::vector<std::string> Daemon::troubles() const {
    std::vector<std::string> sentences = config_.problems();
    if (recorder_.trouble())
        sentences.push_back(*recorder_.trouble());
    if (notification_trouble_)
        sentences.push_back(*notification_trouble_);
    return sentences;
}

void Daemon::hands_busy(Instant last_input) {
    feed(event::HandsBusy{last_input});
}

void Daemon::hands_resting(Instant since) {
    feed(event::HandsResting{since});
}

void Daemon::hands_unknown() {
    feed(event::HandsUnknown{});
}

void Daemon::input_source_changed() {
    for (const Finding& finding : input_.describe())
        log(finding);
}

void Daemon::suspending() {
    feed(event::Began{Signal::suspended});
}

void Daemon::resumed() {
    feed(event::Ended{Signal::suspended});
}

void Daemon::locked(bool locked) {
    locked ? feed(event::Began{Signal::locked}) : feed(event::Ended{Signal::locked});
}

void Daemon::session_active(bool active) {
    active ? feed(event::Ended{Signal::other_session}) : feed(event::Began{Signal::other_session});
}

void Daemon::signal_changed(Signal signal, bool on) {
    spdlog::debug("{} {}", word(signal), on ? "on" : "off");
    on ? feed(event::Began{signal}) : feed(event::Ended{signal});
}

void Daemon::notification_replied(int prompt, event::Reply reply) {
    feed(event::Answered{reply, std::nullopt, prompt});
}

/// Without a server the terminal is the only place left.
void Daemon::notification_failed(const Notice& notice, const std::string& why) {
    notification_trouble_ = "no notification server takes reminders: " + why;
    warn(*notification_trouble_);
    std::cout << notice.words.title << ": " << notice.words.body << std::endl;
    service_.publish(status());
}

void Daemon::notification_works() {
    notification_trouble_.reset();
    spdlog::info("notifications are shown again");
    service_.publish(status());
}

void Daemon::notification_server_changed() {
    log(notifier_.describe());
}

} // namespace unknot
