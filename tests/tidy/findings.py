# SPDX-FileCopyrightText: 2026 The Unknot developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a check says, and the list of checks."""
import dataclasses

CHECKS = {}


@dataclasses.dataclass(frozen=True)
class Finding:
    path: str
    line: int
    message: str
    is_error: bool = True

    def __str__(self):
        return f"{self.path}:{self.line}: {'' if self.is_error else 'warning: '}{self.message}"


class CannotCheck(Exception):
    """The tool that a check needs is not on this machine."""


def check(name):
    """Registers a function of the list of files that yields findings, as the check of this name."""

    def register(function):
        assert name not in CHECKS
        CHECKS[name] = function
        return function

    return register
