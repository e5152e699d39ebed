// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/contract/reports.h"
#include "daemon/domain/words.h"

#include <functional>

namespace unknot {

/// One way to see reasons not to interrupt. It sleeps until the desktop tells it something: no timer while
/// nothing changes, no program started, no list of processes read. What it watches may come later, go, and
/// come again. Loop thread only; the end of the object ends all it costs.
class HoldSource {
public:
    /// Takes what the source sees, as often as the source likes, also without a change and from inside of
    /// callbacks of C libraries: it must not throw, nor destroy the source. Never called from a constructor.
    using Tell = std::function<void(Signal signal, bool on)>;

    HoldSource() = default;
    virtual ~HoldSource() = default;
    HoldSource(const HoldSource&) = delete;
    HoldSource& operator=(const HoldSource&) = delete;

    /// For doctor.
    [[nodiscard]] virtual Finding describe() const = 0;

    /// Asks anew for what no signal tells, and calls `answered`, once, when `tell` was told of the answer;
    /// at once, if there is nothing to ask. Perhaps never when the one who is asked does not answer.
    virtual void refresh(const std::function<void()>& answered) { answered(); }
};

} // namespace unknot
