"""Puts new content into a checkout: proven by the loader first, and nothing that is there is ever lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from casebook import disk
from casebook.failure import Failure, writing
from casebook.load.records import load_file
from casebook.model.problem import Problem
from casebook.writing.listing import CannotAppend, appended, top_of

Entry = Callable[[dict[str, Any]], list[str]]


class CannotWrite(Failure):
    """Nothing was written."""


@contextmanager
def reaching(path: str) -> Iterator[None]:
    """Whatever keeps the file `path` from being read, or written whole, becomes a CannotWrite that names it."""
    try:
        with writing(CannotWrite, path):
            yield
    except disk.Changed as changed:
        raise CannotWrite(path, *changed.told[1:]) from changed
    except CannotAppend as problem:
        raise CannotWrite(f"{path}: {problem}") from problem
    except UnicodeDecodeError as error:
        raise CannotWrite(path, "bytes that are not UTF-8", "text in UTF-8", "save it as UTF-8") from error


def make_file(root: Path, path: str, text: str) -> None:
    """Write the new file `path` below `root`. Raises CannotWrite, also when there is one already."""
    _prove(path, text, [])
    try:
        with reaching(path):
            disk.create(root / path, text.encode("utf-8"))
    except CannotWrite as failure:
        if isinstance(failure.__cause__, FileExistsError):
            raise CannotWrite(path, "a file that is there already", "a new id", "name one with --id") from failure
        raise


def add_entry(
    root: Path, path: str, head: str, listed: str, entry: Entry, blank: bool = False, mode: int = disk.ANY
) -> None:
    """Add an entry to the list file `path` below `root`, which begins as `head` when it is not there yet.

    `entry` gets what stands above the list, such as `author`, and gives the entry's lines. `mode`: the rights of a new
    file. Raises CannotWrite.
    """
    with reaching(path):
        before = disk.read(root / path)
        text = head if before is None else before
        top = top_of(text, listed)
        if top.get("topic") != top_of(head, listed).get("topic"):
            raise CannotWrite(path, f"topic '{top.get('topic')}'", "the topic of the file's name", "move it there")
        after = appended(text, listed, entry(top), blank)
        _prove(path, after, load_file(path, _plain(text)).problems)
        if before is None:
            disk.create(root / path, after.encode("utf-8"), mode)
        else:
            disk.swap(root / path, before, after)


def _prove(path: str, text: str, known: list[Problem]) -> None:
    """Raises CannotWrite when the loader finds a problem in `text` that is not in `known`."""
    fresh = [problem for problem in load_file(path, _plain(text)).problems if problem not in known]
    if fresh:
        raise CannotWrite("\n".join(str(Failure(path, one.saw, one.expected, one.hint)) for one in fresh))


def _plain(text: str) -> str:
    """The text as the loader takes it: without byte order mark and carriage returns."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
