// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/config_text.h"

#include <algorithm>
#include <type_traits>

namespace unknot::config {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view blanks = " \t";

std::string quoted(std::string_view text) {
    std::string quote{'"'};
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            quote += '\\';
        quote += letter;
    }
    return quote + '"';
}

std::string list_text(const std::vector<std::string>& texts) {
    std::string list;
    for (const auto& text : texts)
        list += (list.empty() ? "" : ", ") + quoted(text);
    return '[' + list + ']';
}

bool is_bare(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
}

std::string key_text(std::string_view key) {
    const bool needs_quotes = key.empty() || !std::all_of(key.begin(), key.end(), is_bare);
    return needs_quotes ? quoted(key) : std::string{key};
}

/// The last `count` parts of a path, as TOML writes a dotted key.
std::string dotted_key(const Path& path, std::size_t count) {
    std::string key;
    for (auto part = path.end() - static_cast<std::ptrdiff_t>(count); part != path.end(); ++part)
        key += (key.empty() ? "" : ".") + key_text(*part);
    return key;
}

std::string_view line_end_of(std::string_view text) {
    const auto end = text.find('\n');
    return end != text.npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

std::size_t line_begin(std::string_view text, std::size_t at) {
    const auto before = at == 0 ? text.npos : text.rfind('\n', at - 1);
    const auto begin = before == text.npos ? 0 : before + 1;
    return begin == 0 && text.starts_with(byte_order_mark) ? byte_order_mark.size() : begin;
}

/// Behind the line's end, or the text's.
std::size_t next_line(std::string_view text, std::size_t at) {
    const auto end = text.find('\n', at);
    return end == text.npos ? text.size() : end + 1;
}

std::string_view without_line_end(std::string_view line) {
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

std::string_view indentation(std::string_view text, std::size_t at) {
    const auto line = text.substr(line_begin(text, at));
    return line.substr(0, std::min(line.find_first_not_of(blanks), line.size()));
}

/// Behind a string that begins at `at`, of any of the four sorts.
std::size_t behind_string(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const std::string triple(3, quote);
    const bool is_triple = text.substr(at, 3) == triple;
    for (auto place = at + (is_triple ? 3 : 1); place < text.size(); ++place) {
        if (quote == '"' && text[place] == '\\')
            ++place;
        else if (is_triple && text.substr(place, 3) == triple && text.substr(place + 1, 3) != triple)
            return place + 3;
        else if (!is_triple && text[place] == quote)
            return place + 1;
    }
    return text.size();
}

/// The comments in a part of the text, as they stand, without line ends.
std::vector<std::string_view> comments_in(std::string_view text) {
    std::vector<std::string_view> comments;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '"' || text[at] == '\'') {
            at = behind_string(text, at);
        } else if (text[at] == '#') {
            const auto line = text.substr(at, next_line(text, at) - at);
            comments.push_back(without_line_end(line));
            at += line.size();
        } else {
            ++at;
        }
    }
    return comments;
}

std::string lines_of(const std::vector<std::string_view>& comments, std::string_view indent,
                     std::string_view end) {
    std::string lines;
    for (const auto comment : comments)
        lines.append(indent).append(comment).append(end);
    return lines;
}

std::string replaced(std::string_view text, Region region, std::string_view by) {
    std::string result{text.substr(0, region.begin)};
    return result.append(by).append(text.substr(region.end));
}

/// Puts a line in front of the one that begins at `at`; the line before it gets the end that it may lack.
std::string with_line(std::string_view text, std::size_t at, const std::string& line) {
    const auto end = line_end_of(text);
    const bool lacks_end = at > line_begin(text, at) && text[at - 1] != '\n';
    return replaced(text, {at, at}, std::string{lacks_end ? end : ""} + line + std::string{end});
}

/// Takes whole lines out, less what comments are in them.
std::string without_lines(std::string_view text, std::size_t first, std::size_t last) {
    const Region lines{line_begin(text, first), next_line(text, last)};
    const auto taken = text.substr(lines.begin, lines.end - lines.begin);
    return replaced(text, lines, lines_of(comments_in(taken), indentation(text, first), line_end_of(text)));
}

/// With one of the commas beside it.
std::string without_inline(std::string_view text, const Leaf& leaf) {
    const auto behind = text.find_first_not_of(blanks, leaf.value.end);
    if (behind != text.npos && text[behind] == ',')
        return replaced(text, {leaf.key, std::min(text.find_first_not_of(blanks, behind + 1), text.size())},
                        "");
    const auto before = text.find_last_not_of(blanks, leaf.key - 1);
    const bool has_comma = before != text.npos && text[before] == ',';
    return replaced(text, {has_comma ? before : leaf.key, leaf.value.end}, "");
}

/// A table's leaf that stands on a line of its own and comes last, or nullptr.
const Leaf* last_line_in(const Document& document, const Path& table) {
    const Leaf* last = nullptr;
    for (const auto& leaf : document.leaves)
        if (leaf.form == Form::line && leaf.path.size() == table.size() + 1 && is_below(leaf.path, table))
            last = &leaf;
    return last;
}

const Table* find_table(const Document& document, const Path& path) {
    for (const auto& table : document.tables)
        if (table.path == path)
            return &table;
    return nullptr;
}

/// Behind the last setting of the same table, in its manner: with its dotted prefix, if it has one.
std::string behind_sibling(std::string_view text, const Leaf& sibling, const std::string& assignment) {
    const auto begin = line_begin(text, sibling.key);
    const auto prefix = text.substr(begin, sibling.key - begin);
    return with_line(text, next_line(text, sibling.value.end), std::string{prefix} + assignment);
}

/// Between the braces, behind what is there.
std::string within_braces(std::string_view text, const Table& table, const std::string& assignment) {
    const auto brace = table.region.end - 1;
    const auto before = text.find_last_not_of(blanks, brace - 1);
    const bool is_empty = text[before] == '{';
    return replaced(text, {before + 1, brace}, (is_empty ? " " : ", ") + assignment + " ");
}

/// Right behind a header, or between braces.
std::string within(std::string_view text, const Table& table, const std::string& assignment) {
    if (table.form == Form::inlined)
        return within_braces(text, table, assignment);
    return with_line(text, next_line(text, table.region.end), assignment);
}

std::string with_new_table(std::string_view text, const Path& table, const std::string& assignment) {
    const std::string end{line_end_of(text)};
    const std::string gap = text.empty() || text == byte_order_mark ? "" : end;
    return with_line(text, text.size(), gap + "[" + dotted_key(table, table.size()) + "]" + end + assignment);
}

/// Behind the comment that opens the file, if a blank line ends it.
std::size_t top_of(std::string_view text) {
    const auto top = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    auto at = top;
    while (at < text.size() && text[at] == '#')
        at = next_line(text, at);
    const bool is_blank =
        at > top && at < text.size() && without_line_end(text.substr(at, next_line(text, at) - at)).empty();
    return is_blank ? next_line(text, at) : top;
}

/// Where the first header is, of a table or of one of a list of tables (`[[name]]`, a leaf whose value begins
/// in front of its key).
std::size_t first_header(std::string_view text, const Document& document) {
    std::size_t first = text.size();
    for (const auto& table : document.tables)
        if (table.form == Form::line)
            first = std::min(first, table.region.begin);
    for (const auto& leaf : document.leaves)
        if (leaf.value.begin < leaf.key)
            first = std::min(first, leaf.value.begin);
    return first;
}

/// In front of the first table, behind the settings that stand there.
std::string at_root(std::string_view text, const Document& document, const std::string& assignment) {
    const auto header = first_header(text, document);
    const Leaf* last = nullptr;
    for (const auto& leaf : document.leaves)
        if (leaf.key < header)
            last = &leaf;
    return with_line(text, last ? next_line(text, last->value.end) : top_of(text), assignment);
}

} // namespace

std::string toml_text(const FieldValue& value) {
    return std::visit(
        [](const auto& given) -> std::string {
            using Value = std::remove_cvref_t<decltype(given)>;
            if constexpr (std::is_same_v<Value, bool>)
                return given ? "true" : "false";
            else if constexpr (std::is_same_v<Value, long>)
                return std::to_string(given);
            else if constexpr (std::is_same_v<Value, std::string>)
                return quoted(given);
            else
                return list_text(given);
        },
        value);
}

std::string with_value(std::string_view text, const Leaf& leaf, const FieldValue& value) {
    const auto old = text.substr(leaf.value.begin, leaf.value.end - leaf.value.begin);
    const auto comments = comments_in(old);
    const auto end = line_end_of(text);
    auto line = std::string{text.substr(leaf.value.end, next_line(text, leaf.value.end) - leaf.value.end)};
    if (!comments.empty() && !line.ends_with('\n'))
        line += end;
    const Region whole{leaf.value.begin, next_line(text, leaf.value.end)};
    return replaced(text, whole,
                    toml_text(value) + line + lines_of(comments, indentation(text, leaf.key), end));
}

std::optional<std::string> without(std::string_view text, const Leaf& leaf) {
    if (leaf.is_dotted_inline)
        return std::nullopt;
    return leaf.form == Form::inlined ? without_inline(text, leaf)
                                      : without_lines(text, leaf.key, leaf.value.end);
}

std::string without_header(std::string_view text, const Table& table) {
    return without_lines(text, table.region.begin, table.region.end);
}

std::vector<std::string> with_added(std::string_view text, const Document& document, const Path& path,
                                    const FieldValue& value) {
    const auto assignment = [&](std::size_t parts) {
        return dotted_key(path, parts) + " = " + toml_text(value);
    };
    if (path.size() == 1)
        return {at_root(text, document, assignment(1))};
    std::vector<std::string> texts;
    const auto add_within = [&](const Path& outer) {
        if (const Table* known = find_table(document, outer))
            texts.push_back(within(text, *known, assignment(path.size() - outer.size())));
    };
    Path table{path.begin(), path.end() - 1};
    if (const Leaf* sibling = last_line_in(document, table))
        texts.push_back(behind_sibling(text, *sibling, assignment(1)));
    add_within(table);
    texts.push_back(with_new_table(text, table, assignment(1)));
    for (table.pop_back(); !table.empty(); table.pop_back())
        add_within(table);
    texts.push_back(at_root(text, document, assignment(path.size())));
    return texts;
}

} // namespace unknot::config
