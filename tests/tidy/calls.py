# SPDX-FileCopyrightText: 2026 The Unknot developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls and statements that have no place in the programs."""
import dataclasses
import re

from findings import Finding, check
from sources import line_of

PROGRAMS = ("daemon/", "tray/", "settings/")
# Tests that run by the domain's own time; those with real servers must wait for them now and then.
TIMELESS_TESTS = ("tests/domain/", "tests/contract/", "tests/history/", "tests/simulation/")


@dataclasses.dataclass(frozen=True)
class Ban:
    pattern: re.Pattern
    message: str
    folders: tuple = PROGRAMS
    except_for: re.Pattern = re.compile(r"(?!)")
    uncommented: bool = True  # look at code only; False: a comment is looked at too, as a reason


CLOCK_READERS = re.compile(r"(^|/)(boot_clock|local_day)\.(cpp|h)$")
BANS = {
    "clocks": (
        Ban(re.compile(r"::now\s*\(|\b(clock_gettime|gettimeofday|timespec_get|localtime(_r)?|gmtime(_r)?|sd_event_now)\s*\("
                       r"|(?<![\w.>:])(std::)?time\s*\(\s*(nullptr|NULL|0|&\w+)\s*\)"),
            "only boot_clock and local_day read a clock; take the time as an argument",
            PROGRAMS + TIMELESS_TESTS, CLOCK_READERS),
    ),
    "sleeping": (
        Ban(re.compile(r"\b(sleep_for|sleep_until|usleep|nanosleep|clock_nanosleep)\s*\(|(?<![\w>])::sleep\s*\(|(?<![\w.>:])sleep\s*\(\s*\d"),
            "nothing sleeps: register the deadline with the event loop", PROGRAMS + TIMELESS_TESTS),
    ),
    "printing": (
        Ban(re.compile(r"\b(printf|fprintf|sprintf|snprintf|vprintf|vfprintf|vsprintf|vsnprintf|dprintf|puts|fputs|putchar)\s*\("),
            "the printf family is neither typed nor logged: use the log, std::format-like calls, or a stream",
            except_for=re.compile(r"^daemon/cli/")),
    ),
    "swallowed failures": (
        Ban(re.compile(r"\bcatch\s*\(\s*\.\.\.\s*\)\s*\{\s*\}"),
            "an empty catch-all swallows every failure: name what is caught, and tell or hand on the rest",
            PROGRAMS + ("tests/",)),
        Ban(re.compile(r"\bcatch\s*\([^)]*\)\s*\{\s*\}"),
            "nothing is swallowed: log it, hand it on, or write the reason into the braces",
            PROGRAMS + ("tests/",), uncommented=False),
    ),
    "test names": (
        Ban(re.compile(r'\b(TEST_CASE|TEST_CASE_FIXTURE)\s*\([^"\n]*"(?:[^"\\\n]|\\.)*;'),
            "the test driver splits the names of tests at a semicolon, and runs half a name, which passes",
            ("tests/",), uncommented=False),
    ),
    "jumps": (
        Ban(re.compile(r"\bgoto\b"), "no goto: what must be undone belongs to an object that undoes it", PROGRAMS + ("tests/",)),
    ),
}


def _find(files, bans):
    for file in files:
        if not file.is_code:
            continue
        for ban in bans:
            if not file.path.startswith(ban.folders) or ban.except_for.search(file.path):
                continue
            text = file.code if ban.uncommented else file.text
            for match in ban.pattern.finditer(text):
                yield Finding(file.path, line_of(text, match.start()), f"{' '.join(match.group().split())}: {ban.message}")


def _register(name):
    @check(name)
    def banned(files):
        yield from _find(files, BANS[name])


for _name in BANS:
    _register(_name)
