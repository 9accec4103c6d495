"""`casebook exam issue`: a ticket for a candidate."""

from __future__ import annotations

import secrets
import string
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from casebook.check import report
from casebook.cli import ask
from casebook.cli.common import Root, counted, err, find_root, line, one_line, one_of, out
from casebook.cli.exam.common_options import OfficeDir, Site, office_of, passphrase
from casebook.cli.exam.report_text import moment
from casebook.exam.office import issuing, ledger
from casebook.exam.office.bank import QUIZZES, load_bank
from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import current, read_published
from casebook.model.exam_keys import Role
from casebook.model.languages import NAMES, SOURCE

LONGEST_LINK = 8000
SIT = "exam/sit/"
USUAL = "internal-exam"


def issue(
    name: Annotated[
        str, typer.Option(metavar="NAME", help="The candidate's name; it stays in the office. Asked for in a terminal.")
    ] = "",
    contact: Annotated[
        str, typer.Option(metavar="CONTACT", help="Email or staff number: always the same for a person. Asked for.")
    ] = "",
    exam: Annotated[
        str,
        typer.Option(
            metavar="SLUG", help="Which exam: a file of quizzes/exams/. Left out: the only one, or asked for."
        ),
    ] = "",
    lang: Annotated[str, typer.Option(metavar="CODE", help=f"The language: {', '.join(NAMES)}.")] = SOURCE,
    extra_time: Annotated[float, typer.Option(metavar="FACTOR", help="1, 1.5 or 2 times the minutes.")] = 1,
    despite: Annotated[
        str, typer.Option(metavar="REASON", help="Issue although a wait or the attempts forbid it; recorded.")
    ] = "",
    rehearsal: Annotated[
        bool, typer.Option("--rehearsal", help="Issue to try it, however public; nobody can pass by it.")
    ] = False,
    supervised_by: Annotated[
        str, typer.Option(metavar="NAME", help="Who supervises the exam; without it, nobody does.")
    ] = "",
    mixed_languages: Annotated[
        bool, typer.Option("--mixed-languages", help="What is not translated may come in English; recorded.")
    ] = False,
    site: Site = "",
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Draw a form for a candidate and write the ticket to send them.

    What is not public comes first, then what they have not had; what others had often comes less often. A form of which
    more is public than the blueprint allows is refused; the command says what to add. The ticket holds no keys and no
    name. It can be used until it expires, and its sheet is graded once. Too many attempts, a wait that is not over, or
    a ticket still out are refused. With --site a link is printed, too, where it is short enough.
    Name and contact are asked for in a terminal, so that they don't stay in the history of the shell; in a script they
    are given.

    Example: `casebook exam issue --extra-time 1.5`
    """
    place, folder = office_of(office), find_root(root)
    one_of("--lang", lang, NAMES)
    bank = load_bank(place, folder, QUIZZES, {lang})
    exam = exam or _which(list(bank.library.blueprints))
    who = _given("--name", name, "The candidate's name")
    contact = _given("--contact", contact, "Email or staff number, always the same for a person")
    contact = _known_contact(place, who, contact)
    order = issuing.Order(
        who, contact, exam, lang, extra_time,
        despite.strip(), rehearsal, line("--supervised-by", supervised_by) if supervised_by else "",
        mixed_languages,
    )  # fmt: skip
    issuing.known_blueprint(bank, order)
    published = read_published(folder)
    signing_key = current(place, published, Role.TICKET, passphrase())
    luck = issuing.Luck(_ticket_id(), secrets.token_bytes(32), secrets.token_bytes(32))
    issued = issuing.issue(place, bank, published, signing_key, order, int(time.time()), luck)
    for problem in bank.problems:
        err.print(report.text(problem), markup=False)
    out.print(str(issued.file), markup=False)
    for said in _told(issued):
        err.print(said, markup=False)
    link = f"{site.rstrip('/')}/{'' if lang == SOURCE else lang + '/'}{SIT}#ticket={issued.token}"
    if site and len(link) <= LONGEST_LINK:
        out.print(link, markup=False)


def _which(exams: Sequence[str]) -> str:
    """The exam that there is; of several the one that is typed, or the usual one."""
    if len(exams) < 2 or not sys.stdin.isatty():
        return exams[0] if len(exams) == 1 else USUAL
    return ask.until_it_fits(lambda: _one_of(exams, ask.line(f"Which exam: {', '.join(exams)}")))


def _one_of(exams: Sequence[str], text: str) -> str:
    """Raises ValueError."""
    if text not in exams:
        raise ValueError(f"expected one of {', '.join(exams)}")
    return text


def _given(flag: str, text: str, question: str) -> str:
    """A line that was given; else, in a terminal, asked for until it fits."""
    if text or not sys.stdin.isatty():
        return line(flag, text)
    return ask.until_it_fits(lambda: one_line(ask.line(question)))


def _known_contact(office: Office, name: str, contact: str) -> str:
    """The contact by which the person is known, where that is another one; in a terminal it is asked whether it is."""
    known = ledger.contacts_of(office, name)
    if not known or ledger.normal(contact) in map(ledger.normal, known):
        return contact
    if sys.stdin.isatty():
        same = typer.confirm(f"{name} has had a ticket as {known[0]}. Is it the same person?", err=True)
        return known[0] if same else contact
    err.print(
        f"Somebody of that name has had a ticket as {known[0]}: give that contact for the same person", markup=False
    )
    return contact


def _ticket_id() -> str:
    """A random id of 131 bits. Letters and digits alone: a command would take what begins with `-` for an option."""
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(22))


def _told(issued: issuing.Issued) -> Iterator[str]:
    """What the mentor should know of the ticket; of items whose keys everybody can read, too."""
    entry, items = issued.entry, counted(len(issued.entry.form), "item")
    said = [f"attempt {entry.attempt}", items, f"{entry.minutes} minutes"]
    said.append(f"to be handed in by {moment(entry.expires)}")
    if issued.repeated:
        said.append(f"{issued.repeated} of the items seen before: the bank has no others")
    if issued.untranslated:
        said.append(f"{counted(issued.untranslated, 'item')} in {NAMES[SOURCE]}: not translated")
    yield "; ".join(said)
    yield "Send the candidate that file, and the address of the exam page."
    if entry.rehearsal:
        yield "It is a rehearsal: nobody passes or fails by it."
    elif not entry.supervised_by:
        yield "Nobody supervises it, and report and certificate will say so: --supervised-by NAME if somebody does."
    if public := sum(kept.source == "public" for kept in entry.form):
        be, keys = ("is", "its key stands") if public == 1 else ("are", "their keys stand")
        yield f"{public} of {items} {be} public: {keys} in the practice sets."
