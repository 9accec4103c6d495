"""Finds and reads files, and reports what can't be read instead of failing."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from casebook.load.names import problems_of_likeness, problems_of_name
from casebook.load.picture_files import problems_of_picture
from casebook.model.problem import Problem, Where

FOLDERS = ("docs", "cases", "quizzes")
TEXTS = {".md": 1_000_000, ".yml": 8_000_000, ".json": 1_000_000}
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf")
LARGEST_PICTURE = 5_000_000
LONGEST_LINE = 100_000
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass
class Found:
    """What lies in docs/, cases/ and quizzes/: paths relative to the root, sorted, and what can't be used."""

    texts: list[str] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find(root: Path, folders: Sequence[str] = FOLDERS) -> Found:
    """What lies below the content `folders` of `root`: paths of texts and pictures, and a problem for all else.

    Hidden files are passed over, links are never followed. Pictures are looked into, texts are not. Nothing is raised.
    """
    found = Found()
    for path, entry in _walk(root, folders, found.problems):
        suffix = Path(path).suffix
        if not path.isprintable():
            found.problems.append(_unprintable(path))
        elif entry.is_symlink() or not entry.is_file(follow_symlinks=False):
            found.problems.append(_odd(path, entry))
        elif suffix in TEXTS:
            found.texts.append(path)
        elif suffix.lower() in PICTURES:
            found.assets.append(path)
            found.problems += problems_of_name(path) or _heavy(path, entry) or problems_of_picture(root, path)
        else:
            found.problems.append(Problem(
                Where(path, 1), f"a file that ends in `{suffix}`" if suffix else "a file without a suffix",
                f"one of {', '.join((*TEXTS, *PICTURES))}", "rename it, or move it out of docs/, cases/ and quizzes/",
                rule="file-kind",
            ))  # fmt: skip
    found.problems += problems_of_likeness([*found.texts, *found.assets])
    return found


def read(root: Path, path: str) -> tuple[str, list[Problem]]:
    """The text of the file at `path` below `root` with LF line ends and no byte order mark, and what was wrong with it.

    The text is empty where a problem is an error: the file can't be read, is too large, not UTF-8 or no text. `path`
    ends in one of `TEXTS`.
    """
    place = Where(path, 1)
    try:
        file = os.path.join(root, path)
        size = os.stat(file).st_size
        limit = TEXTS[os.path.splitext(path)[1]]
        if size > limit:
            return "", [Problem(
                place, f"{size:,} bytes", f"at most {limit:,}", "split the file", rule="file-size",
            )]  # fmt: skip
        with open(file, "rb") as opened:
            data = opened.read()
    except OSError as error:
        return "", [Problem(
            place, error.strerror or str(error), "a file that can be read", "look at the file's permissions",
            rule="file-readable",
        )]  # fmt: skip
    return _decode(data, path)


def _decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [Problem(
            Where(path, line), f"the byte 0x{data[error.start]:02x}, which is not UTF-8", "text in UTF-8",
            "save the file as UTF-8 in your editor", rule="file-encoding",
        )]  # fmt: skip
    problems = []
    if text.startswith("\ufeff"):
        text = text[1:]
        problems.append(Problem(
            Where(path, 1), "a byte order mark", "UTF-8 without one", "save the file as UTF-8 without BOM",
            rule="file-encoding", severity="warning",
        ))  # fmt: skip
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        problems.append(Problem(
            Where(path, line), "a carriage return (CRLF)", "line ends LF", "set line ends to LF in your editor",
            rule="file-line-ends", severity="warning",
        ))  # fmt: skip
    return _printable(text, path, problems)


def _printable(text: str, path: str, problems: list[Problem]) -> tuple[str, list[Problem]]:
    """The text with its problems; no text where it holds a control character or an endless line."""
    lengths = list(map(len, text.split("\n")))
    if max(lengths) > LONGEST_LINE:
        number = next(number for number, length in enumerate(lengths, 1) if length > LONGEST_LINE)
        return "", [*problems, Problem(
            Where(path, number), f"a line of {lengths[number - 1]:,} characters", f"at most {LONGEST_LINE:,}",
            "break the line", rule="file-size",
        )]  # fmt: skip
    if not text.replace("\n", "").isprintable() and (odd := CONTROL.search(text)):
        return "", [*problems, Problem(
            Where(path, text.count("\n", 0, odd.start()) + 1), f"the control character U+{ord(odd[0]):04X}",
            "text", "remove it; if the whole file looks like this it is not a text file",
            rule="file-encoding",
        )]  # fmt: skip
    return text, problems


def _walk(root: Path, folders: Sequence[str], problems: list[Problem]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every entry below the content folders but folders themselves, sorted; a folder named like a text is
    given too.

    Folders that can't be looked into are added to `problems`.
    """
    waiting = [folder for folder in reversed(folders) if (root / folder).is_dir()]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(Problem(
                Where(folder, 1), error.strerror or str(error), "a folder that can be read",
                "look at the folder's permissions", rule="file-readable",
            ))  # fmt: skip
            continue
        below = []
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False) and Path(path).suffix not in TEXTS:
                below.append(path)
            else:
                yield path, entry
        waiting += reversed(below)


def _odd(path: str, entry: os.DirEntry[str]) -> Problem:
    if entry.is_symlink():
        saw, hint = "a symbolic link", "put the file itself here; links are not followed"
    elif entry.is_dir():
        saw, hint = f"a folder whose name ends in `{Path(path).suffix}`", "rename the folder"
    else:
        saw, hint = "a special file (a pipe, socket or device)", "remove it"
    return Problem(Where(path, 1), saw, "a regular file", hint, rule="file-kind")


def _unprintable(path: str) -> Problem:
    """A name with line breaks, escapes or broken UTF-8 is shown escaped, and its file is not read."""
    shown = path.encode("unicode_escape", "surrogatepass").decode("ascii")
    return Problem(
        Where(shown, 1), "a name with characters that can't be shown", "lower-case letters a-z, digits and hyphens",
        "rename the file", rule="file-name",
    )  # fmt: skip


def _heavy(path: str, entry: os.DirEntry[str]) -> list[Problem]:
    size = entry.stat(follow_symlinks=False).st_size
    if size <= LARGEST_PICTURE and stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return []
    return [Problem(
        Where(path, 1), f"{size:,} bytes", f"at most {LARGEST_PICTURE:,}", "make the picture smaller",
        rule="file-size",
    )]  # fmt: skip
