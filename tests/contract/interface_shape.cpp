// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/interface_shape.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace unknot::test {
namespace {

using Attributes = std::map<std::string, std::string>;

struct Tag {
    std::string name;
    bool ends = false;        ///< </method>
    bool ends_itself = false; ///< <method …/>
    Attributes attributes;
};

std::string without_comments(std::string xml) {
    for (auto from = xml.find("<!--"); from != xml.npos; from = xml.find("<!--", from)) {
        const auto to = xml.find("-->", from);
        xml.erase(from, to == xml.npos ? xml.npos : to + 3 - from);
    }
    return xml;
}

/// name="value" name='value' …
Attributes attributes_of(std::string_view text) {
    constexpr auto blanks = " \t\r\n";
    Attributes attributes;
    for (auto equals = text.find('='); equals != text.npos; equals = text.find('=')) {
        const auto from = text.find_first_not_of(blanks);
        const auto name = text.substr(from, text.find_last_not_of(blanks, equals - 1) + 1 - from);
        const auto quote = text.find_first_of("\"'", equals);
        const auto end = text.find(text.at(quote), quote + 1);
        attributes[std::string{name}] = text.substr(quote + 1, end - quote - 1);
        text.remove_prefix(end + 1);
    }
    return attributes;
}

/// From what is between < and >.
Tag tag_of(std::string_view text) {
    Tag tag;
    tag.ends = text.starts_with('/');
    tag.ends_itself = text.ends_with('/');
    text.remove_prefix(tag.ends ? 1 : 0);
    const auto name_ends = std::min(text.find_first_of(" \t\r\n/"), text.size());
    tag.name = text.substr(0, name_ends);
    text.remove_prefix(name_ends);
    tag.attributes = attributes_of(text);
    return tag;
}

std::vector<Tag> tags_of(const std::string& xml) {
    const auto text = without_comments(xml);
    std::vector<Tag> tags;
    for (auto from = text.find('<'); from != text.npos; from = text.find('<', from + 1)) {
        const auto to = text.find('>', from);
        if (text[from + 1] != '?' && text[from + 1] != '!')
            tags.push_back(tag_of(std::string_view{text}.substr(from + 1, to - from - 1)));
    }
    return tags;
}

/// Reads the tags one by one and keeps a line for each member of the interface.
class Shape {
public:
    explicit Shape(std::string interface) : interface_{std::move(interface)} {}

    void take(const Tag& tag) {
        if (tag.name == "interface")
            inside_ = !tag.ends && tag.attributes.at("name") == interface_;
        else if (inside_)
            take_inside(tag);
    }

    std::set<std::string> lines;

private:
    void take_inside(const Tag& tag) {
        if (tag.name == "arg")
            return add_argument(tag.attributes);
        if (tag.name == "annotation")
            return note(tag.attributes);
        if (!tag.ends)
            begin(tag);
        if (tag.ends || tag.ends_itself)
            finish(tag.name);
    }

    void begin(const Tag& tag) {
        member_ = tag.attributes;
        arguments_.clear();
        emits_ = "true";
    }

    void add_argument(Attributes argument) {
        const auto direction = argument.contains("direction") ? ' ' + argument["direction"] : std::string{};
        arguments_ +=
            (arguments_.empty() ? "" : ", ") + argument["type"] + ' ' + argument["name"] + direction;
    }

    void note(Attributes annotation) {
        if (annotation["name"] == "org.freedesktop.DBus.Property.EmitsChangedSignal")
            emits_ = annotation["value"];
    }

    void finish(const std::string& what) {
        if (what == "property")
            lines.insert("property " + member_["name"] + ' ' + member_["type"] + ' ' + member_["access"] +
                         ' ' + emits_);
        else
            lines.insert(what + ' ' + member_["name"] + '(' + arguments_ + ')');
    }

    std::string interface_;
    bool inside_ = false;
    Attributes member_;
    std::string arguments_;
    std::string emits_;
};

} // namespace

std::set<std::string> interface_shape(const std::string& xml, const std::string& interface) {
    Shape shape{interface};
    for (const auto& tag : tags_of(xml))
        shape.take(tag);
    return shape.lines;
}

std::string contract_xml() {
    std::ifstream file{UNKNOT_CONTRACT_XML};
    if (!file)
        throw std::runtime_error{"cannot read " UNKNOT_CONTRACT_XML};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace unknot::test
