// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemon/domain/settings.h"
#include "daemon/domain/settings_fields.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The user's config file: read with the checks of the one table of settings, and edited where it stands.
namespace unknot {

/// What a config file says.
struct Config {
    std::optional<Settings> settings;  ///< nothing while there are problems: the last good ones stay in force
    std::vector<std::string> problems; ///< one sentence each: "config.toml:12: timing.min_gap: expected …"
    std::vector<std::string> notes;    ///< harmless: unknown keys, and what check_settings() tells
    std::vector<std::string> from_file; ///< the names of the settings that the file sets, sorted
};

/// $XDG_CONFIG_HOME/unknot/config.toml, or below ~/.config. Throws std::runtime_error with a sentence when
/// neither it nor $HOME is an absolute path.
[[nodiscard]] std::filesystem::path config_path();

/// Whether the named profile that the file chooses (`profile = "focus"`, from `[profiles.focus.timing]` and
/// so on) is laid over the rest. Edits see the rest alone.
enum class Profiles { applied, left_out };

/// Reads the text of a config file. `file_name` is what the sentences begin with. Every profile is checked,
/// also those that are not in force.
[[nodiscard]] Config read_config(std::string_view text, std::string_view file_name = "config.toml",
                                 Profiles profiles = Profiles::applied);

/// Reads a config file; one that is not there says nothing and gives the default settings. A file that cannot
/// be read, or is larger than 1 MiB, is a problem like any other.
[[nodiscard]] Config load_config(const std::filesystem::path& file);

/// Why a setting was not saved; the file is then as it was.
struct SaveRefusal {
    enum class Cause {
        unknown_setting, ///< there is no setting of that name
        invalid_setting, ///< the value does not fit it
        unwritable,      ///< the file is broken, cannot be written, or cannot be edited safely
    };

    Cause cause{};
    std::string sentence;
};

/// Writes one setting into the file, or takes it out where the file needs no word for this value. Comments,
/// order, blank lines, unknown keys and the form of the rest stay as they are; saving `plan` takes out what
/// the file changes of the plans' own reminders. The file is replaced as a whole (never half written, durable
/// on return, one disk sync), keeps its mode, and a symbolic link stays one. A file that cannot be read as a
/// config is never overwritten. The new text must read back as intended, else it is refused.
[[nodiscard]] std::optional<SaveRefusal> save_setting(const std::filesystem::path& file,
                                                      std::string_view name, const FieldValue& value);

/// Takes a setting, or by "reminders.NAME" all of a reminder, out of the file, so that the plan's own value
/// counts again. Its comments stay. Else as save_setting(); a setting that is not in the file is no error.
[[nodiscard]] std::optional<SaveRefusal> reset_setting(const std::filesystem::path& file,
                                                       std::string_view name);

} // namespace unknot
