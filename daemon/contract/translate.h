// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <libintl.h>
#include <string>
#include <string_view>

/// The one place where text meets gettext. Keywords for xgettext: _ and plural:1,2.
namespace unknot {

/// The catalogue of translations.
inline constexpr auto text_domain = "unknot";

/// A text in the user's language; as it is when there is no translation. A program that wants translations
/// calls setlocale() and bindtextdomain() first.
[[nodiscard]] inline std::string _(const char* text) {
    return ::dgettext(text_domain, text);
}

/// The form of a text for so many.
[[nodiscard]] inline std::string plural(const char* one, const char* many, long count) {
    return ::dngettext(text_domain, one, many, static_cast<unsigned long>(count));
}

/// Puts values where the text says {1}, {2} …, so that a translation can change their order.
[[nodiscard]] inline std::string filled(std::string_view text,
                                        std::initializer_list<std::string_view> values) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto index = at + 2 < text.size() && text[at] == '{' && text[at + 2] == '}'
                               ? static_cast<std::size_t>(text[at + 1] - '1')
                               : values.size();
        if (index < values.size()) {
            result += values.begin()[index];
            at += 2;
        } else {
            result += text[at];
        }
    }
    return result;
}

} // namespace unknot
