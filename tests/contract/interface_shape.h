// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

namespace unknot::test {

/// What an introspection XML promises, a line each: "method Answer(s reply in, a{sv} options in)",
/// "property Holds as read true", "signal HoldChanged(s hold, b active)". Two descriptions of one interface
/// give the same set, whatever their order, comments and layout.
[[nodiscard]] std::set<std::string> interface_shape(const std::string& xml, const std::string& interface);

/// The contract, from its file.
[[nodiscard]] std::string contract_xml();

} // namespace unknot::test
