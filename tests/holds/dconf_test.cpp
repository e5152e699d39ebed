// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/holds/dconf.h"
#include "daemon/holds/gnome_break_reminders.h"
#include "tests/holds/dconf_writer.h"
#include "tests/support/installed.h"
#include "tests/support/variables.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace unknot;
using namespace unknot::test;

namespace {

constexpr auto show_banners = "/org/gnome/desktop/notifications/show-banners";
constexpr auto selected_breaks = "/org/gnome/desktop/break-reminders/selected-breaks";

bool dconf_is_missing() {
    return is_missing("dconf", "dconf-cli") || is_missing("/usr/libexec/dconf-service", "dconf-service");
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream read{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{read}, {}};
}

} // namespace

TEST_CASE("what dconf has written is read, and what it has not is nothing") {
    if (dconf_is_missing())
        return;
    const DconfWriter writer;
    CHECK_FALSE(dconf_boolean(writer.database(), show_banners));
    writer.write(show_banners, "false");
    writer.write("/org/gnome/desktop/notifications/show-in-lock-screen", "true");
    writer.write("/org/example/text", "'false'");
    CHECK(dconf_boolean(writer.database(), show_banners) == false);
    CHECK(dconf_boolean(writer.database(), "/org/gnome/desktop/notifications/show-in-lock-screen") == true);
    CHECK_FALSE(dconf_boolean(writer.database(), "/org/example/text"));
    CHECK_FALSE(dconf_boolean(writer.database(), "/org/gnome/desktop/notifications/"));
    CHECK_FALSE(dconf_boolean(writer.database(), "show-banners"));
    CHECK_FALSE(dconf_boolean(writer.database(), ""));
    writer.write(show_banners, "true");
    CHECK(dconf_boolean(writer.database(), show_banners) == true);
}

TEST_CASE("a list of texts is read, also a long and an empty one") {
    if (dconf_is_missing())
        return;
    using Strings = std::vector<std::string>;
    const DconfWriter writer;
    writer.write(selected_breaks, "['eyesight', 'movement']");
    CHECK(dconf_strings(writer.database(), selected_breaks) == Strings{"eyesight", "movement"});
    writer.write(selected_breaks, "@as []");
    CHECK(dconf_strings(writer.database(), selected_breaks) == Strings{});
    const std::string text(300, 'x');
    writer.write(selected_breaks, "['" + text + "', '', 'b']");
    CHECK(dconf_strings(writer.database(), selected_breaks) == Strings{text, "", "b"});
    CHECK_FALSE(dconf_strings(writer.database(), show_banners));
}

TEST_CASE("a damaged database is read without harm") {
    if (dconf_is_missing())
        return;
    const DconfWriter writer;
    writer.write(show_banners, "false");
    writer.write(selected_breaks, "['eyesight']");
    const auto whole = content_of(writer.database());
    const auto damaged = writer.database().parent_path() / "damaged";
    const auto read_both = [&](const std::string& content) {
        std::ofstream{damaged, std::ios::binary} << content;
        (void)dconf_boolean(damaged, show_banners);
        (void)dconf_strings(damaged, selected_breaks);
    };
    for (std::size_t size = 0; size < whole.size(); ++size)
        read_both(whole.substr(0, size));
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (const char byte : {'\0', '\x7f', '\xff'}) {
            auto content = whole;
            content[at] = byte;
            read_both(content);
        }
    CHECK_FALSE(dconf_boolean(writer.database().parent_path() / "missing", show_banners));
}

TEST_CASE("GNOME's own break reminders are found when they are on, and only in GNOME") {
    if (dconf_is_missing())
        return;
    const DconfWriter writer;
    const ChangedVariables here{
        {{"XDG_CONFIG_HOME", writer.configuration()}, {"XDG_CURRENT_DESKTOP", "GNOME"}}};
    CHECK_FALSE(gnome_break_reminders());
    writer.write(selected_breaks, "['eyesight', 'movement']");
    const auto found = gnome_break_reminders();
    REQUIRE(found);
    CHECK_FALSE(found->works);
    CHECK(found->detail.find("eyesight, movement") != std::string::npos);
    CHECK(found->remedy);
    {
        const ChangedVariables elsewhere{{{"XDG_CURRENT_DESKTOP", "KDE"}}};
        CHECK_FALSE(gnome_break_reminders());
    }
    writer.write(selected_breaks, "@as []");
    CHECK_FALSE(gnome_break_reminders());
}
