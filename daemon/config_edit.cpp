// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/config_edit.h"

#include "daemon/config_document.h"
#include "daemon/config_text.h"

#include <algorithm>
#include <functional>
#include <map>

namespace unknot::config {
namespace {

using Cause = SaveRefusal::Cause;

/// A text that was read without problems.
struct Current {
    std::string text;
    Document document;
    Settings settings;
};

/// Which leaves an edit may change; all others must stay.
using MayChange = std::function<bool(const Leaf&)>;

SaveRefusal unknown(std::string_view name) {
    return {Cause::unknown_setting, std::string{name} + ": there is no setting of this name"};
}

SaveRefusal by_hand(std::string_view file_name, std::string_view name) {
    return {Cause::unwritable,
            std::string{file_name} + ": " + std::string{name} +
                " is written there in a way that cannot be changed safely; edit the file by hand"};
}

/// Nothing, and `refusal` says why, unless the text is a config without problems.
std::optional<Current> understood(std::string_view text, std::string_view file_name, SaveRefusal& refusal) {
    auto config = read_config(text, file_name, Profiles::left_out);
    if (config.settings)
        return Current{std::string{text}, parse(text), std::move(*config.settings)};
    refusal = {Cause::unwritable,
               "the settings are not saved while the file is broken: " + config.problems.front()};
    return std::nullopt;
}

std::optional<Current> understood(std::string text) {
    auto config = read_config(text, {}, Profiles::left_out);
    if (!config.settings)
        return std::nullopt;
    auto document = parse(text);
    return Current{std::move(text), std::move(document), std::move(*config.settings)};
}

/// The order of reminders says nothing.
bool same(Settings a, Settings b) {
    const auto sort = [](Settings& settings) {
        std::sort(settings.reminders.begin(), settings.reminders.end(),
                  [](const Reminder& one, const Reminder& other) { return one.name < other.name; });
    };
    sort(a);
    sort(b);
    return a == b;
}

/// The values of all leaves that must stay, as they stand in the text.
std::map<Path, std::string> kept_leaves(const Current& current, const MayChange& may_change) {
    std::map<Path, std::string> leaves;
    for (const auto& leaf : current.document.leaves)
        if (!may_change(leaf))
            leaves.emplace(leaf.path,
                           current.text.substr(leaf.value.begin, leaf.value.end - leaf.value.begin));
    return leaves;
}

bool keeps_the_rest(const Current& before, const Current& after, const MayChange& may_change) {
    return kept_leaves(before, may_change) == kept_leaves(after, may_change);
}

bool is_empty(const Document& document, const Table& table) {
    const auto inside = [&](const auto& part) { return is_below(part.path, table.path); };
    return std::none_of(document.leaves.begin(), document.leaves.end(), inside) &&
           std::none_of(document.tables.begin(), document.tables.end(), inside);
}

/// Without the headers of the tables that lead to `path` and hold nothing any more.
std::string without_empty_headers(std::string text, const Path& path) {
    const auto document = parse(text);
    for (auto table = document.tables.rbegin(); table != document.tables.rend(); ++table)
        if (table->form == Form::line && is_below(path, table->path) && is_empty(document, *table))
            return without_empty_headers(without_header(text, *table), path);
    return text;
}

/// Without every leaf that `chosen` picks; nothing when one of them cannot be cut out.
std::optional<std::string> without_leaves(std::string text, const MayChange& chosen) {
    for (;;) {
        const auto document = parse(text);
        const auto leaf = std::find_if(document.leaves.begin(), document.leaves.end(), chosen);
        if (leaf == document.leaves.end())
            return text;
        auto shorter = without(text, *leaf);
        if (!shorter)
            return std::nullopt;
        text = without_empty_headers(std::move(*shorter), leaf->path);
    }
}

MayChange is_leaf(const Path& path) {
    return [path](const Leaf& leaf) { return leaf.path == path; };
}

/// Every text that could be the new one, the shortest first.
std::vector<std::string> candidates(const Current& current, const Path& path, const FieldValue& value) {
    std::vector<std::string> texts;
    if (auto shorter = without_leaves(current.text, is_leaf(path)))
        texts.push_back(std::move(*shorter));
    if (const Leaf* leaf = find_leaf(current.document, path))
        texts.push_back(with_value(current.text, *leaf, value));
    else
        for (auto& text : with_added(current.text, current.document, path, value))
            texts.push_back(std::move(text));
    return texts;
}

/// What the file changes of the reminders of either plan.
MayChange changes_of_plans(const Settings& before, const Settings& after) {
    const auto planned = [](const Settings& settings, const std::string& reminder) {
        return find_reminder(plan(settings.plan), reminder) != nullptr;
    };
    return [=](const Leaf& leaf) {
        return is_setting(leaf.path) && leaf.path.size() == 3 &&
               (planned(before, leaf.path[1]) || planned(after, leaf.path[1]));
    };
}

/// The setting itself; and the clock of a reminder whose times of day are set, since they bring their own.
MayChange changes_of(const Path& path) {
    const bool is_times = path.size() == 3 && path.back() == "at";
    return [=, clock = is_times ? Path{path[0], path[1], "clock"} : path](const Leaf& leaf) {
        return leaf.path == path || leaf.path == clock;
    };
}

/// The texts to begin with: the one that is there, and the one without a clock that stands in the way.
std::vector<Current> beginnings(const Current& current, const Path& path) {
    std::vector<Current> texts{current};
    const auto in_the_way = [&](const Leaf& leaf) { return leaf.path != path && changes_of(path)(leaf); };
    auto text = without_leaves(current.text, in_the_way);
    if (auto shorter = text ? understood(std::move(*text)) : std::nullopt)
        texts.push_back(std::move(*shorter));
    return texts;
}

Edited saved_in(const Current& current, std::string_view name, const FieldValue& value,
                std::string_view file_name) {
    Settings intended = current.settings;
    if (auto refusal = set_field(intended, name, value))
        return SaveRefusal{Cause::invalid_setting, std::move(*refusal)};
    const auto path = path_of(name);
    const auto written = get_field(intended, name).value_or(value);
    const auto is_right = [&](const std::optional<Current>& after) {
        return after && same(after->settings, intended) && keeps_the_rest(current, *after, changes_of(path));
    };
    for (const auto& beginning : beginnings(current, path))
        for (auto& text : candidates(beginning, path, written))
            if (is_right(understood(text)))
                return std::move(text);
    return by_hand(file_name, name);
}

/// First the plans' own reminders go, then the plan is written.
Edited saved_plan(const Current& current, const FieldValue& value, std::string_view file_name) {
    Settings intended = current.settings;
    if (auto refusal = set_field(intended, "plan", value))
        return SaveRefusal{Cause::invalid_setting, std::move(*refusal)};
    const auto going = changes_of_plans(current.settings, intended);
    auto text = without_leaves(current.text, going);
    auto cleared = text ? understood(std::move(*text)) : std::nullopt;
    if (!cleared || !keeps_the_rest(current, *cleared, going))
        return by_hand(file_name, "plan");
    return saved_in(*cleared, "plan", value, file_name);
}

bool lacks_profile(const Document& document, const FieldValue& name) {
    const auto* text = std::get_if<std::string>(&name);
    return text && !text->empty() &&
           std::none_of(document.leaves.begin(), document.leaves.end(), [&](const Leaf& leaf) {
               return is_below(leaf.path, {"profiles", *text});
           });
}

std::optional<FieldValue> fallback_of(const Settings& settings, std::string_view name) {
    for (auto& field : fields_of(settings))
        if (field.name == name)
            return std::move(field.fallback);
    return std::nullopt;
}

bool loses_reminder(const Current& before, const Current& after) {
    return before.settings.reminders.size() != after.settings.reminders.size();
}

/// A reminder that the user made stays, even if this was all that the file said about it.
Edited reset_in(const Current& current, std::string_view name, std::string_view file_name) {
    const auto path = path_of(name);
    auto text = without_leaves(current.text, is_leaf(path));
    const auto after = text ? understood(*text) : std::nullopt;
    if (after && !loses_reminder(current, *after) && keeps_the_rest(current, *after, is_leaf(path)))
        return std::move(*text);
    const auto fallback = fallback_of(current.settings, name);
    return fallback ? saved_in(current, name, *fallback, file_name) : by_hand(file_name, name);
}

Edited reset_reminder(const Current& current, const Path& reminder, std::string_view file_name) {
    const MayChange is_of_it = [&](const Leaf& leaf) {
        return is_setting(leaf.path) && is_below(leaf.path, reminder);
    };
    auto text = without_leaves(current.text, is_of_it);
    const auto after = text ? understood(*text) : std::nullopt;
    if (after && keeps_the_rest(current, *after, is_of_it))
        return std::move(*text);
    return by_hand(file_name, dotted(reminder));
}

} // namespace

Edited saved(std::string_view text, std::string_view name, const FieldValue& value,
             std::string_view file_name) {
    if (!is_setting(path_of(name)))
        return unknown(name);
    SaveRefusal refusal;
    const auto current = understood(text, file_name, refusal);
    if (!current)
        return refusal;
    if (name == "profile" && lacks_profile(current->document, value))
        return SaveRefusal{Cause::invalid_setting, "profile: expected the name of a profile in " +
                                                       std::string{file_name} +
                                                       ", such as [profiles.focus.timing]"};
    return name == "plan" ? saved_plan(*current, value, file_name)
                          : saved_in(*current, name, value, file_name);
}

Edited reset(std::string_view text, std::string_view name, std::string_view file_name) {
    SaveRefusal refusal;
    const auto current = understood(text, file_name, refusal);
    if (!current)
        return refusal;
    const auto path = path_of(name);
    if (path.size() == 2 && path.front() == "reminders" && find_reminder(current->settings, path.back()))
        return reset_reminder(*current, path, file_name);
    if (!is_setting(path) || !get_field(current->settings, name))
        return unknown(name);
    return name == "plan" ? saved_plan(*current, default_settings().plan, file_name)
                          : reset_in(*current, name, file_name);
}

} // namespace unknot::config
