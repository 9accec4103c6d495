"""`casebook new case|term|item|family|practice|checklist|exercise`."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from casebook.cli import ask
from casebook.cli.ask import Given, with_flags
from casebook.cli.common import Day, Root, day_of, err, fail, find_root, out, progress
from casebook.cli.editor import edit_file
from casebook.load.loading import load
from casebook.model import record
from casebook.model.family.recipe import FamilyId
from casebook.model.item import Kind
from casebook.model.library import Library
from casebook.writing import case_fields, case_file, keep, new_ids, skeletons, term_file
from casebook.writing.fields import Field, fit

NOBODY = "Casebook editors"
EMPTY = Library()
THEN = "Now run `casebook check`."
TODO = "Fill in what says TODO, then run `casebook check`."
CHECKLIST = """Write a check-list, to be filled in, with one section to begin with.

Example: `casebook new checklist --title "Kick-off" --topic brief-and-task`"""
EXERCISE = """Write an exercise, to be filled in: a made-up situation to decide in. Its topic is a process area.

Example: `casebook new exercise --title "The brief comes late" --topic brief-and-task`"""

Id = Annotated[str | None, typer.Option("--id", help="The id, if not the one made by itself.", show_default=False)]
Author = Annotated[
    str | None, typer.Option("--author", help="Who writes it (default: git's user.name).", show_default=False)
]
Edit = Annotated[bool, typer.Option("--edit", help="Open the file in $EDITOR afterwards.")]
Title = Annotated[str, typer.Option("--title", help="Its title.", show_default=False)]
Topic = Annotated[str, typer.Option("--topic", help="The id of its topic.", show_default=False)]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    says = "Write a new case, term, item, family, practice set, check-list or exercise.\n\nExample: `casebook new case`"
    new = typer.Typer(no_args_is_help=True, help=says)
    new.command("case")(with_flags(new_case, case_fields.fields(EMPTY)))
    new.command("term")(with_flags(new_term, term_file.fields(EMPTY)))
    new.command("item")(new_item)
    new.command("family")(new_family)
    new.command("practice")(new_practice)
    new.command("checklist")(_file_command("checklist", CHECKLIST))
    new.command("exercise")(_file_command("exercise", EXERCISE))
    app.add_typer(new, name="new")


def new_case(
    given: Given, id: Id = None, author: Author = None, date: Day = None, edit: Edit = False, root: Root = None
) -> None:
    """Write a case as a draft; what is left open in it says TODO. In a terminal, without flags, it asks.

    Example: `casebook new case --title "A shop moves" --outcome mixed --industry clothing
    --topic communication --client "A small shop for shoes"`
    """
    folder, library = _open(root)
    told = ask.values(case_fields.fields(library), given, ask.may_ask(given))
    if problem := case_fields.problem(told):
        fail(problem, code=2)
    head = case_fields.build(told, _author(author, folder) or NOBODY, day_of(date))
    path = f"cases/{_id(id, told['title'], new_ids.taken(library, 'case'))}.md"
    keep.make_file(folder, path, case_file.case_text(head))
    _done(folder, path, edit, TODO)


def new_term(given: Given, id: Id = None, edit: Edit = False, root: Root = None) -> None:
    """Add a term to the glossary file of its topic. In a terminal, without flags, it asks.

    Example: `casebook new term --topic search-ads --term "cost per lead" --abbreviation CPL
    --definition "What one lead costs." --example "50 000 roubles for 125 leads are a CPL of 400."`
    """
    folder, library = _open(root)
    told = ask.values(term_file.fields(library), given, ask.may_ask(given))
    made = term_file.build(told, _id(id, told["abbreviation"] or told["term"]))
    if made.id in new_ids.taken(library, "term"):
        fail(f"saw the term '{made.id}' again / expected a new one, or another id with --id", code=2)
    path, head = f"docs/glossary/{told['topic']}.yml", term_file.head(told["topic"])
    keep.add_entry(folder, path, head, "terms", lambda top: term_file.lines(made))
    _done(folder, path, edit, f"Added the term {made.id}. {THEN}")


def new_item(
    topic: Topic,
    kind: Annotated[Kind, typer.Option(help="What sort of item.")] = Kind.SINGLE,
    author: Author = None,
    date: Day = None,
    edit: Edit = False,
    root: Root = None,
) -> None:
    """Add an item, to be filled in, to the item file of its topic.

    Example: `casebook new item --topic search-ads --kind multiple --edit`
    """
    folder, library = _open(root)
    _known(topic, library)
    item_id = new_ids.next_item_id(topic, new_ids.taken(library, "item"))
    path = _add("items", topic, partial(skeletons.item_lines, item_id, kind), folder, library, author, date)
    _done(folder, path, edit, f"Added the item {item_id}. {TODO}")


def new_family(
    topic: Topic,
    id: Annotated[str, typer.Option("--id", help="Its id, never used again.", show_default=False)],
    kind: Annotated[Kind, typer.Option(help="What sort of item it draws.")] = Kind.SINGLE,
    author: Author = None,
    date: Day = None,
    edit: Edit = False,
    root: Root = None,
) -> None:
    """Add a family, a recipe for items, to be filled in, to the file of its topic.

    Example: `casebook new family --topic agency-economics --id margin-of-a-job --kind numeric`
    """
    folder, library = _open(root)
    _known(topic, library)
    family_id = _fit("--id", id, FamilyId)
    if family_id in new_ids.taken(library, "family") | new_ids.taken(library, "item"):
        fail(f"--id: saw '{family_id}' again / expected one that no item or family has had", code=2)
    path = _add("families", topic, partial(skeletons.family_lines, family_id, kind), folder, library, author, date)
    _done(folder, path, edit, f"Added the family {family_id}. {TODO}")


def _add(
    listed: str, topic: str, entry: Callable[[dict[str, Any], str], list[str]], folder: Path, library: Library,
    author: str | None, date: str | None,
) -> str:  # fmt: skip
    """Add an entry to a topic's file of items or families, where all have the file's author and day unless they name
    their own: the file's path. `entry` takes what is the entry's own, and what to reread.
    """
    path, writer, day = f"quizzes/{listed}/{topic}.yml", _author(author, folder), day_of(date)

    def lines(top: dict[str, object]) -> list[str]:
        known = {"author": top.get("author"), "reviewed": top.get("reviewed")}
        told = {"author": writer or known["author"], "reviewed": str(day)}
        own = {name: value for name, value in told.items() if value != known[name]}
        return entry(own, skeletons.some_ref(topic, library))

    head = skeletons.items_head(topic, writer or NOBODY, day, listed)
    keep.add_entry(folder, path, head, listed, lines, blank=True)
    return path


def new_practice(title: Title, topic: Topic, id: Id = None, edit: Edit = False, root: Root = None) -> None:
    """Write a practice set, to be filled in: items by id, or filters.

    Example: `casebook new practice --title "Words of search ads" --topic search-ads`
    """
    _new_file("practice", title, topic, id, edit, root)


def _file_command(kind: str, says: str) -> Callable[..., None]:
    """The command that writes a file of a kind of `skeletons.BLANKS`, which has an author and a day."""

    def command(
        title: Title, topic: Topic, id: Id = None, author: Author = None, date: Day = None, edit: Edit = False,
        root: Root = None,
    ) -> None:  # fmt: skip
        _new_file(kind, title, topic, id, edit, root, author, date)

    command.__doc__ = says
    return command


def _new_file(
    kind: str, title: str, topic: str, id: str | None, edit: bool, root: Path | None, author: str | None = None,
    date: str | None = None,
) -> None:  # fmt: skip
    """Write a file of a kind of `skeletons.BLANKS`."""
    folder, library = _open(root)
    _known(topic, library, "process" if kind == "exercise" else "")
    path = skeletons.path_of(kind, _id(id, title, new_ids.taken(library, kind)))
    line = _fit("--title", title, record.Line)
    text = skeletons.file_text(kind, line, topic, _author(author, folder) or NOBODY, day_of(date))
    keep.make_file(folder, path, text)
    _done(folder, path, edit, TODO)


def _known(topic: str, library: Library, kind: str = "") -> None:
    """Ends the command where there is no such topic, or none of that kind."""
    topics = {one.id: one.title for one in library.topics.values() if kind in ("", one.kind)}
    try:
        Field("topic", "Topic", choices=topics).read(topic)
    except ValueError as error:
        fail(f"--topic: {error}", code=2)


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
