// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/effect.h"
#include "daemon/domain/time.h"
#include "daemon/history/facts.h"
#include "daemon/history/store.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace unknot::history {

/// More facts than this do not wait for a history that cannot be written; the oldest are given up.
inline constexpr std::size_t max_waiting = 10'000;

/// Writes what happens into the history, and never throws for what the disk does: what cannot be written
/// waits in memory and goes with the next write. Loop thread only.
class Recorder {
public:
    /// Told to the user: once when trouble begins, when it changes, and for a file that was set aside.
    using Tell = std::function<void(const std::string& sentence)>;

    Recorder(std::filesystem::path file, Tell tell);

    /// Opens the history and returns the memory that was saved last. Nothing in a new history, and while it
    /// cannot be opened; then each record() tries again, but for a file of a newer Unknot or another program.
    std::optional<std::string> open(UtcTime now);

    /// Keeps what these effects tell, and the schedule's memory after them. `at` is the stamp of the event,
    /// `zone_name` the zone in force. One disk sync. True: it is on disk, with all that waited.
    bool record(const Effects& effects, const Stamp& at, const std::string& zone_name,
                const std::string& memory);

    /// Prunes decisions and makes the weekly copy. Once a day, when nobody waits.
    void tidy_up(UtcTime now);

    /// What is wrong now, in a sentence; nothing when all is well.
    [[nodiscard]] const std::optional<std::string>& trouble() const { return trouble_; }

    /// Where a damaged file went since the start, in a sentence; nothing when there was none.
    [[nodiscard]] const std::optional<std::string>& set_aside() const { return set_aside_; }

    /// For queries; nullptr while the history is not open.
    [[nodiscard]] const Store* store() const { return store_ ? &*store_ : nullptr; }

    /// How many facts wait to be written.
    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

private:
    bool try_open(UtcTime now);
    void tell_set_aside(const std::filesystem::path& aside);
    void await(const Effects& effects, const Stamp& at, const std::string& zone_name);
    bool write(const std::string& memory);
    void failed(const Failure& failure);

    std::filesystem::path file_;
    Tell tell_;
    std::optional<Store> store_;
    std::vector<Fact> waiting_;
    std::optional<std::string> trouble_;
    std::optional<std::string> set_aside_;
    bool refused_ = false;      ///< by its nature: trying again cannot help
    bool told_of_loss_ = false; ///< facts were given up, and the user knows
};

} // namespace unknot::history
