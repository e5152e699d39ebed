// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace unknot::test {

/// An empty folder of its own, gone with everything in it at the end. It belongs to the user that Process
/// runs programs as, mode 0700.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Gives a file or folder to the user that Process runs programs as; does nothing unless we are root.
void hand_over(const std::filesystem::path& path);

} // namespace unknot::test
