"""`casebook new case|term|item|practice|checklist|exercise`."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from casebook.cli import ask
from casebook.cli.ask import Given
from casebook.cli.common import Root, err, fail, find_root, out, progress
from casebook.cli.editor import edit_file
from casebook.cli.flags import with_flags
from casebook.load.loading import load
from casebook.model import record
from casebook.model.library import Library
from casebook.writing import (
    case_fields,
    case_file,
    checklist_file,
    exercise_file,
    item_fields,
    item_file,
    keep,
    new_ids,
    practice_file,
    skeletons,
    term_file,
)
from casebook.writing.fields import Values, fit, values_of

EMPTY = Library()
THEN = "Now run `casebook check`."
TODO = "Fill in what says TODO, then run `casebook check`."

Id = Annotated[str | None, typer.Option("--id", help="The id, if not the one made by itself.", show_default=False)]
Author = Annotated[
    str | None, typer.Option("--author", help="Who writes it (default: git's user.name).", show_default=False)
]
Day = Annotated[
    datetime.datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d"], help="The day (default: today).", show_default=False),
]
Edit = Annotated[bool, typer.Option("--edit", help="Open the file in $EDITOR afterwards.")]
Skeleton = Annotated[bool, typer.Option("--skeleton", help="What is not given says TODO, for an editor.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    says = "Write a new case, term, item, practice set, check-list or exercise.\n\nExample: `casebook new case`"
    new = typer.Typer(no_args_is_help=True, help=says)
    new.command("case")(with_flags(new_case, case_fields.fields(EMPTY)))
    new.command("term")(with_flags(new_term, term_file.fields(EMPTY)))
    new.command("item")(with_flags(new_item, item_fields.every_field(EMPTY)))
    new.command("practice")(with_flags(new_practice, practice_file.fields(EMPTY)))
    new.command("checklist")(with_flags(new_checklist, checklist_file.fields(EMPTY)))
    new.command("exercise")(with_flags(new_exercise, exercise_file.fields(EMPTY)))
    app.add_typer(new, name="new")


def new_case(
    given: Given,
    id: Id = None,
    author: Author = None,
    date: Day = None,
    edit: Edit = False,
    root: Root = None,
) -> None:
    """Write a case as a draft; what is left open in it says TODO. In a terminal, without flags, it asks.

    Example: `casebook new case --title "A shop moves" --outcome mixed --industry clothing
    --topic communication --client "A small shop for shoes"`
    """
    folder, library = _open(root)
    told = ask.values(case_fields.fields(library), given, ask.may_ask(given))
    _stop_at(case_fields.problem(told))
    head = case_fields.build(told, _author(author, folder) or item_file.NOBODY, _day(date))
    path = f"cases/{_id(id, told['title'], new_ids.taken_cases(library))}.md"
    _make(folder, path, case_file.case_text(head), edit, TODO)


def new_term(given: Given, id: Id = None, edit: Edit = False, root: Root = None) -> None:
    """Add a term to the glossary file of its topic. In a terminal, without flags, it asks.

    Example: `casebook new term --topic search-ads --term "cost per lead" --abbreviation CPL
    --definition "What one lead costs." --example "50 000 roubles for 125 leads are a CPL of 400."`
    """
    folder, library = _open(root)
    told = ask.values(term_file.fields(library), given, ask.may_ask(given))
    made = term_file.build(told, _id(id, told["abbreviation"] or told["term"]))
    if made.id in new_ids.taken_terms(library):
        fail(f"saw the term '{made.id}' again / expected a new one, or another id with --id", code=2)
    path, head = f"docs/glossary/{told['topic']}.yml", term_file.head(told["topic"])
    with _told_if_not():
        keep.add_entry(folder, path, head, "terms", lambda top: term_file.lines(made))
    _done(folder, path, edit, f"Added the term {made.id}. {THEN}")


def new_item(
    given: Given,
    skeleton: Skeleton = False,
    author: Author = None,
    date: Day = None,
    edit: Edit = False,
    root: Root = None,
) -> None:
    """Add an item to the item file of its topic. In a terminal, without flags, it asks.

    By kind: single and multiple take --key and --distractor; numeric takes --value, --tolerance and --unit;
    short --accept; match --pair and --decoy; order --step; open --criterion and --sample. All but the first
    two and the last take --rationale.

    Example: `casebook new item --topic search-ads --kind single --level term --stem "What does CPC count?"
    --key "Spend per click | It is spend divided by clicks." --distractor "Clicks per day | That is volume."
    --distractor "Spend per lead | That is CPL." --ref term:cpc`
    """
    folder, library = _open(root)
    told = _item_values(given, library, skeleton)
    item_id = new_ids.next_item_id(told["topic"], new_ids.taken_items(library))
    path, writer, day = f"quizzes/items/{told['topic']}.yml", _author(author, folder), _day(date)
    head = item_file.head(told["topic"], writer or item_file.NOBODY, day)

    def lines(top: dict[str, object]) -> list[str]:
        own_author = writer if writer and writer != top.get("author") else ""
        own_day = day if str(day) != top.get("reviewed") else None
        return item_file.lines(item_fields.build(item_id, told, own_author, own_day), hint=skeleton)

    with _told_if_not():
        keep.add_entry(folder, path, head, "items", lines, blank=True)
    _done(folder, path, edit, f"Added the item {item_id}. {TODO if skeleton else THEN}")


def new_practice(given: Given, id: Id = None, edit: Edit = False, root: Root = None) -> None:
    """Write a practice set: items by id, or filters. In a terminal, without flags, it asks.

    Example: `casebook new practice --title "Words of search ads" --summary "All terms by heart."
    --topic search-ads --level term`
    """
    folder, library = _open(root)
    told = ask.values(practice_file.fields(library), given, ask.may_ask(given))
    _stop_at(practice_file.problem(told, library))
    path = f"quizzes/practice/{_id(id, told['title'], new_ids.taken_practice(library))}.yml"
    _make(folder, path, practice_file.text(told), edit, THEN)


def new_checklist(
    given: Given,
    id: Id = None,
    author: Author = None,
    date: Day = None,
    edit: Edit = False,
    root: Root = None,
) -> None:
    """Write a check-list with one section to begin with. In a terminal, without flags, it asks.

    Example: `casebook new checklist --title "Kick-off" --summary "What is settled before the first day of work."
    --topic brief-and-task`
    """
    folder, library = _open(root)
    told = ask.values(checklist_file.fields(library), given, ask.may_ask(given))
    path = f"docs/checklists/{_id(id, told['title'], new_ids.taken_checklists(library))}.yml"
    _make(folder, path, checklist_file.text(told, _author(author, folder) or item_file.NOBODY, _day(date)), edit, TODO)


def new_exercise(
    given: Given,
    id: Id = None,
    author: Author = None,
    date: Day = None,
    edit: Edit = False,
    root: Root = None,
) -> None:
    """Write an exercise: a made-up situation to decide in. In a terminal, without flags, it asks.

    Example: `casebook new exercise --title "The brief comes late" --summary "A client starts on Monday without one."
    --topic brief-and-task --minutes 15`
    """
    folder, library = _open(root)
    told = ask.values(exercise_file.fields(library), given, ask.may_ask(given))
    path = f"cases/exercises/{_id(id, told['title'], new_ids.taken_exercises(library))}.md"
    _make(folder, path, exercise_file.text(told, _author(author, folder) or item_file.NOBODY, _day(date)), edit, TODO)


def _item_values(given: Given, library: Library, skeleton: bool) -> Values:
    """The values of all fields of the item's kind, which has to be known before the rest can be asked for."""
    first = item_fields.first_fields(library)
    asking = ask.may_ask(given)
    told = ask.values(first, {}, asking) if asking else values_of(first, given)[0]
    fields = item_fields.fields(told.get("kind"), library)
    if asking and not skeleton:
        return told | ask.values(fields, {}, asking)
    known = {name: texts for name, texts in given.items() if texts}
    known |= {name: [text] for name, text in told.items() if text}
    strange = set(known) - {field.name for field in [*first, *fields]}
    if strange and told.get("kind"):
        fail(
            f"--{min(strange)}: saw another kind's flag / expected flags of '{told['kind']}'",
            code=2,
        )
    if skeleton and len(told) == len(first):
        known = {**skeletons.skeleton(told["kind"], told["topic"], library), **known}
    return ask.values([*first, *fields], known, asking=False)


def _make(folder: Path, path: str, text: str, edit: bool, next_step: str) -> None:
    """Write a new file, or end the command with the reason."""
    with _told_if_not():
        keep.make_file(folder, path, text)
    _done(folder, path, edit, next_step)


@contextmanager
def _told_if_not() -> Iterator[None]:
    """Ends the command with the reason when something can't be written."""
    try:
        yield
    except keep.CannotWrite as problem:
        fail(str(problem), code=1)


def _open(root: Path | None) -> tuple[Path, Library]:
    folder = find_root(root)
    with progress("Loading") as bar:
        return folder, load(folder, bar).library


def _id(given: str | None, title: str, taken: set[str] | frozenset[str] = frozenset()) -> str:
    """The id that was given, or a free one made from the title."""
    if given is None:
        made = new_ids.make_id(title)
        return new_ids.unique(made, taken) if made else fail("saw a title without letters a-z / expected --id", code=2)
    if given in new_ids.RESERVED:
        fail(f"--id: saw '{given}' / expected another one; the site or Windows uses this name itself", code=2)
    return _fit("--id", given, record.Id)


def _fit(flag: str, text: str, kind: Any) -> str:
    try:
        return str(fit(text, kind))
    except ValueError as error:
        fail(f"{flag}: {error}", code=2)


def _author(given: str | None, folder: Path) -> str | None:
    """The author that was given, else the name under which git would commit, if there is one."""
    if given is not None:
        return _fit("--author", given, record.Line)
    return _git_name(folder)


def _stop_at(problem: str | None) -> None:
    if problem is not None:
        fail(problem, code=2)


def _day(given: datetime.datetime | None) -> datetime.date:
    return given.date() if given else datetime.date.today()


def _git_name(folder: Path) -> str | None:
    """The name under which git would commit in the folder, if there is one."""
    command = ["git", "-C", str(folder), "config", "user.name"]
    try:
        name = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return None
    return _fit("git's user.name", name, record.Line) if name else None


def _done(folder: Path, path: str, edit: bool, next_step: str) -> None:
    """Print the path, and open the file when that was asked for."""
    out.print(path, markup=False)
    err.print(next_step, markup=False)
    if edit:
        edit_file(folder, path)
