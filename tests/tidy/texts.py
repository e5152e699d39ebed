# SPDX-FileCopyrightText: 2026 The Unknot developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people read: no unfinished marks, no paths of one machine, no health claims, no dead links."""
import os
import re

from findings import Finding, check
from sources import line_of

# In pieces, so that this file can be looked at too.
MARKS = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")) + r")\b")
MACHINE_PATHS = re.compile(r"(?<![\w.$}])/(work|farm)/\w[\w./-]*")
HOME_PATHS = re.compile(r"(?<![\w.$}])/home/\w[\w./-]*")

CLAIMS = (
    r"treat(s|ed|ing|ments?)?", r"cur(e|es|ed|ing)", r"heal(s|ed|ing)?", r"reliev(e|es|ed|ing)\s+(\w+\s+)?pain", r"pain\s+relief",
    r"prevent(s|ed|ing|ion\s+of)?\s+(\w+\s+)?(injur(y|ies)|pain)", r"correct(s|ed|ing)?\s+(\w+\s+)?posture", r"therap(y|ies|eutic|ist)",
    r"diagnos(e|es|ed|ing|is|tic|tics)", r"detox\w*", r"releas(e|es|ing)\s+(\w+\s+)?trigger\s+points?",
)
CLAIM = re.compile(r"\b(" + "|".join(CLAIMS) + r")\b", re.IGNORECASE)
# The house rules must be able to name what they forbid.
RULE_BOOKS = {"ARCHITECTURE.md", "CONTRIBUTING.md"}
PUBLIC_FOLDERS = ("assets/", "packaging/", "docs/")
# Here the strings are read by users: help texts, field descriptions, labels.
SPEAKING_FOLDERS = ("daemon/", "tray/", "settings/")

LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|!\[[^\]\n]*\]\(\s*([^)\s]+)[^)]*\)|^\[[^\]\n]+\]:\s+(\S+)", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def _find(files, pattern, message):
    for file in files:
        for match in pattern.finditer(file.text):
            yield Finding(file.path, line_of(file.text, match.start()), f"'{match.group()}': {message}")


@check("unfinished marks")
def unfinished_marks(files):
    yield from _find(files, MARKS, "finish it, or open an issue and leave the mark out")


@check("machine paths")
def machine_paths(files):
    message = "a path of one machine; use a relative one, a temporary folder or an XDG variable"
    yield from _find(files, MACHINE_PATHS, message)
    # In a test the home of somebody imaginary is a sample like any other.
    yield from _find((file for file in files if not file.path.startswith("tests/")), HOME_PATHS, message)


def public_text(file):
    """What users read of a file; nothing of a file that only developers read."""
    if file.path in RULE_BOOKS or file.path.startswith("packaging/debian-packages/"):
        return ""
    if file.suffix == ".md" or file.path.startswith(PUBLIC_FOLDERS):
        return file.text
    return file.strings if file.is_code and file.path.startswith(SPEAKING_FOLDERS) else ""


@check("health claims")
def health_claims(files):
    for file in files:
        text = public_text(file)
        for match in CLAIM.finditer(text):
            yield Finding(file.path, line_of(text, match.start()),
                          f"'{match.group()}': comfort, not medicine; say ease, loosen, refresh, habit, may, some people")


@check("dead links")
def dead_links(files):
    for file in files:
        if file.suffix != ".md":
            continue
        text = FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), file.text)
        for match in LINK.finditer(text):
            target = next(group for group in match.groups() if group)
            path = target.split("#")[0]
            if not path or re.match(r"[a-z][a-z+.-]*:", path):
                continue
            if not os.path.exists(file.root / os.path.dirname(file.path) / path):
                yield Finding(file.path, line_of(text, match.start()), f"links to {path}, which is not there")
