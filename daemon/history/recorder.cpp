// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/history/recorder.h"

#include <algorithm>
#include <utility>

namespace unknot::history {
namespace {

/// Nothing that time heals, and nothing that may be written over.
bool is_final(FailureKind kind) {
    return kind == FailureKind::newer || kind == FailureKind::foreign;
}

} // namespace

Recorder::Recorder(std::filesystem::path file, Tell tell) : file_{std::move(file)}, tell_{std::move(tell)} {}

std::optional<std::string> Recorder::open(UtcTime now) {
    if (!try_open(now))
        return std::nullopt;
    try {
        return store_->memory();
    } catch (const Failure& failure) {
        failed(failure);
        return std::nullopt;
    }
}

bool Recorder::try_open(UtcTime now) {
    if (refused_)
        return false;
    try {
        store_ = Store::open(file_, now);
        if (const auto& aside = store_->set_aside())
            tell_set_aside(*aside);
        return true;
    } catch (const Failure& failure) {
        failed(failure);
        return false;
    }
}

void Recorder::tell_set_aside(const std::filesystem::path& aside) {
    set_aside_ =
        "the history was damaged; it was set aside as " + aside.string() + ", and a new one was begun";
    tell_(*set_aside_);
}

bool Recorder::record(const Effects& effects, const Stamp& at, const std::string& zone_name,
                      const std::string& memory) {
    await(effects, at, zone_name);
    return (store_ || try_open(at.utc)) && write(memory);
}

void Recorder::await(const Effects& effects, const Stamp& at, const std::string& zone_name) {
    for (const Effect& effect : effects)
        if (auto fact = fact_of(effect, at, zone_name))
            waiting_.push_back(std::move(*fact));
    if (waiting_.size() <= max_waiting)
        return;
    waiting_.erase(waiting_.begin(), waiting_.end() - max_waiting);
    if (!std::exchange(told_of_loss_, true))
        tell_("the history could not be written for so long that its oldest unwritten facts are given up");
}

bool Recorder::write(const std::string& memory) {
    try {
        store_->save(waiting_, memory);
    } catch (const Failure& failure) {
        failed(failure);
        return false;
    }
    waiting_.clear();
    trouble_ = std::nullopt;
    told_of_loss_ = false;
    return true;
}

void Recorder::tidy_up(UtcTime now) {
    if (!store_)
        return;
    try {
        store_->prune_decisions(now);
        store_->backup_if_due(now);
    } catch (const Failure& failure) {
        failed(failure);
    }
}

/// A damaged file is opened anew by the next write, which sets it aside.
void Recorder::failed(const Failure& failure) {
    refused_ = is_final(failure.kind());
    if (failure.kind() == FailureKind::damaged)
        store_ = std::nullopt;
    if (trouble_ != failure.what())
        tell_(failure.what());
    trouble_ = failure.what();
}

} // namespace unknot::history
