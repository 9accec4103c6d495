"""What all commands share: the root, messages, progress."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn
from unicodedata import normalize

import typer
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text
from typer.core import TyperGroup

from casebook.failure import Failure
from casebook.load.hints import did_you_mean

# Without `emoji=False` rich shows `x.md:100:` as `x.md💯`.
out = Console(highlight=False, soft_wrap=True, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)
COLUMN_GAP = "  "
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Ordinary spelling in Persian and in scripts of India."""
DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks, embeddings, overrides and isolates of the direction of writing."""
NUMBERS = frozenset({"attempt", "score", "of", "share", "public", "cut score", "time"})
"""Headings of columns that hold numbers."""

Root = Annotated[
    Path | None,
    typer.Option("--root", metavar="DIR", help="Folder with mkdocs.yml (default: the nearest one above)."),
]


class Format(StrEnum):
    """How something is told: to people, or to programs."""

    TEXT = "text"
    JSON = "json"


AsFormat = Annotated[Format, typer.Option("--format", help="`text` or `json`.")]
Day = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="The day (default: today).", show_default=False)
]


class Commands(TyperGroup):
    """All commands. What a person can mend ends any of them with its message and exit code, never with a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was typed."""
        try:
            return super().invoke(ctx)
        except Failure as failure:
            fail(str(failure), failure.code)


def find_root(given: Path | None) -> Path:
    """The folder that holds mkdocs.yml; ends the command with exit code 2 when there is none."""
    if given is not None:
        if (given / "mkdocs.yml").is_file():
            return given.resolve()
        fail(f"{given}: no mkdocs.yml there / expected the folder of a Casebook", code=2)
    here = Path.cwd().resolve()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    fail("no mkdocs.yml here or above / go into a Casebook, or name it with --root DIR", code=2)


def fail(message: str, code: int) -> NoReturn:
    """End the command with a message on the error stream."""
    err.print(message, markup=False)
    raise typer.Exit(code)


def day_of(text: str | None, flag: str = "--date") -> datetime.date:
    """The day that was given, else today; ends the command where it is none."""
    try:
        return datetime.date.fromisoformat(text) if text else datetime.date.today()
    except ValueError:
        fail(f"{flag}: saw {text!a} / expected YYYY-MM-DD", code=2)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], right: Collection[str] = NUMBERS) -> Table:
    """A table for a terminal; columns with a heading of `right` stand to the right."""
    made = Table(box=None, pad_edge=False)
    for heading in headings:
        made.add_column(heading, justify="right" if heading in right else "left")
    for row in rows:
        made.add_row(*map(Text, row))
    return made


def columns(headings: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[str] = NUMBERS) -> str:
    """The same as plain text, for thousands of rows: `table` takes seconds for them."""
    lines = [headings, *rows]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]

    def padded(cell: str, place: int) -> str:
        room = " " * (widths[place] - cell_len(cell))
        return room + cell if headings[place] in right else cell + room

    return "\n".join(COLUMN_GAP.join(padded(cell, at) for at, cell in enumerate(line)).rstrip() for line in lines)


def one_of(flag: str, text: str, choices: Collection[str]) -> str:
    """What was given for the flag, if it is one of the choices; ends the command when not."""
    if text in choices:
        return text
    hint = did_you_mean(text, choices)
    fail(f"{flag}: saw {text[:20]!a} / expected one of {', '.join(choices)}\n    hint: {hint}", code=2)


def line(flag: str, text: str, most: int = 200) -> str:
    """What was given for the flag as one line; ends the command when it is none."""
    try:
        return one_line(text, most)
    except ValueError as error:
        fail(f"{flag}: {error}", code=2)


def one_line(text: str, most: int = 200) -> str:
    """The text as one line, composed (NFC), without the direction marks that come along when a name is pasted. Raises
    ValueError when it is empty, or long, or moves a cursor later.
    """
    one = normalize("NFC", " ".join(text.translate(dict.fromkeys(map(ord, DIRECTION))).split()))
    if one and all(char.isprintable() or char in JOINERS for char in one) and len(one) <= most:
        return one
    saw = f"{len(one)} characters" if len(one) > most else "control characters" if one else "an empty text"
    raise ValueError(f"saw {saw} / expected a line of 1 to {most} characters")


def counted(number: int, thing: str) -> str:
    """1 problem, 2 problems."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar for work that lasts over a second, on a terminal only."""
    if not err.is_terminal:
        yield None
        return
    started = time.monotonic()
    from rich.progress import Progress  # imports half as much again as all else here

    with Progress(console=err, transient=True) as bar:
        task = bar.add_task(what, visible=False)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=time.monotonic() - started > 1)

        yield report
