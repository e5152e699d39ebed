# SPDX-FileCopyrightText: 2026 The Unknot developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader can hold in mind: lengths, layout and the head of each file."""
import re
import shutil
import subprocess

from findings import CannotCheck, Finding, check

LONG_FILE, TOO_LONG_FILE = 300, 350
TOO_LONG_FUNCTION = 70
HEAD = (
    re.compile(r"SPDX-FileCopyrightText: 20\d\d The Unknot developers"),
    re.compile(r"SPDX-License-Identifier: GPL-3\.0-or-later"),
)
FORMATTER = "clang-format-14"


@check("file length")
def file_length(files):
    for file in files:
        lines = file.text.count("\n")
        if (file.is_code or file.is_script) and lines > LONG_FILE:
            too_long = lines > TOO_LONG_FILE
            yield Finding(file.path, 1, f"{lines} lines, at most {TOO_LONG_FILE}: split it by noun", is_error=too_long)


@check("function length")
def function_length(files):
    for file in files:
        if file.is_code:
            for function in file.functions:
                if function.lines > TOO_LONG_FUNCTION:
                    yield Finding(file.path, function.line,
                                  f"{function.lines} lines, at most {TOO_LONG_FUNCTION}: {function.head[:60]}")


@check("licence head")
def licence_head(files):
    for file in files:
        if file.is_code or file.is_script or file.is_cmake:
            head = "\n".join(file.text.splitlines()[:4])
            for line in HEAD:
                if not line.search(head):
                    yield Finding(file.path, 1, "expected in the first lines: " + line.pattern.replace(r"\d\d", "26").replace("\\", ""))


@check("format")
def layout(files):
    tool = shutil.which(FORMATTER)
    if not tool:
        raise CannotCheck(f"{FORMATTER} is not installed")
    names = [file.path for file in files if file.is_code]
    if not names:
        return
    root = next(file.root for file in files)
    told = subprocess.run([tool, "--dry-run", "--style=file", *names], cwd=root, capture_output=True, text=True, check=False)
    places = {}
    for match in re.finditer(r"^(.+?):(\d+):\d+: (?:error|warning): ", told.stderr, re.MULTILINE):
        places.setdefault(match.group(1), set()).add(int(match.group(2)))
    for path, lines in places.items():
        yield Finding(path, min(lines), f"laid out otherwise than .clang-format says in {len(lines)} lines; ./dev format mends it")
    if told.returncode and not places:
        yield Finding(".clang-format", 1, told.stderr.strip())
