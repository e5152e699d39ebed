// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/dconf.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

namespace unknot {
namespace {

/// The file is one hash table of GVariant's database format (gvdb): a header, buckets, and items that name
/// their parent, so that the key of an item is the end of its parent's. Numbers are little-endian.
class Database {
public:
    explicit Database(std::string content) : content_{std::move(content)} {
        if (content_.size() < header_size || content_.compare(0, 8, "GVariant") != 0)
            return;
        const auto root = part(number(16), number(20));
        if (root.size() < 8)
            return;
        const auto begin = number(16);
        const std::size_t before_items =
            8 + 4 * ((number(begin) & bloom_words) + std::size_t{number(begin + 4)});
        if (before_items > root.size())
            return;
        items_ = begin + before_items;
        count_ = (root.size() - before_items) / item_size;
    }

    /// The bytes of a value with its type at the end, as GVariant puts it; empty when there is none.
    [[nodiscard]] std::string_view find(std::string_view key) const {
        for (std::size_t item = 0; item < count_; ++item)
            if (type_of(item) == 'v' && is_key_of(key, item))
                return part(number(at(item) + 16), number(at(item) + 20));
        return {};
    }

private:
    static constexpr std::size_t header_size = 24;
    static constexpr std::size_t item_size = 24;
    static constexpr int deepest = 64;
    static constexpr std::uint32_t bloom_words = (1U << 27) - 1;

    [[nodiscard]] std::size_t at(std::size_t item) const { return items_ + item * item_size; }

    [[nodiscard]] char type_of(std::size_t item) const { return content_[at(item) + 14]; }

    [[nodiscard]] std::string_view name_of(std::size_t item) const {
        const auto begin = number(at(item) + 8);
        return part(begin, begin + (number(at(item) + 12) & 0xffff));
    }

    [[nodiscard]] bool is_key_of(std::string_view key, std::size_t item) const {
        for (int depth = 0; depth < deepest; ++depth) { // a damaged file may name parents in a circle
            const auto name = name_of(item);
            if (name.empty() || !key.ends_with(name))
                return false;
            key.remove_suffix(name.size());
            const std::size_t parent = number(at(item) + 4);
            if (parent >= count_)
                return key.empty();
            item = parent;
        }
        return false;
    }

    [[nodiscard]] std::uint32_t number(std::size_t offset) const {
        if (offset + 4 > content_.size())
            return 0;
        std::uint32_t value = 0;
        for (std::size_t byte = 4; byte-- > 0;)
            value = value << 8 | static_cast<unsigned char>(content_[offset + byte]);
        return value;
    }

    [[nodiscard]] std::string_view part(std::size_t begin, std::size_t end) const {
        if (begin > end || end > content_.size())
            return {};
        return std::string_view{content_}.substr(begin, end - begin);
    }

    std::string content_;
    std::size_t items_ = 0;
    std::size_t count_ = 0;
};

/// The bytes of a value of that type; nothing when there is none of it.
std::optional<std::string> value_of(const std::filesystem::path& database, std::string_view key,
                                    std::string_view type) {
    std::ifstream file{database, std::ios::binary};
    const Database read{{std::istreambuf_iterator<char>{file}, {}}};
    auto value = read.find(key);
    if (!value.ends_with(type))
        return std::nullopt;
    value.remove_suffix(type.size());
    if (!value.ends_with('\0'))
        return std::nullopt;
    value.remove_suffix(1);
    return std::string{value};
}

} // namespace

std::filesystem::path dconf_database() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config && *config == '/')
        return std::filesystem::path{config} / "dconf" / "user";
    const char* home = std::getenv("HOME");
    return std::filesystem::path{home ? home : "/"} / ".config" / "dconf" / "user";
}

std::optional<bool> dconf_boolean(const std::filesystem::path& database, std::string_view key) {
    const auto value = value_of(database, key, "b");
    if (!value || value->size() != 1)
        return std::nullopt;
    return value->front() != 0;
}

/// An array of strings: each with its end mark, then where each ends, in numbers as wide as the whole needs.
std::optional<std::vector<std::string>> dconf_strings(const std::filesystem::path& database,
                                                      std::string_view key) {
    const auto value = value_of(database, key, "as");
    if (!value)
        return std::nullopt;
    std::vector<std::string> strings;
    const std::size_t width = value->size() <= 0xff ? 1 : 2;
    if (value->empty() || value->size() > 0xffff || value->size() < width)
        return strings;
    const auto number = [&](std::size_t offset) {
        const auto byte = [&](std::size_t n) { return static_cast<unsigned char>((*value)[offset + n]); };
        return width == 1 ? std::size_t{byte(0)} : std::size_t{byte(0)} | std::size_t{byte(1)} << 8;
    };
    const std::size_t text_end = number(value->size() - width);
    for (std::size_t begin = 0; begin < text_end && text_end < value->size();) {
        const auto end = std::min(value->find('\0', begin), text_end);
        strings.push_back(value->substr(begin, end - begin));
        begin = end + 1;
    }
    return strings;
}

} // namespace unknot
