// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/event_loop.h"

#include <string>
#include <system_error>
#include <systemd/sd-event.h>

namespace unknot {

/// Throws when a call in the manner of libsystemd failed, that is, returned a negative errno.
inline int checked(int result, const char* what) {
    if (result < 0)
        throw std::system_error{-result, std::generic_category(), what};
    return result;
}

/// One sd-event source with the end of its life.
class Source {
public:
    Source() = default;

    ~Source() { end(); }

    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    void end() { source_ = sd_event_source_disable_unref(source_); }

    /// Where an sd_event_add_… function puts it.
    [[nodiscard]] sd_event_source** slot() { return &source_; }

    [[nodiscard]] sd_event_source* get() const { return source_; }

private:
    sd_event_source* source_ = nullptr;
};

/// What an sd-event callback gets as its user data: keeps `self` alive while `member` runs, even when its
/// owner drops it meanwhile, and hands exceptions to the loop.
template <typename Self>
int dispatch(Self& self, void (Self::*member)()) {
    const auto kept = self.shared_from_this();
    self.loop().guard([&] { (self.*member)(); });
    return 0;
}

} // namespace unknot
