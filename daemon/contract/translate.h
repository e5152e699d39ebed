// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

/// The one place where text will meet gettext. Keywords for xgettext: _, N_ and plural:1,2.
namespace unknot {

/// Marks a text in a table, where it cannot be translated yet.
#define N_(text) text

/// A text in the user's language. There is one language so far; dgettext() belongs here.
[[nodiscard]] inline std::string _(const char* text) {
    return text;
}

/// The form of a text for so many; dngettext() belongs here.
[[nodiscard]] inline std::string plural(const char* one, const char* many, long count) {
    return count == 1 ? one : many;
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

/// A word of the contract and the text that says it; tables of them are marked by N_.
using Saying = std::pair<std::string_view, const char*>;

/// What a table says for a word; nothing for a word that is not in it.
[[nodiscard]] inline std::optional<std::string> said(std::span<const Saying> table, std::string_view word) {
    for (const auto& [known, text] : table)
        if (known == word)
            return _(text);
    return std::nullopt;
}

} // namespace unknot
