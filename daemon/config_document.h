// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/settings_fields.h"

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// The text of a config file and what stands where in it. Only for config_*.cpp.
namespace unknot::config {

/// The names of the tables that lead to a setting, and its own.
using Path = std::vector<std::string>;

/// "timing.min_gap"
[[nodiscard]] std::string dotted(const Path& path);

/// The other way round, by the names of settings: "reminders.NAME.KEY" has three parts, whatever NAME is.
[[nodiscard]] Path path_of(std::string_view name);

/// Whether there can be a setting of that path.
[[nodiscard]] bool is_setting(const Path& path);

/// Bytes of the text, `end` excluded.
struct Region {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// How a key came to be where it is.
enum class Form {
    line,   ///< on a line of its own: `min_gap = "5min"`, also behind a dotted prefix
    inlined ///< between braces: `{ min_gap = "5min" }`
};

/// A key with its value.
struct Leaf {
    Path path;
    Form form{};
    bool is_dotted_inline = false; ///< `{ a.b = 1 }`: cannot be taken out safely
    std::size_t line = 0;          ///< of the key, from 1
    std::size_t key = 0;           ///< where the last part of the key begins
    Region value;
    FieldValue field;      ///< empty unless `is_field`
    bool is_field = false; ///< it has a type that a setting can have
    std::string type;      ///< the TOML type, for people
};

/// A table that was written out, with a header or braces.
struct Table {
    Path path;
    Form form{};
    Region region; ///< the header, or the braces with what is in between
};

/// Why a text is no TOML.
class BrokenText : public std::runtime_error {
public:
    BrokenText(std::size_t line, const std::string& what) : std::runtime_error{what}, line_{line} {}

    [[nodiscard]] std::size_t line() const { return line_; }

private:
    std::size_t line_;
};

/// A text that was understood.
struct Document {
    std::vector<Leaf> leaves;  ///< in the order of the text
    std::vector<Table> tables; ///< the same
};

/// Throws BrokenText.
[[nodiscard]] Document parse(std::string_view text);

/// The leaf of that path, or nullptr.
[[nodiscard]] const Leaf* find_leaf(const Document& document, const Path& path);

/// Whether `path` begins with `prefix`.
[[nodiscard]] bool is_below(const Path& path, const Path& prefix);

} // namespace unknot::config
