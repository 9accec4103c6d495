"""`casebook exam` alone: who waits for what, and a way through it by the same commands."""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from casebook.cli import ask
from casebook.cli.common import Root, fail, find_root, out
from casebook.cli.exam import afterwards_commands, certify, grade, issue, review
from casebook.cli.exam.common_options import OfficeDir, asked_once, office_of
from casebook.cli.exam.report_text import moment, safe, still_to_do
from casebook.exam.office import candidates, waiting
from casebook.exam.office.office import Office
from casebook.exam.office.waiting import Waiting

DOWNLOADS = Path("~/Downloads")
ISSUE = "n"
Inbox = Annotated[Path, typer.Option("--inbox", metavar="DIR", envvar="CASEBOOK_INBOX", help="Where sheets come in.")]


def guide(context: typer.Context, inbox: Inbox = DOWNLOADS, office: OfficeDir = None, root: Root = None) -> None:
    """Say who waits for what; in a terminal, ask what is next and lead through it."""
    if context.invoked_subcommand:
        if office or root:
            fail(f"--office and --root: expected behind `{context.invoked_subcommand}`", code=2)
        return
    next_step = NextStep(office_of(office), find_root(root), inbox.expanduser())
    rows = next_step.rows()
    next_step.tell(rows)
    if sys.stdin.isatty() and out.is_terminal:
        with asked_once():
            next_step.ask(rows)


class NextStep:
    """What a mentor does next: one thing, and then what follows for the same candidate."""

    def __init__(self, office: Office, root: Path, inbox: Path) -> None:
        self.office, self.root, self.inbox, self.by = office, root, inbox, ""

    def rows(self) -> list[Waiting]:
        """All that waits."""
        return waiting.waiting(self.office, self.root, self.inbox, int(time.time()))

    def tell(self, rows: list[Waiting]) -> None:
        """Print the list; names go to a terminal only."""
        short = candidates.short_ids(self.office)
        for number, one in enumerate(rows, 1):
            who = ", ".join(filter(None, [one.name if out.is_terminal else "", short.get(one.ticket, "")]))
            out.print(Text(f"{number:>3}  {safe(who)}{': ' if who else ''}{_says(one)}"))
        if not rows:
            out.print("Nobody is waiting for anything")
        if out.is_terminal:
            out.print(f"{ISSUE:>3}  issue a ticket")

    def ask(self, rows: list[Waiting]) -> None:
        """Ask for one of them, do it, and go on with the same ticket while something is left."""
        chosen = ask.until_it_fits(lambda: _chosen(ask.line("What is next? (Enter: nothing)"), rows))
        if chosen == ISSUE:
            self._issue()
        one = chosen if isinstance(chosen, Waiting) else None
        while one:
            before, whose = one.what, self._done(one)
            following = (row for row in self.rows() if row.ticket == whose and row.what not in ("sit", before))
            one = next(following, None)

    def _done(self, one: Waiting) -> str:
        """Do it; whose ticket it was."""
        if one.what in ("grade", "sit"):
            return self._grade(one)
        if one.what == "certify":
            if typer.confirm("Certify it now?", default=True):
                certify.certify(one.ticket, self._site(), office=self.office.dir, root=self.root)
            return one.ticket
        self.by = self.by or ask.line("Your name", least=1)
        DO.get(one.what, _review)(self, one)
        return one.ticket

    def _site(self) -> str:
        """The site's address, asked for where nothing has it."""
        known = os.environ.get("SITE_URL") or self.office.about.get("site")
        return str(known or ask.line("The site's address, such as https://academy.example.org/", least=1))

    def _issue(self) -> None:
        beside = ask.line("Who supervises the exam (Enter: nobody)")
        issue.issue(supervised_by=beside, office=self.office.dir, root=self.root)

    def _grade(self, one: Waiting) -> str:
        file = one.file or _path(ask.line("The sheet's file: drag it here, or type its name", least=1))
        code = ask.line("The code that came in chat (Enter: none)")
        late = 0 < one.until < time.time()
        came = ask.line("When the sheet came, such as 2026-11-22 14:05 (Enter: now)") if late else ""
        try:
            grade.grade(
                [file], [code] if code else None, [came] if came else None, office=self.office.dir, root=self.root
            )
        except typer.Exit as ended:
            if ended.exit_code:
                raise
        return waiting.ticket_of(self.office, file)


def _review(step: NextStep, one: Waiting) -> None:
    review.review(one.ticket, by=step.by, office=step.office.dir, root=step.root)


def _choose(step: NextStep, one: Waiting) -> None:
    for code in one.standing.rivals if one.standing else ():
        out.print(f"  {code}")
    code = ask.line("The code of the sheet that counts", least=1)
    afterwards_commands.choose(
        one.ticket, code, ask.line("Why", least=1), step.by, office=step.office.dir, root=step.root
    )


def _settle(step: NextStep, one: Waiting) -> None:
    ended = ask.until_it_fits(
        lambda: afterwards_commands.Ended(ask.line("The appeal: upheld or dismissed").lower()),
        "expected upheld or dismissed",
    )
    second = ask.line("Who looked a second time", least=1)
    note = ask.line("What they found", least=1)
    afterwards_commands.appeal(
        one.ticket, step.by, outcome=ended, second=second, note=note, office=step.office.dir, root=step.root
    )


DO: dict[str, Callable[[NextStep, Waiting], None]] = {"sheet": _choose, "appeal": _settle}


def _chosen(text: str, rows: list[Waiting]) -> Waiting | str:
    """The row of that number, or the word itself. Raises ValueError."""
    if text.lower() in ("", ISSUE):
        return text.lower()
    if text.isdecimal() and 1 <= int(text) <= len(rows):
        return rows[int(text) - 1]
    raise ValueError(f"expected a number from 1 to {len(rows)}, {ISSUE}, or Enter" if rows else f"expected {ISSUE}")


def _says(one: Waiting) -> str:
    match one.what:
        case "grade":
            return f"grade {safe(one.file.name) if one.file else ''}"
        case "certify":
            return "certify the pass"
        case "sit":
            over = "came, its time was over on" if one.until < time.time() else "yet, can be handed in until"
            return f"no sheet {over} {moment(one.until)}"
    return still_to_do(one.standing) if one.standing else one.what


def _path(typed: str) -> Path:
    """What a terminal writes when a file is dragged into it: quoted, or with backslashes."""
    return Path(typed.strip("'\"") if os.name == "nt" else "".join(shlex.split(typed)[:1])).expanduser()
