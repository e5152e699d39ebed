// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/config_file.h"

#include "daemon/config_edit.h"
#include "daemon/file_replacing.h"

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace unknot {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest = std::uintmax_t{1} << 20U;

fs::path absolute_path_in(const char* variable) {
    const char* value = std::getenv(variable);
    return value && *value == '/' ? value : "";
}

/// The text of a file; "" when there is none. Throws std::runtime_error with a sentence.
std::string text_of(const fs::path& file) {
    std::error_code error;
    const auto status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found)
        return {};
    if (error || !fs::is_regular_file(status))
        throw std::runtime_error{file.string() + ": expected a file that can be read" +
                                 (error ? ": " + error.message() : "")};
    if (fs::file_size(file, error) > largest)
        throw std::runtime_error{file.string() + ": expected at most 1 MiB"};
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        throw std::runtime_error{file.string() +
                                 ": cannot be read: " + std::generic_category().message(errno)};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

Config failed_reading(const std::string& sentence) {
    Config config;
    config.problems.push_back(sentence);
    return config;
}

SaveRefusal unwritable(const std::string& sentence) {
    return {SaveRefusal::Cause::unwritable, sentence};
}

/// Reads the file, has its text edited and puts the new one in its place.
template <class Edit>
std::optional<SaveRefusal> edit_file(const fs::path& file, Edit edit) {
    try {
        const auto text = text_of(file);
        const config::Edited edited = edit(text);
        if (const auto* refusal = std::get_if<SaveRefusal>(&edited))
            return *refusal;
        if (const auto& next = std::get<std::string>(edited); next != text)
            replace_file(file, next);
        return std::nullopt;
    } catch (const fs::filesystem_error& error) {
        return unwritable(file.string() + ": cannot be saved: " + error.code().message());
    } catch (const std::runtime_error& error) {
        return unwritable(error.what());
    }
}

} // namespace

fs::path config_path() {
    const auto config_home = absolute_path_in("XDG_CONFIG_HOME");
    const auto home = absolute_path_in("HOME");
    if (config_home.empty() && home.empty())
        throw std::runtime_error{
            "there is no place for the settings: neither XDG_CONFIG_HOME nor HOME is an absolute path"};
    return (config_home.empty() ? home / ".config" : config_home) / "unknot" / "config.toml";
}

Config load_config(const fs::path& file) {
    try {
        return read_config(text_of(file), file.filename().string());
    } catch (const std::runtime_error& error) {
        return failed_reading(error.what());
    }
}

std::optional<SaveRefusal> save_setting(const fs::path& file, std::string_view name,
                                        const FieldValue& value) {
    return edit_file(file, [&](const std::string& text) {
        return config::saved(text, name, value, file.filename().string());
    });
}

std::optional<SaveRefusal> reset_setting(const fs::path& file, std::string_view name) {
    return edit_file(
        file, [&](const std::string& text) { return config::reset(text, name, file.filename().string()); });
}

} // namespace unknot
