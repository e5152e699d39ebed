// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace unknot {

/// Puts `text` in the place of a file: whoever reads it sees the old or the new one whole, whatever happens.
/// Durable on return (two disk syncs). A file that is there keeps its mode, a new one gets 0600; folders that
/// are missing are made 0700. A symbolic link stays one, and the file that it leads to is replaced. Throws
/// std::filesystem::filesystem_error, and the file is as it was.
void replace_file(const std::filesystem::path& file, std::string_view text);

} // namespace unknot
