"""Puts new content into a checkout: proven by the loader first, and nothing that is there is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from casebook import disk
from casebook.load.records import load_file
from casebook.model.problem import Problem
from casebook.writing.listing import CannotAppend, appended, top_of

Entry = Callable[[dict[str, Any]], list[str]]


class CannotWrite(Exception):
    """Nothing was written; the message says why and what to do."""


def make_file(root: Path, path: str, text: str) -> None:
    """Write the new file `path` below `root`. Raises CannotWrite, also when there is one already."""
    _prove(path, text, [])
    try:
        disk.create(root / path, text.encode("utf-8"))
    except FileExistsError as error:
        raise CannotWrite(f"{path} is there already / expected a new id; name one with --id") from error
    except OSError as error:
        raise CannotWrite(f"{path}: {error.strerror or error}") from error


def add_entry(root: Path, path: str, head: str, listed: str, entry: Entry, blank: bool = False) -> None:
    """Add an entry to the list file `path` below `root`, which begins as `head` when it is not there yet.

    `entry` gets the keys above the list, such as `author`, and gives the entry's lines. Raises CannotWrite.
    """
    try:
        before = disk.read(root / path)
        text = head if before is None else before
        top = top_of(text, listed)
        if top.get("topic") != top_of(head, listed)["topic"]:
            raise CannotWrite(f"{path}: saw topic '{top.get('topic')}' / expected the topic of the file's name")
        after = appended(text, listed, entry(top), blank)
        _prove(path, after, load_file(path, _plain(text)).problems)
        if before is None:
            disk.create(root / path, after.encode("utf-8"))
        else:
            disk.swap(root / path, before, after)
    except (CannotAppend, disk.Changed) as error:
        raise CannotWrite(f"{path}: {error}") from error
    except UnicodeDecodeError as error:
        raise CannotWrite(f"{path}: saw bytes that are not UTF-8 / expected text in UTF-8") from error
    except OSError as error:
        raise CannotWrite(f"{path}: {error.strerror or error}") from error
    except ValueError as error:  # what `entry` makes does not fit the model
        raise CannotWrite(f"{path}: {error}") from error


def _prove(path: str, text: str, known: list[Problem]) -> None:
    """Raises CannotWrite when the loader finds a problem in `text` that is not in `known`."""
    fresh = [problem for problem in load_file(path, _plain(text)).problems if problem not in known]
    if fresh:
        raise CannotWrite("\n".join(f"{path}: saw {one.saw} / expected {one.expected}" for one in fresh))


def _plain(text: str) -> str:
    """The text as the loader takes it: without byte order mark and carriage returns."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
