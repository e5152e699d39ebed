// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unknot {

/// Reads settings of GNOME and its relatives from the user's dconf database, without GLib. Only what the user
/// changed is in there: nothing means the default, or what an administrator set for the whole machine.

/// $XDG_CONFIG_HOME/dconf/user; profiles of $DCONF_PROFILE are not followed.
[[nodiscard]] std::filesystem::path dconf_database();

/// The value of a key ("/org/gnome/desktop/notifications/show-banners"). Nothing when it is not set, of
/// another type, or the file cannot be read or is damaged. Reads the whole file: some 10 to 100 KiB.
[[nodiscard]] std::optional<bool> dconf_boolean(const std::filesystem::path& database, std::string_view key);
[[nodiscard]] std::optional<std::vector<std::string>> dconf_strings(const std::filesystem::path& database,
                                                                    std::string_view key);

} // namespace unknot
