// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/boot_clock.h"
#include "daemon/file_watch.h"
#include "tests/support/eventually.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace unknot;
using namespace unknot::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// A folder with a file in it, and what was told of the file.
struct Watched {
    explicit Watched(fs::path below) : path{folder.path() / below} {
        watching = on_file_changed(loop, path, [this] { ++told; });
    }

    static void write(const fs::path& file, const std::string& text = "a = 1\n") {
        std::ofstream{file} << text;
    }

    /// True when the change is told of; takes all that it causes.
    bool hears_of_it() {
        const bool heard = eventually(
            5s, [&] { return told > 0; }, [&] { loop.turn(100ms); });
        settle();
        return heard;
    }

    void settle() {
        do
            told = 0;
        while (loop.turn(0ms), told > 0);
    }

    TemporaryFolder folder;
    fs::path path;
    EventLoop loop;
    int told = 0;
    Registration watching;
};

} // namespace

TEST_CASE("a file is told of when it is written, replaced and deleted") {
    Watched file{"config.toml"};
    file.write(file.path);
    CHECK(file.hears_of_it());
    file.write(file.path, "a = 2\n");
    CHECK(file.hears_of_it());
    file.write(file.folder.path() / "config.toml~");
    fs::rename(file.folder.path() / "config.toml~", file.path);
    CHECK(file.hears_of_it());
    fs::remove(file.path);
    CHECK(file.hears_of_it());
    file.write(file.path);
    CHECK(file.hears_of_it());
}

TEST_CASE("an editor's other files are not told of") {
    Watched file{"config.toml"};
    file.write(file.folder.path() / ".config.toml.swp");
    file.loop.turn(50ms);
    CHECK(file.told == 0);
}

TEST_CASE("folders may be made, deleted and made again") {
    Watched file{"a/b/config.toml"};
    fs::create_directories(file.path.parent_path());
    file.write(file.path);
    CHECK(file.hears_of_it());
    fs::remove_all(file.folder.path() / "a");
    CHECK(file.hears_of_it());
    fs::create_directories(file.path.parent_path());
    file.settle();
    file.write(file.path);
    CHECK(file.hears_of_it());
}

TEST_CASE("a folder may be renamed, and another put in its place") {
    Watched file{"a/b/config.toml"};
    fs::create_directories(file.path.parent_path());
    file.write(file.path);
    CHECK(file.hears_of_it());
    fs::rename(file.folder.path() / "a", file.folder.path() / "old");
    CHECK(file.hears_of_it());
    fs::create_directories(file.folder.path() / "new/b");
    file.write(file.folder.path() / "new/b/config.toml");
    fs::rename(file.folder.path() / "new", file.folder.path() / "a");
    CHECK(file.hears_of_it());
    file.write(file.path, "a = 3\n");
    CHECK(file.hears_of_it());
}

TEST_CASE("what a link leads to is told of, and so is another link in its place") {
    Watched file{"config.toml"};
    fs::create_directory(file.folder.path() / "dotfiles");
    const auto target = file.folder.path() / "dotfiles/unknot.toml";
    file.write(target);
    fs::create_symlink(target, file.path);
    CHECK(file.hears_of_it());
    file.write(target, "a = 2\n");
    CHECK(file.hears_of_it());
    fs::create_symlink("/dev/null", file.folder.path() / "new");
    fs::rename(file.folder.path() / "new", file.path);
    CHECK(file.hears_of_it());
}

TEST_CASE("once its folder exists, what goes on above does not wake the loop") {
    Watched file{"a/config.toml"};
    fs::create_directory(file.path.parent_path());
    file.loop.turn(50ms);
    file.write(file.folder.path() / "unrelated");
    const auto begin = boot_now();
    file.loop.turn(150ms);
    CHECK(boot_now() - begin >= 140ms);
    CHECK(file.told == 0);
}
