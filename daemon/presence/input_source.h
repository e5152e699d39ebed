// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/time.h"

#include <string>
#include <string_view>

namespace unknot {

/// Sees whether hands move; never what they do. One of watch() and await_input() is in force, the last one
/// called; before the first call nothing is told. Loop thread only.
class InputSource {
public:
    /// Who is told. Never from inside watch() or await_input(); both may be called from here.
    struct Listener {
        virtual ~Listener() = default;
        /// The hands are not at rest; the last input was at that instant, mostly this one.
        virtual void hands_busy(Instant last_input) = 0;
        /// Nothing came in since that instant, the one of the last input.
        virtual void hands_resting(Instant since) = 0;
        /// The source is gone for good (its display ended) and tells nothing more; told once. It may be
        /// destroyed from here.
        virtual void source_lost(std::string_view why) = 0;
    };

    InputSource() = default;
    virtual ~InputSource() = default;
    InputSource(const InputSource&) = delete;
    InputSource& operator=(const InputSource&) = delete;

    /// From now on tells resting as soon as nothing came in for `rest_after` (more than 0), and busy at the
    /// next input after that. Tells the state of this moment, too, as soon as it is known: resting when
    /// nothing came in for so long already, else busy. Most sources know it soon after the call; one that
    /// cannot look back (Wayland) at the next input or after `rest_after`. In between, input wakes nobody.
    virtual void watch(Duration rest_after) = 0;

    /// Nobody is here: tells busy at the next input, nothing else. For absences, and after resume.
    virtual void await_input() = 0;

    /// For doctor: "X11 idle counter (XSync)".
    [[nodiscard]] virtual std::string name() const = 0;

    /// Whether rest is told also while a program keeps the desktop from going idle (a video, a presentation).
    /// Where not, the hands look busy for as long as it does.
    [[nodiscard]] virtual bool sees_through_inhibitors() const = 0;
};

} // namespace unknot
