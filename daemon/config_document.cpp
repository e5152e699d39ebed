// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/config_document.h"

#include "daemon/domain/settings.h"

#include <algorithm>
#include <toml++/toml.h>

namespace unknot::config {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t largest = std::size_t{1} << 20U;
constexpr std::ptrdiff_t most_dots = 1000;

/// Turns lines and columns, which count characters, into bytes.
class Places {
public:
    explicit Places(std::string_view text) : text_{text} {
        lines_.push_back(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
        for (auto end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1))
            lines_.push_back(end + 1);
    }

    [[nodiscard]] std::size_t offset(toml::source_position place) const {
        std::size_t at = lines_.at(place.line - 1);
        for (auto column = place.column; column > 1 && at < text_.size(); --column)
            at = next_character(at);
        return at;
    }

    [[nodiscard]] Region region(const toml::source_region& source) const {
        return {offset(source.begin), offset(source.end)};
    }

private:
    [[nodiscard]] std::size_t next_character(std::size_t at) const {
        do
            ++at;
        while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80);
        return at;
    }

    std::string_view text_;
    std::vector<std::size_t> lines_;
};

std::string type_name(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::floating_point:
        return "a number with a fraction";
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time:
        return "a date or time without quotation marks";
    case toml::node_type::array:
        return "a list of other things";
    case toml::node_type::none:
    case toml::node_type::table:
    case toml::node_type::string:
    case toml::node_type::integer:
    case toml::node_type::boolean:
        break;
    }
    return "something else";
}

void read_list(const toml::array& array, Leaf& leaf) {
    std::vector<std::string> texts;
    for (const auto& item : array)
        if (const auto* text = item.as_string())
            texts.push_back(text->get());
    leaf.is_field = texts.size() == array.size();
    if (leaf.is_field)
        leaf.field = std::move(texts);
}

void read_value(const toml::node& node, Leaf& leaf) {
    leaf.is_field = true;
    if (const auto* text = node.as_string())
        leaf.field = text->get();
    else if (const auto* number = node.as_integer())
        leaf.field = static_cast<long>(number->get());
    else if (const auto* yes = node.as_boolean())
        leaf.field = yes->get();
    else if (const auto* array = node.as_array())
        read_list(*array, leaf);
    else
        leaf.is_field = false;
    leaf.type = type_name(node);
}

/// Goes through all tables. A table that only dotted keys or the headers of its own tables made is not
/// listed.
class Walk {
public:
    explicit Walk(std::string_view text) : text_{text}, places_{text} {}

    void into(const toml::table& table, Form form, bool is_dotted_inline) {
        for (const auto& [key, node] : table) {
            path_.emplace_back(key.str());
            if (const auto* inner = node.as_table())
                at_table(*inner, form);
            else
                at_leaf(key, node, form, is_dotted_inline);
            path_.pop_back();
        }
    }

    [[nodiscard]] Document document() {
        const auto by_key = [](const Leaf& a, const Leaf& b) { return a.key < b.key; };
        const auto by_region = [](const Table& a, const Table& b) { return a.region.begin < b.region.begin; };
        std::sort(document_.leaves.begin(), document_.leaves.end(), by_key);
        std::sort(document_.tables.begin(), document_.tables.end(), by_region);
        return std::move(document_);
    }

private:
    void at_table(const toml::table& table, Form form) {
        const auto region = places_.region(table.source());
        const char first = region.begin < text_.size() ? text_[region.begin] : '\0';
        const bool is_inline = table.is_inline();
        if (is_inline || first == '[')
            document_.tables.push_back({path_, is_inline ? Form::inlined : Form::line, region});
        const bool is_within_braces = form == Form::inlined;
        into(table, is_inline || is_within_braces ? Form::inlined : Form::line,
             is_within_braces && !is_inline);
    }

    void at_leaf(const toml::key& key, const toml::node& node, Form form, bool is_dotted_inline) {
        Leaf leaf;
        leaf.path = path_;
        leaf.form = form;
        leaf.is_dotted_inline = is_dotted_inline;
        leaf.line = key.source().begin.line;
        leaf.key = places_.offset(key.source().begin);
        leaf.value = places_.region(node.source());
        read_value(node, leaf);
        document_.leaves.push_back(std::move(leaf));
    }

    std::string_view text_;
    Places places_;
    Path path_;
    Document document_;
};

/// Tables within tables without end would exhaust the stack.
void refuse_excess(std::string_view text) {
    if (text.size() > largest)
        throw BrokenText{1, "expected at most 1 MiB"};
    std::size_t number = 1;
    for (std::size_t begin = 0; begin < text.size(); ++number) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = text.substr(begin, end - begin);
        if (std::count(line.begin(), line.end(), '.') > most_dots)
            throw BrokenText{number, "expected a line with at most 1000 dots"};
        begin = end + 1;
    }
}

std::string lower_first(std::string_view text) {
    std::string lower{text};
    if (!lower.empty() && lower.front() >= 'A' && lower.front() <= 'Z')
        lower.front() = static_cast<char>(lower.front() - 'A' + 'a');
    return lower;
}

bool is_section(std::string_view name) {
    return name == "timing" || name == "hours" || name == "holds" || name == "passive_use";
}

} // namespace

std::string dotted(const Path& path) {
    std::string name;
    for (const auto& part : path)
        name.append(name.empty() ? "" : ".").append(part);
    return name;
}

Path path_of(std::string_view name) {
    const auto first = name.find('.');
    if (first == name.npos)
        return {std::string{name}};
    const auto last = name.substr(0, first) == "reminders" ? name.rfind('.') : first;
    Path path{std::string{name.substr(0, first)}};
    if (last != first)
        path.emplace_back(name.substr(first + 1, last - first - 1));
    path.emplace_back(name.substr(last + 1));
    return path;
}

bool is_setting(const Path& path) {
    static const Settings any = default_settings();
    if (path.size() == 3 && path.front() == "reminders")
        return get_field(any, "reminders.eyes." + path.back()).has_value();
    const bool is_choice = path.size() == 1 && (path.front() == "plan" || path.front() == "profile");
    return is_choice || (path.size() == 2 && is_section(path.front()) && get_field(any, dotted(path)));
}

Document parse(std::string_view text) {
    refuse_excess(text);
    try {
        const toml::table root = toml::parse(text);
        Walk walk{text};
        walk.into(root, Form::line, false);
        return walk.document();
    } catch (const toml::parse_error& error) {
        throw BrokenText{error.source().begin.line, lower_first(error.description())};
    }
}

const Leaf* find_leaf(const Document& document, const Path& path) {
    for (const auto& leaf : document.leaves)
        if (leaf.path == path)
            return &leaf;
    return nullptr;
}

bool is_below(const Path& path, const Path& prefix) {
    return path.size() > prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

} // namespace unknot::config
