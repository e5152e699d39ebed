// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/config_file.h"
#include "daemon/contract/reports.h"
#include "daemon/event_loop.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace unknot {

/// The settings in force: what the config file says, or what it last said while it could be read. Reloads
/// when the file changes, by whomever. Loop thread only.
class SettingsFile {
public:
    /// `react` is called after the settings or the problems changed, never from the constructor.
    SettingsFile(EventLoop& loop, std::filesystem::path path, std::function<void()> react);

    [[nodiscard]] const Settings& settings() const { return settings_; }

    /// Why the file on disk is not what is in force; empty when it is.
    [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }

    /// Harmless things the user may want to know, such as unknown keys.
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    /// In force at once and saved; see save_setting() and reset_setting(). Costs a disk sync.
    [[nodiscard]] std::optional<SaveRefusal> set(const std::string& name, const FieldValue& value);
    [[nodiscard]] std::optional<SaveRefusal> reset(const std::string& name);

    /// The table of the settings, with where each value comes from.
    [[nodiscard]] std::vector<FieldReport> fields() const;

private:
    void load();
    void reload();

    std::filesystem::path path_;
    std::function<void()> react_;
    Settings settings_ = default_settings();
    std::vector<std::string> problems_;
    std::vector<std::string> notes_;
    std::vector<std::string> from_file_;
    Registration watch_;
};

} // namespace unknot
