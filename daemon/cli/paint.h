// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace unknot::cli {

/// Colours for a terminal. Off, it hands texts through.
class Paint {
public:
    explicit Paint(bool on) : on_{on} {}

    [[nodiscard]] std::string bold(const std::string& text) const { return with("1", text); }

    [[nodiscard]] std::string good(const std::string& text) const { return with("32", text); }

    [[nodiscard]] std::string bad(const std::string& text) const { return with("31", text); }

    [[nodiscard]] std::string noted(const std::string& text) const { return with("33", text); }

private:
    [[nodiscard]] std::string with(const char* code, const std::string& text) const {
        return on_ ? std::string{"\033["} + code + 'm' + text + "\033[0m" : text;
    }

    bool on_;
};

/// Standard output is a terminal that knows colours, and NO_COLOR is not set.
[[nodiscard]] bool colours_wanted();

} // namespace unknot::cli
