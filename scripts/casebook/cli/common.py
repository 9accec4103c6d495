"""What all commands share: the root, messages, progress."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress
from typer.core import TyperGroup

from casebook.failure import Failure
from casebook.load.loading import Progress as Report

# Without `emoji=False` rich shows `x.md:100:` as `x.md💯`.
out = Console(highlight=False, soft_wrap=True, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)

Root = Annotated[
    Path | None,
    typer.Option("--root", metavar="DIR", help="Folder with mkdocs.yml (default: the nearest one above)."),
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


def counted(number: int, thing: str) -> str:
    """1 problem, 2 problems."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


@contextmanager
def progress(what: str) -> Iterator[Report | None]:
    """A progress bar for work that lasts over a second, on a terminal only."""
    if not err.is_terminal:
        yield None
        return
    started = time.monotonic()
    with Progress(console=err, transient=True) as bar:
        task = bar.add_task(what, visible=False)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=time.monotonic() - started > 1)

        yield report
