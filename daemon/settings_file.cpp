// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/settings_file.h"

#include "daemon/file_watch.h"

#include <algorithm>

namespace unknot {

SettingsFile::SettingsFile(EventLoop& loop, std::filesystem::path path, std::function<void()> react)
    : path_{std::move(path)},
      react_{std::move(react)} {
    load();
    watch_ = on_file_changed(loop, path_, [this] { reload(); });
}

void SettingsFile::load() {
    Config config = load_config(path_);
    problems_ = std::move(config.problems);
    if (!config.settings)
        return;
    settings_ = std::move(*config.settings);
    notes_ = std::move(config.notes);
    from_file_ = std::move(config.from_file);
}

/// One save may be told several times; only what changed something goes on.
void SettingsFile::reload() {
    const Settings before = settings_;
    const auto problems_before = problems_;
    load();
    if (settings_ != before || problems_ != problems_before)
        react_();
}

std::optional<SaveRefusal> SettingsFile::set(const std::string& name, const FieldValue& value) {
    auto refusal = save_setting(path_, name, value);
    if (!refusal)
        reload();
    return refusal;
}

std::optional<SaveRefusal> SettingsFile::reset(const std::string& name) {
    auto refusal = reset_setting(path_, name);
    if (!refusal)
        reload();
    return refusal;
}

std::vector<FieldReport> SettingsFile::fields() const {
    std::vector<FieldReport> reports;
    for (Field& field : fields_of(settings_)) {
        const bool from_file = std::binary_search(from_file_.begin(), from_file_.end(), field.name);
        reports.push_back(field_report(std::move(field), from_file ? Origin::file : Origin::plan));
    }
    return reports;
}

} // namespace unknot
