"""Names of files and folders: what every system can hold, and what the site keeps for something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from casebook.model.languages import TRANSLATED
from casebook.model.problem import Problem, Where
from casebook.model.record import DEVICES

NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\]|[ .]$')
OF_THE_SITE = (*(f"docs/{name}/" for name in (*TRANSLATED, "site", "templates", "pagefind")), "docs/assets/casebook/")
"""Folders that the generator leaves out, or in which the site has something of its own."""
NO_PAGES = "docs/assets/"


def problems_of_name(path: str) -> list[Problem]:
    """What is wrong with the path of a file that the site shows or a person edits: one problem at most."""
    parts = path.split("/")
    hint = "rename it"
    if device := next((part for part in parts if part.partition(".")[0].lower() in DEVICES), None):
        saw = f"the name `{device}`, which Windows keeps for a device"
    elif odd := next((part for part in parts if NOT_ON_WINDOWS.search(part)), None):
        saw = f"the name `{odd}`, which Windows can't hold"
        hint = 'take out what is one of < > : " | ? * \\, and a dot or space at its end'
    elif letter := decomposed(path):
        saw = f"the name `{parts[-1]}` with `{letter}` as two characters, {' and '.join(map(_code, letter))}"
        hint = "delete the letter from the file's name and type it again: links to it have it as one character"
    else:
        return _of_the_site(path, parts)
    return [Problem(Where(path, 1), saw, "a name that every system can hold", hint, "file-name")]


def problems_of_likeness(paths: Iterable[str]) -> Iterator[Problem]:
    """A problem for each file or folder whose name differs from another's by capitals only: one would replace it."""
    first: dict[str, str] = {}
    told = set()
    for path in paths:
        for name in accumulate(path.split("/"), "{}/{}".format):
            like = first.setdefault(name.lower(), name)
            if like != name and name not in told:
                told.add(name)
                yield Problem(
                    Where(path, 1), f"the name `{name}` beside `{like}`", "names that differ by more than capitals",
                    "rename one of the two: on Windows and on a Mac they are the same", "file-name",
                )  # fmt: skip


def decomposed(text: str) -> str:
    """The first letter of `text` that is written as two characters, as a Mac names files; else empty."""
    if unicodedata.is_normalized("NFC", text):
        return ""
    pairs = map("".join, pairwise(text))
    return next((pair for pair in pairs if len(unicodedata.normalize("NFC", pair)) == 1), "")


def _of_the_site(path: str, parts: list[str]) -> list[Problem]:
    folder = next((name for name in OF_THE_SITE if path.startswith(name)), "")
    if path.startswith(NO_PAGES) and path.endswith(".md"):
        folder = NO_PAGES
    hidden = next((part for part in parts[:-1] if part.startswith("_")), "")
    if not folder and not hidden:
        return []
    saw = f"the folder `{folder or hidden}`, which means something else to the site"
    return [Problem(Where(path, 1), saw, "another folder", "rename the folder", "file-name")]


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
