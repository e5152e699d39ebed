// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporary_folder.h"

#include "tests/support/process.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace unknot::test {

TemporaryFolder::TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "unknot-test-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw std::system_error{errno, std::generic_category(), "cannot make a temporary folder"};
    path_ = name;
    hand_over(path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored; // what a dying server still writes there is no failure of the test
    if (!path_.empty())
        std::filesystem::remove_all(path_, ignored);
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept : path_{std::exchange(other.path_, {})} {}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
}

void hand_over(const std::filesystem::path& path) {
    if (::geteuid() == 0 && ::lchown(path.c_str(), nobody, nobody) != 0)
        throw std::system_error{errno, std::generic_category(), "cannot hand over " + path.string()};
}

} // namespace unknot::test
