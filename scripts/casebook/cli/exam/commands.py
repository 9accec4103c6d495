"""`casebook exam`: the office, its keys, tickets. What comes after the exam was sat is in modules of its own."""

from __future__ import annotations

import datetime
import os
import secrets
import string
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casebook.check import report
from casebook.cli.common import Root, counted, err, fail, find_root, out
from casebook.cli.exam import certify, grade, keys
from casebook.cli.exam.common_options import ESCROW_PASSPHRASE, OfficeDir, faults, new_passphrase, office_of, passphrase
from casebook.exam.office.storage import OfficeFault
from casebook.model.languages import NAMES, SOURCE

if TYPE_CHECKING:
    from casebook.exam.paper.entry import Entry

LONGEST_LINK = 8000
SIT = "exam/sit/"
DEFAULT = "internal-exam"
HELP = """The internal exam: its office, tickets, sheets, results, credentials.

Everything secret lies in the *office*, a private folder that CASEBOOK_OFFICE or `--office` names. The passphrase of its
keys is asked for, or taken from CASEBOOK_PASSPHRASE.

Example: `casebook exam init ~/exam-office`"""


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    exam = typer.Typer(no_args_is_help=True, help=HELP)
    exam.command("init")(init)
    exam.command("check")(check)
    exam.command("issue")(issue)
    grade.add_to(exam)
    certify.add_to(exam)
    keys.add_to(exam)
    exam.command("leaks")(leaks)
    app.add_typer(exam, name="exam")


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make, outside of every site.")],
    anew: Annotated[
        bool, typer.Option("--anew", help="The site's present keys are retired: their office is lost.")
    ] = False,
    root: Root = None,
) -> None:
    """Make an exam office: keys, a private bank, an empty ledger and gradebook; publish the public keys in the site.

    The office holds every key, private item, ticket and result. Back it up, or keep it in a private git repository
    that only mentors can read; its README says what is what. The escrow key opens sheets when the team's key or its
    passphrase is lost: move its file to another place and another person. It may have a passphrase of its own,
    CASEBOOK_ESCROW_PASSPHRASE.

    Example: `casebook exam init ~/exam-office`
    """
    from casebook.exam.office.founding import Passphrases, establish, refuse_place

    with faults():
        site = find_root(root)
        refuse_place(folder.expanduser().absolute(), site)
        chosen = new_passphrase()
        other = os.environ.get(ESCROW_PASSPHRASE, "")
        passphrases = Passphrases(chosen, new_passphrase(ESCROW_PASSPHRASE) if other else chosen)
        founded = establish(folder, site, passphrases, datetime.date.today(), anew)
    out.print(f"{founded.office.dir}: an exam office with {len(founded.keys.keys)} public keys", markup=False)
    err.print(
        f"Next: 1. move {founded.escrow} to another place.\n"
        f"      2. export CASEBOOK_OFFICE={founded.office.dir}\n"
        "      3. commit docs/exam/keys.json and publish the site.\n"
        f"      4. read {founded.office.dir / 'README.md'}",
        markup=False,
    )


def check(office: OfficeDir = None, root: Root = None) -> None:
    """Check the private items by the rules of the site, and whether they and the site's fill every blueprint.

    For each draw it counts how many of the items that fit are private: the keys of all others are public.

    Example: `casebook exam check`
    """
    from casebook.exam.office.bank import check_bank, load_bank, pools, unmarked
    from casebook.exam.office.texts import PRIVATE_ITEMS

    with faults():
        place, folder = office_of(office), find_root(root)
        problems = check_bank(place, folder, datetime.date.today())
        bank, bare = load_bank(place, folder), unmarked(place)
    for problem in problems:
        typer.echo(report.text(problem))
    for file in bare:
        hint = "add it, so that `casebook exam leaks` knows a copy"
        err.print(f"{file}: no line `{PRIVATE_ITEMS}`: {hint}", markup=False)
    for pool in pools(bank):
        there = f"{pool.private} private of {counted(pool.fitting, 'item')}"
        out.print(f"{pool.exam}, {pool.name}: {there}; {pool.drawn} drawn", markup=False)
    errors = sum(problem.severity == "error" for problem in problems)
    out.print(f"{counted(errors, 'problem')}, {counted(len(problems) - errors, 'warning')}")
    raise typer.Exit(1 if errors else 0)


def issue(
    name: Annotated[str, typer.Option(metavar="NAME", help="The candidate's name; it stays in the office.")],
    contact: Annotated[
        str, typer.Option(metavar="CONTACT", help="E-mail or staff number: always the same for a person.")
    ],
    exam: Annotated[str, typer.Option(metavar="SLUG", help="Which exam: a file of quizzes/exams/.")] = DEFAULT,
    lang: Annotated[str, typer.Option(metavar="CODE", help=f"The language: {', '.join(NAMES)}.")] = SOURCE,
    extra_time: Annotated[float, typer.Option(metavar="FACTOR", help="1, 1.5 or 2 times the minutes.")] = 1,
    despite: Annotated[
        str, typer.Option(metavar="REASON", help="Issue although a wait or the attempts forbid it; recorded.")
    ] = "",
    site: Annotated[str, typer.Option(metavar="URL", envvar="SITE_URL", help="The site's address, for a link.")] = "",
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Draw a form for a candidate and write the ticket to send them.

    Items that they have not had come first. The ticket holds no keys and no name. It can be used until it expires, and
    its sheet is graded once. Too many attempts, a wait that is not over, or a ticket still out are refused.

    Example: `casebook exam issue --name "Test Candidate 7" --contact test7@example.org --extra-time 1.5`
    """
    from casebook.exam.office.bank import load_bank
    from casebook.exam.office.issuing import Luck, Objected, Order, known_blueprint
    from casebook.exam.office.issuing import issue as issue_ticket
    from casebook.exam.office.private_keys import current, read_published
    from casebook.exam.paper.draw import CannotDraw
    from casebook.model.exam_keys import Role

    order = Order(_line("--name", name), _line("--contact", contact), exam, _known(lang), extra_time, despite.strip())
    with faults():
        place, folder = office_of(office), find_root(root)
        bank = load_bank(place, folder)
        known_blueprint(bank, order)
        keys = read_published(folder)
        signing = current(place, keys, Role.TICKET, passphrase())
        luck = Luck(_ticket_id(), secrets.token_bytes(32), secrets.token_bytes(32))
        try:
            issued = issue_ticket(place, bank, keys, signing, order, int(time.time()), luck)
        except CannotDraw as lacking:
            raise OfficeFault(
                f"quizzes/exams/{exam}.yml", f"a bank that lacks {lacking}", "enough items for a form",
                "write private items; `casebook exam check` says what is missing",
            ) from lacking  # fmt: skip
        except Objected as objected:
            fail(_objections(objected.reasons), code=1)
    for problem in bank.problems:
        err.print(report.text(problem), markup=False)
    out.print(str(issued.file), markup=False)
    _tell(issued.entry, issued.untranslated, issued.repeated)
    if said := _public(issued.entry):
        err.print(said, markup=False)
    link = f"{site.rstrip('/')}/{'' if lang == SOURCE else lang + '/'}{SIT}#ticket={issued.token}"
    if site and len(link) <= LONGEST_LINK:
        out.print(link, markup=False)


def _ticket_id() -> str:
    """A random id of 131 bits. Letters and digits alone: a command would take what begins with `-` for an option."""
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(22))


def leaks(
    also: Annotated[
        list[Path] | None, typer.Option("--also", metavar="DIR", help="Another folder to look through.")
    ] = None,
    office: OfficeDir = None,
    root: Root = None,
) -> None:
    """Look for what must not be in the repository or the built site: private keys, tickets, sheets, ledger, gradebook.

    With an office it also looks for its private items, and for the names and contacts of its candidates; without one,
    as in CI, for everything that can be known by its looks. What is found is never printed.

    Example: `casebook exam leaks`
    """
    from casebook.exam.office.leaks import find_leaks, secrets_of

    folder = find_root(root)
    with faults():
        known = secrets_of(office_of(office)) if office or os.environ.get("CASEBOOK_OFFICE") else None
        folders = [folder / "site", folder / "build" / "docs", *(also or [])]
        for given in also or []:
            if not given.is_dir():
                raise OfficeFault(given, "no folder", "a folder to look through", "look for a slip in the name")
        found = list(find_leaks(folder, folders, known))
    for problem in found:
        typer.echo(report.text(problem))
    where = "with" if known else "without"
    out.print(f"{counted(len(found), 'leak')} ({where} an office to compare with)")
    raise typer.Exit(1 if found else 0)


def _tell(entry: Entry, untranslated: int, repeated: int) -> None:
    """What the mentor should know of it."""
    expires = datetime.datetime.fromtimestamp(entry.expires).strftime("%Y-%m-%d %H:%M")
    said = [f"attempt {entry.attempt}", counted(len(entry.form), "item"), f"{entry.minutes} minutes"]
    said.append(f"to be handed in by {expires}")
    if repeated:
        said.append(f"{repeated} of the items seen before: the bank has no others")
    if untranslated:
        said.append(f"{counted(untranslated, 'item')} in {NAMES[SOURCE]}: not translated")
    err.print("; ".join(said), markup=False)
    err.print("Send the candidate that file, and the address of the exam page.", markup=False)


def _public(entry: Entry) -> str:
    """What the mentor should know of items whose keys everybody can read."""
    public = sum(kept.source == "public" for kept in entry.form)
    be, keys = ("is", "its key stands") if public == 1 else ("are", "their keys stand")
    return f"{public} of {counted(len(entry.form), 'item')} {be} public: {keys} in the practice sets." if public else ""


def _objections(reasons: list[str]) -> str:
    lines = "\n".join(f"    {reason}" for reason in reasons)
    return f"no ticket was issued:\n{lines}\n    hint: --despite REASON issues one all the same, and records the reason"


def _line(flag: str, value: str) -> str:
    """A name or contact as it is kept; control characters would be written into terminals later."""
    text = " ".join(value.split())
    if not text or not text.isprintable() or len(text) > 200:
        saw = f"{len(text)} characters" if len(text) > 200 else "an empty text" if not text else "control characters"
        fail(f"{flag}: saw {saw} / expected a line of 1 to 200 characters", code=2)
    return text


def _known(lang: str) -> str:
    if lang not in NAMES:
        fail(f"--lang: saw {lang[:20]!a} / expected one of {', '.join(NAMES)}", code=2)
    return lang
