// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/config_document.h"
#include "daemon/config_file.h"
#include "daemon/domain/settings.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace unknot {
namespace {

using config::Document;
using config::dotted;
using config::Leaf;

/// Takes the leaves in and gathers what there is to say.
class Reading {
public:
    explicit Reading(std::string_view file_name) : file_name_{file_name} {}

    /// Each profile on a copy of the rest, so that all are checked; the one that was chosen stays.
    void take_profiles(const Document& document, Profiles profiles) {
        const Settings rest = settings_;
        std::optional<Settings> chosen;
        for (const auto& [name, profile] : profiles_of(document)) {
            take(profile);
            if (name == rest.profile)
                chosen = settings_;
            settings_ = rest;
        }
        if (!rest.profile.empty() && !chosen)
            problem(line_of_profile(document),
                    "profile: there is no profile \"" + rest.profile + "\" in the file");
        if (chosen && profiles == Profiles::applied)
            settings_ = std::move(*chosen);
    }

    /// The settings that are not in a profile.
    void take_rest(const Document& document) {
        Document rest;
        for (const auto& leaf : document.leaves)
            if (leaf.path.front() != "profiles")
                rest.leaves.push_back(leaf);
        take(rest);
    }

    /// The plan comes first, since all else differs from it; the clock last, since times of day imply one.
    void take(const Document& document) {
        for (const auto& leaf : document.leaves)
            if (is_plan(leaf))
                take_setting(leaf);
        for (const auto& leaf : document.leaves)
            if (!is_plan(leaf) && !is_clock(leaf))
                take(leaf);
        for (const auto& leaf : document.leaves)
            if (is_clock(leaf))
                take(leaf);
    }

    void problem(std::size_t line, const std::string& sentence) {
        config_.problems.push_back(place(line) + sentence);
    }

    [[nodiscard]] Config config() {
        std::sort(config_.from_file.begin(), config_.from_file.end());
        if (!config_.problems.empty())
            return std::move(config_);
        for (const auto& sentence : check_settings(settings_))
            config_.notes.push_back(file_name_ + ": " + sentence);
        config_.settings = std::move(settings_);
        return std::move(config_);
    }

private:
    /// The settings of each profile, as they would stand outside of it.
    static std::map<std::string, Document> profiles_of(const Document& document) {
        std::map<std::string, Document> profiles;
        for (const auto& leaf : document.leaves)
            if (leaf.path.size() > 2 && leaf.path.front() == "profiles") {
                auto inner = leaf;
                inner.path.erase(inner.path.begin(), inner.path.begin() + 2);
                profiles[leaf.path[1]].leaves.push_back(std::move(inner));
            }
        return profiles;
    }

    static std::size_t line_of_profile(const Document& document) {
        const auto* leaf = config::find_leaf(document, {"profile"});
        return leaf ? leaf->line : 1;
    }

    static bool is_plan(const Leaf& leaf) { return leaf.path == config::Path{"plan"}; }

    static bool is_clock(const Leaf& leaf) {
        return leaf.path.size() == 3 && leaf.path.front() == "reminders" && leaf.path.back() == "clock";
    }

    void take(const Leaf& leaf) {
        if (config::is_setting(leaf.path))
            take_setting(leaf);
        else if (stands_for_table(leaf.path))
            problem(leaf.line, dotted(leaf.path) + ": expected a table, such as [" + dotted(leaf.path) + "]");
        else
            config_.notes.push_back(place(leaf.line) + dotted(leaf.path) +
                                    ": unknown here, so it has no effect");
    }

    static bool stands_for_table(const config::Path& path) {
        constexpr std::array sections{"timing", "reminders", "hours", "holds", "passive_use"};
        const bool is_section = std::find(sections.begin(), sections.end(), path.front()) != sections.end();
        return is_section && (path.size() == 1 || (path.size() == 2 && path.front() == "reminders"));
    }

    void take_setting(const Leaf& leaf) {
        const auto name = dotted(leaf.path);
        if (!leaf.is_field)
            problem(leaf.line, name + ": expected " + expected(leaf) + ", not " + leaf.type);
        else if (const auto refusal = set_field(settings_, name, leaf.field))
            problem(leaf.line, *refusal);
        else
            config_.from_file.push_back(name);
    }

    /// What a setting takes, also one of a reminder that is not made yet.
    [[nodiscard]] std::string expected(const Leaf& leaf) const {
        auto path = leaf.path;
        if (path.size() == 3 && !find_reminder(settings_, path[1]))
            path[1] = settings_.reminders.front().name;
        for (const auto& field : fields_of(settings_))
            if (field.name == dotted(path))
                return expectation(field);
        return "another value";
    }

    [[nodiscard]] std::string place(std::size_t line) const {
        return file_name_ + ":" + std::to_string(line) + ": ";
    }

    std::string file_name_;
    Settings settings_ = default_settings();
    Config config_;
};

} // namespace

Config read_config(std::string_view text, std::string_view file_name, Profiles profiles) {
    Reading reading{file_name};
    try {
        const auto document = config::parse(text);
        reading.take_rest(document);
        reading.take_profiles(document, profiles);
    } catch (const config::BrokenText& broken) {
        reading.problem(broken.line(), broken.what());
    }
    return reading.config();
}

} // namespace unknot
