"""`casebook translate status|start|stamp`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from casebook.cli.common import AsFormat, Format, Root, counted, err, fail, find_root, one_of, out, progress
from casebook.load.loading import load
from casebook.model.found import FOLDER, unfound
from casebook.model.kinds import KINDS, parted
from casebook.model.languages import NAMES, TRANSLATED
from casebook.model.translation.lacking import Status, Thing
from casebook.model.translation.lacking import status as status_of
from casebook.writing.found_file import write_entries
from casebook.writing.found_stamp import stamp_found
from casebook.writing.keep import CannotWrite
from casebook.writing.stamp import stamp as stamp_file
from casebook.writing.translation_file import start as start_file
from casebook.writing.translation_source import open_source

MANY = {kind.name: kind.many for kind in KINDS}
LISTED = {kind.name for kind in KINDS if kind.listed}
CODES = ", ".join(TRANSLATED)
COLUMNS = ("there", "translated", "stale", "missing")
Lang = Annotated[str | None, typer.Option("--lang", metavar="CODE", help=f"The language: {CODES}.", show_default=False)]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    says = "See what is translated, begin a translation, stamp a finished one.\n\nExample: `casebook translate status`"
    translate = typer.Typer(no_args_is_help=True, help=says)
    translate.command("status")(status)
    translate.command("start")(start)
    translate.command("stamp")(stamp)
    translate.command("found")(found)
    app.add_typer(translate, name="translate")


def status(
    lang: Lang = None,
    format: AsFormat = Format.TEXT,
    root: Root = None,
) -> None:
    """Show how much is translated, and list what is stale (its source has changed since) or missing.

    Example: `casebook translate status --lang ru`
    """
    langs = [one_of("--lang", lang, TRANSLATED)] if lang else list(TRANSLATED)
    folder = find_root(root)
    with progress("Loading") as bar:
        library = load(folder, bar).library
    statuses = [status_of(library, code) for code in langs]
    if format is Format.JSON:
        told = {one.lang: _as_json(one) for one in statuses}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n\n".join(_as_text(one) for one in statuses))


def start(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to translate, such as docs/theory/seo.md.")],
    lang: Lang = None,
    root: Root = None,
) -> None:
    """Write the file to fill in beside its source, with the source's texts to be overwritten.

    Into a list that is translated in part, only what is missing is added; nothing that is there is touched.

    Example: `casebook translate start docs/glossary/seo.yml --lang bg`
    """
    if lang is None:
        fail(f"--lang is missing / expected one of {CODES}", code=2)
    code, folder = one_of("--lang", lang, TRANSLATED), find_root(root)
    path = _path(folder, file)
    if parted(path)[1]:
        fail(f"{path}: saw a translation / expected its source, {parted(path)[0]}", code=2)
    made, added = start_file(folder, open_source(folder, path), code)
    if not added:
        out.print(f"{made}: nothing is missing", markup=False)
        return
    out.print(made, markup=False)
    err.print("Overwrite every text in it, then run `casebook check`.", markup=False)


def stamp(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Translations, such as docs/theory/seo.ru.md.")],
    root: Root = None,
) -> None:
    """Say of translations that they are of their source's texts as they are now: sets every `of`, and nothing else.

    In docs/found/ it sets the `stamp` of every entry with a summary.

    Run it when somebody has compared a translation with its source and brought it up to date.

    Example: `casebook translate stamp docs/theory/seo.ru.md docs/glossary/seo.ru.yml`
    """
    folder = find_root(root)
    paths = [_path(folder, file) for file in files]
    for path in paths:
        if not parted(path)[1]:
            fail(f"{path}: saw no translation / expected a name such as seo.ru.md; languages: {CODES}", code=2)
    failed = False
    for path in paths:
        try:
            changed = (stamp_found if path.startswith(FOLDER) else stamp_file)(folder, path)
            out.print(f"{path}: {counted(changed, 'stamp') + ' set' if changed else 'up to date'}", markup=False)
        except CannotWrite as problem:
            err.print(str(problem), markup=False)
            failed = True
    raise typer.Exit(1 if failed else 0)


def found(
    refs: Annotated[
        list[str] | None, typer.Argument(metavar="[REF…]", help="Only what begins like this, such as page:theory/.")
    ] = None,
    lang: Lang = None,
    only_list: Annotated[bool, typer.Option("--list", help="Only list it, and write nothing.")] = False,
    root: Root = None,
) -> None:
    """Write an entry into docs/found/ for all that search can't find in a language yet, with texts to be overwritten.

    What is translated is found anyway, and nothing that is there is touched. `--list` only says what is missing.

    Example: `casebook translate found page:theory/ --lang bg`
    """
    if lang is None:
        fail(f"--lang is missing / expected one of {CODES}", code=2)
    code, folder = one_of("--lang", lang, TRANSLATED), find_root(root)
    begins = tuple(refs or ("",))
    missing = [(ref, record) for ref, record in unfound(load(folder).library, code) if ref.startswith(begins)]
    if only_list:
        typer.echo("\n".join(ref for ref, _ in missing) or "nothing is missing")
        return
    try:
        written = write_entries(folder, code, missing)
    except CannotWrite as problem:
        fail(str(problem), code=1)
    for path, count in written.items():
        out.print(f"{path}: {count} to fill in", markup=False)
    if not written:
        out.print("nothing is missing", markup=False)


def _path(folder: Path, file: str) -> str:
    """The path below the root of a file that was named from here, or else from the root."""
    inside = [path for path in (Path.cwd() / file, folder / file) if path.resolve().is_relative_to(folder)]
    named = next((path for path in inside if path.exists()), None)
    if not inside:
        fail(f"{file}: saw a file outside of {folder} / expected one in docs/, cases/ or quizzes/", code=2)
    if named is None:
        fail(f"{file}: no such file / expected a file of docs/, cases/ or quizzes/", code=2)
    if not named.is_file():
        fail(f"{file}: saw a folder / expected a file", code=2)
    return named.resolve().relative_to(folder).as_posix()


def _as_text(status: Status) -> str:
    """A table, then what is stale and what is missing, by file."""
    rows = [(MANY[kind], *_counts(status, kind)) for kind in status.there]
    lines = [f"{NAMES[status.lang]} ({status.lang})", f"  {'':17}{''.join(f'{name:>12}' for name in COLUMNS)}"]
    lines += [f"  {name:17}{''.join(f'{number:12}' for number in numbers)}" for name, *numbers in rows]
    for title, things in (("stale or not stamped", status.stale), ("missing", status.missing)):
        if things:
            lines += ["", f"  {title}:", *_by_file(things)]
    return "\n".join(lines)


def _counts(status: Status, kind: str) -> tuple[int, int, int, int]:
    there, missing = status.there[kind], status.count(kind, status.missing)
    return there, there - missing, status.count(kind, status.stale), missing


def _by_file(things: list[Thing]) -> list[str]:
    """A line for each file, with the ids where it is a list."""
    files: dict[str, list[str]] = {}
    for thing in things:
        ids = files.setdefault(thing.path, [])
        if thing.kind in LISTED:
            ids.append(thing.id)
    return [f"    {path}{': ' if ids else ''}{', '.join(ids)}" for path, ids in sorted(files.items())]


def _as_json(status: Status) -> dict[str, Any]:
    return {
        "kinds": [
            {"kind": MANY[kind], **dict(zip(COLUMNS, _counts(status, kind), strict=True))} for kind in status.there
        ],
        "stale": [thing._asdict() for thing in status.stale],
        "missing": [thing._asdict() for thing in status.missing],
    }
