// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/config_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/variables.h"

#include <csignal>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <sys/resource.h>

using namespace unknot;
using namespace unknot::test;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, std::string_view text) {
    std::ofstream{file, std::ios::binary} << text;
}

std::string read(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

int mode_of(const fs::path& file) {
    return static_cast<int>(fs::status(file).permissions());
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, {}));
}

const FieldValue nine_seconds = std::string{"9s"};

} // namespace

TEST_CASE("the file is where the environment says") {
    const ChangedVariables set{{{"XDG_CONFIG_HOME", "/x"}, {"HOME", "/h"}}};
    CHECK(config_path() == "/x/unknot/config.toml");
    const ChangedVariables relative{{{"XDG_CONFIG_HOME", "x"}}};
    CHECK(config_path() == "/h/.config/unknot/config.toml");
    const ChangedVariables none{{{"HOME", std::nullopt}}};
    CHECK_THROWS_AS((void)config_path(), std::runtime_error);
}

TEST_CASE("a file that is not there gives the default settings, and is made private by the first save") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a" / "unknot" / "config.toml";
    CHECK(load_config(file).settings == default_settings());
    CHECK_FALSE(save_setting(file, "timing.pause", nine_seconds));
    CHECK(read(file) == "[timing]\npause = \"9s\"\n");
    CHECK(mode_of(file) == 0600);
    CHECK(mode_of(file.parent_path()) == 0700);
    CHECK(files_in(file.parent_path()) == 1);
    CHECK_FALSE(reset_setting(file, "timing.pause"));
    CHECK(read(file).empty());
}

TEST_CASE("a file keeps its mode, and a link stays a link") {
    const TemporaryFolder folder;
    const auto real = folder.path() / "dotfiles.toml";
    const auto link = folder.path() / "config.toml";
    write(real, "[timing]\n");
    fs::permissions(real, fs::perms{0640});
    fs::create_symlink("dotfiles.toml", link);
    CHECK_FALSE(save_setting(link, "timing.pause", nine_seconds));
    CHECK(fs::is_symlink(link));
    CHECK(read(real) == "[timing]\npause = \"9s\"\n");
    CHECK(mode_of(real) == 0640);
}

TEST_CASE("a link that leads nowhere yet leads to the new file, a circle is refused") {
    const TemporaryFolder folder;
    const auto link = folder.path() / "config.toml";
    fs::create_symlink(folder.path() / "deep" / "real.toml", link);
    CHECK_FALSE(save_setting(link, "timing.pause", nine_seconds));
    CHECK(fs::is_symlink(link));
    CHECK(read(folder.path() / "deep" / "real.toml") == "[timing]\npause = \"9s\"\n");
    fs::create_symlink("circle", folder.path() / "circle");
    const auto refusal = save_setting(folder.path() / "circle", "timing.pause", nine_seconds);
    REQUIRE(refusal);
    CHECK(refusal->cause == SaveRefusal::Cause::unwritable);
}

TEST_CASE("a broken file is told and never overwritten") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "config.toml";
    write(file, "[timing\npause = 1");
    CHECK(load_config(file).problems.front().starts_with("config.toml:1: "));
    const auto refusal = save_setting(file, "timing.pause", nine_seconds);
    REQUIRE(refusal);
    CHECK(refusal->cause == SaveRefusal::Cause::unwritable);
    CHECK(read(file) == "[timing\npause = 1");
}

TEST_CASE("what cannot be a config file is a problem, not a crash") {
    const TemporaryFolder folder;
    CHECK(load_config(folder.path()).problems.size() == 1);
    CHECK(save_setting(folder.path(), "timing.pause", nine_seconds)->cause == SaveRefusal::Cause::unwritable);
    const auto large = folder.path() / "large.toml";
    write(large, std::string(2'000'000, '\n'));
    CHECK(load_config(large).problems.front().find("at most 1 MiB") != std::string::npos);
    write(folder.path() / "file", "");
    CHECK(save_setting(folder.path() / "file" / "config.toml", "timing.pause", nine_seconds));
}

TEST_CASE("a full disk leaves the file as it was, and nothing beside it") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "config.toml";
    write(file, "# mine\n");
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit tight{4, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &tight);
    const auto refusal = save_setting(file, "timing.pause", nine_seconds);
    ::setrlimit(RLIMIT_FSIZE, &before);
    REQUIRE(refusal);
    CHECK(refusal->cause == SaveRefusal::Cause::unwritable);
    CHECK(refusal->sentence.find("cannot be saved") != std::string::npos);
    CHECK(read(file) == "# mine\n");
    CHECK(files_in(folder.path()) == 1);
}
