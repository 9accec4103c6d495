"""What a mentor has in front of them to mark an open task, or to hold the talk in role: no name, and no other score."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from casebook.cli.common import fail, out
from casebook.cli.exam.common_options import OfficeDir, office_of
from casebook.cli.exam.report_text import block
from casebook.exam.office import candidates
from casebook.exam.paper.entry import FormItem


def talk(
    ticket: Annotated[str, typer.Argument(metavar="TICKET", help="The ticket's id, or how it begins.")],
    office: OfficeDir = None,
) -> None:
    """Print the sheet for the talk in role: what to say as the client, what to watch for, the rubric.

    It is for the mentor alone. Enter the points with `casebook exam review` afterwards.

    Example: `casebook exam talk kD3v`
    """
    entry = candidates.begun_by(office_of(office), ticket.removesuffix(".ticket"))
    talks = [kept for kept in entry.items_of("open") if kept.role]
    if not talks:
        fail("this exam has no talk in role / expected a ticket of a blueprint with `talk`", code=2)
    for kept in talks:
        out.print(Text("\n".join(talk_sheet(kept))))


def talk_sheet(kept: FormItem) -> Iterator[str]:
    """A talk's sheet, line by line."""
    assert kept.role
    yield "What the candidate is told"
    yield f"{block(kept.stem)}\n"
    yield "Your part"
    yield f"{block(kept.role.part)}\n"
    yield "What to watch for"
    yield f"{block(kept.role.watch)}\n"
    yield from _rubric(kept)


def task_sheet(kept: FormItem, response: str | None) -> Iterator[str]:
    """A written task's sheet, line by line: the task, a sample, the rubric, and what was written."""
    yield "The task"
    yield f"{block(kept.stem)}\n"
    yield "A sample"
    yield f"{block(kept.sample or '')}\n"
    yield from _rubric(kept)
    yield "What was written"
    yield f"{block(response or '(no answer)')}\n"


def _rubric(kept: FormItem) -> Iterator[str]:
    yield "The rubric"
    for line in kept.rubric:
        yield block(f"{line.points}  {line.text} ({line.id})")
    yield ""
