// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon/contract/names.h"
#include "tests/cli/terminal.h"
#include "tests/contract/interface_shape.h"

#include <doctest/doctest.h>
#include <sdbus-c++/sdbus-c++.h>

using namespace unknot;
using namespace unknot::test;

TEST_CASE("the stand-in has the interface of the contract") {
    const Terminal terminal;
    const auto connection = terminal.bus.connect();
    const auto proxy = sdbus::createProxy(*connection, bus::name, bus::path);
    std::string xml;
    proxy->callMethod("Introspect").onInterface("org.freedesktop.DBus.Introspectable").storeResultsTo(xml);
    CHECK(interface_shape(xml, bus::interface) == interface_shape(contract_xml(), bus::interface));
}
