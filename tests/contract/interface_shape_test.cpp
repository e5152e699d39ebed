// SPDX-FileCopyrightText: 2026 The Unknot developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/interface_shape.h"

#include "daemon/contract/names.h"

#include <doctest/doctest.h>

using unknot::test::interface_shape;

TEST_CASE("an interface is read whatever its layout and comments") {
    const auto shape = interface_shape(R"(<node><interface name='a.Other'><method name='Not'/></interface>
        <interface name="a.B"><!-- <method name="Gone"/> -->
        <method name="Do"><arg name="x" type="s" direction="in"/><arg name='y' type='as' direction='out'/></method>
        <property name="P" type="b" access="read"><annotation
            name="org.freedesktop.DBus.Property.EmitsChangedSignal" value="const"/></property>
        <property name="Q" type="a{sv}" access="read"/><method name="Nothing"/>
        <signal name="S"><arg type="x" name="at"/></signal></interface></node>)",
                                       "a.B");
    CHECK(shape == std::set<std::string>{"method Do(s x in, as y out)", "property P b read const",
                                         "property Q a{sv} read true", "method Nothing()", "signal S(x at)"});
}

TEST_CASE("the contract has methods, properties and signals") {
    const auto shape = interface_shape(unknot::test::contract_xml(), unknot::bus::interface);
    CHECK(shape.contains("method Answer(s reply in, a{sv} options in)"));
    CHECK(shape.contains("property Version s read const"));
    CHECK(shape.contains("signal HoldChanged(s hold, b active)"));
}
