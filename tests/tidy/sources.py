# SPDX-FileCopyrightText: 2026 The Unknot developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree as the checks see it: its files, what is code in them, where functions begin and end."""
import dataclasses
import functools
import os
import pathlib
import re

SKIPPED_FOLDERS = {".git", "build", ".cache", "__pycache__"}
CODE_SUFFIXES = {".cpp", ".h"}
# A string is kept apart from a comment: some checks want the one, some the other, most neither.
_NOT_CODE = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)"""
    r"""|(?P<string>R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+')""",
    re.DOTALL,
)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
_SPECIAL = re.compile(r"[{};]")


@dataclasses.dataclass(frozen=True)
class Include:
    name: str
    quoted: bool
    line: int


@dataclasses.dataclass(frozen=True)
class Function:
    head: str
    line: int
    lines: int


def blank(text):
    """Spaces for everything but the line ends, so that positions and line numbers stay."""
    return re.sub(r"[^\n]", " ", text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


class File:
    def __init__(self, root, path):
        self.path = path.relative_to(root).as_posix()
        self.root = root
        self.name = path.name
        self.suffix = path.suffix
        self._file = path

    @functools.cached_property
    def text(self):
        """Empty for what is not text, such as a picture."""
        try:
            return self._file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return ""

    @property
    def is_code(self):
        return self.suffix in CODE_SUFFIXES

    @property
    def is_script(self):
        return self.suffix in {".py", ".sh"} or self.text.startswith("#!")

    @property
    def is_cmake(self):
        return self.name == "CMakeLists.txt" or self.suffix == ".cmake"

    @functools.cached_property
    def code(self):
        """The text with comments, strings and characters blanked out."""
        return _NOT_CODE.sub(lambda match: blank(match.group()), self.text)

    @functools.cached_property
    def strings(self):
        """Only what stands in quotes; everything else is blanked out."""
        kept = [" " if letter != "\n" else letter for letter in self.text]
        for match in _NOT_CODE.finditer(self.text):
            if match.group("string"):
                kept[match.start() : match.end()] = match.group()
        return "".join(kept)

    @functools.cached_property
    def includes(self):
        return [
            Include(match.group(2), match.group(1) == '"', line_of(self.text, match.start()))
            for match in _INCLUDE.finditer(self.text)
        ]

    def resolve(self, include):
        """The path inside the tree that an include names, or nothing when it is not ours."""
        if include.quoted:
            beside = os.path.normpath(os.path.join(os.path.dirname(self.path), include.name))
            if (self.root / beside).is_file():
                return beside
        if include.quoted or include.name.split("/")[0] in {"daemon", "tray", "settings", "tests"}:
            return include.name
        return None

    @functools.cached_property
    def functions(self):
        return list(_functions(self.code))


def _functions(code):
    """Function bodies at namespace or class level. Not a parser: it knows braces, and the words that open a
    namespace, a class or an initializer, which is enough for code that clang-format has laid out."""
    code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda match: blank(match.group()), code, flags=re.MULTILINE)
    open_braces = []
    begun = 0  # where the head of the function that is open begins
    head_from = 0
    for match in _SPECIAL.finditer(code):
        head = code[head_from : match.start()]
        if match.group() == "{":
            kind = _kind(head, set(open_braces) <= {"container"})
            open_braces.append(kind)
            if kind == "function":
                begun = head_from + len(head) - len(head.lstrip())
        else:
            kind = open_braces.pop() if match.group() == "}" and open_braces else None
            if kind == "function":
                first, last = line_of(code, begun), line_of(code, match.start())
                yield Function(" ".join(code[begun : match.start()].split("{")[0].split()), first, last - first + 1)
        if kind != "member":
            head_from = match.end()


_CONTAINER = re.compile(r"\s*(template\s*<.*>\s*)?(inline\s+|export\s+)?(namespace|class|struct|union|enum|extern)\b", re.DOTALL)
_MEMBER = re.compile(r"\)[^;()]*:(?!:).*[:,]\s*[\w:<>]+\s*$|\)\s*(noexcept\s*)?:\s*[\w:<>]+\s*$", re.DOTALL)


def _kind(head, may_be_function):
    """What a brace opens, told by the words before it; "member": the initializer of one, between head and body."""
    if _CONTAINER.match(head):
        return "container"
    if not may_be_function or "(" not in head or re.search(r"=\s*$", head):
        return "block"
    return "member" if _MEMBER.search(head) else "function"


def files(root):
    """Every file of the tree, in a fixed order; build trees and what git keeps are left out."""
    root = pathlib.Path(root).resolve()
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if name not in SKIPPED_FOLDERS)
        for name in sorted(names):
            path = pathlib.Path(folder) / name
            if path.is_file() and not path.is_symlink():
                yield File(root, path)
