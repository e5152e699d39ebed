# SPDX-FileCopyrightText: 2026 The Unknot developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom. ARCHITECTURE.md draws the same arrows."""
import dataclasses
import re

from findings import Finding, check

# The parts of the standard library that touch the machine: the domain decides, it does not touch.
TOUCHING = {
    "atomic", "cerrno", "condition_variable", "csignal", "cstdio", "ctime", "filesystem", "fstream", "future",
    "iostream", "istream", "mutex", "ostream", "shared_mutex", "stop_token", "syncstream", "thread",
}
FORBIDDEN_NAMES = {"common", "core", "util", "utils", "lib", "helper", "helpers", "misc", "manager"}
STORAGE = re.compile(r"SQLiteCpp|sqlite3")


def is_standard(name):
    """<vector> and <cstdint>, not <poll.h> nor <wx/wx.h>."""
    return "." not in name and "/" not in name


@dataclasses.dataclass(frozen=True)
class Layer:
    """What the files below a folder may include: own folders by prefix, foreign headers by predicate."""

    folder: str
    own: tuple
    foreign: callable
    rule: str


def anything(_):
    return True


def not_wx(name):
    return not name.startswith("wx/")


DAEMON = ("daemon/",)
LAYERS = (
    Layer("daemon/domain/", ("daemon/domain/",), lambda name: is_standard(name) and name not in TOUCHING,
          "the domain includes only itself and the parts of the standard library that touch nothing"),
    Layer("daemon/contract/", ("daemon/domain/", "daemon/contract/"),
          lambda name: is_standard(name) or name.startswith(("sdbus-c++/", "nlohmann/")),
          "the contract includes only itself, daemon/domain, the standard library, sdbus-c++ and nlohmann-json"),
    Layer("daemon/", DAEMON, not_wx, "the daemon includes neither wxWidgets nor its clients nor the tests"),
    Layer("tray/", ("tray/", "daemon/contract/", "daemon/domain/"), anything,
          "the tray sees only itself, daemon/contract and daemon/domain: it is a client of the bus"),
    Layer("settings/", ("settings/", "daemon/contract/", "daemon/domain/"), anything,
          "the window sees only itself, daemon/contract and daemon/domain: it is a client of the bus"),
)
CLI_NEVER = ("daemon/history/", "daemon/presence/", "daemon/holds/")


@check("layers")
def layers(files):
    for file in files:
        if not file.is_code:
            continue
        for include in file.includes:
            own = file.resolve(include)
            for layer in LAYERS:
                if not file.path.startswith(layer.folder):
                    continue
                # A name without a folder is a header that the build makes.
                allowed = (own.startswith(layer.own) or "/" not in own) if own else layer.foreign(include.name)
                if not allowed:
                    yield Finding(file.path, include.line, f"includes {include.name}; {layer.rule}")


@check("command line is a client")
def cli_is_a_client(files):
    for file in files:
        if file.is_code and file.path.startswith("daemon/cli/"):
            for include in file.includes:
                own = file.resolve(include) or ""
                if own.startswith(CLI_NEVER) or STORAGE.match(include.name):
                    yield Finding(file.path, include.line,
                                  f"includes {include.name}; the command line asks over the bus, it never looks into the service")


@check("storage")
def storage(files):
    for file in files:
        if file.is_code and not file.path.startswith(("daemon/history/", "tests/")):
            for include in file.includes:
                if STORAGE.match(include.name):
                    yield Finding(file.path, include.line, f"includes {include.name}; only daemon/history knows SQLite")


@check("folder names")
def folder_names(files):
    told = set()
    for file in files:
        *folders, name = file.path.split("/")
        names = [*folders, name.split(".")[0]] if file.is_code or file.is_script else folders
        for bad in FORBIDDEN_NAMES.intersection(names):
            place = "/".join(file.path.split("/")[: names.index(bad) + 1])
            if place not in told:
                told.add(place)
                yield Finding(place, 1, f"'{bad}' says nothing: name it after what it holds, or it grows without limit")
