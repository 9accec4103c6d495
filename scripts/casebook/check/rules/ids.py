"""Ids and addresses: each thing has one of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import get_args

from casebook.check.rule import rule
from casebook.check.values import Value, repeated, values
from casebook.load.hints import shown
from casebook.model.addresses import folder_of, staged_path
from casebook.model.case import Named
from casebook.model.checklist import Checklist
from casebook.model.item import HeadedFile, Item
from casebook.model.library import Library
from casebook.model.problem import Problem, Where
from casebook.model.record import Record
from casebook.model.term import TermFile

PARTS = {
    "blueprints": ("sections.*.id", "tasks.*.id", "talk.id"),
    "cases": ("figures.*.id",),
    "checklists": ("sections.*.entries.*.id", "sections.*.id"),
    "families": ("options.*.id", "pairs.*.id", "decoys.*.id", "steps.*.id", "mistakes.*.id", "rubric.*.id"),
    "items": ("options.*.id", "pairs.*.id", "decoys.*.id", "steps.*.id", "rubric.*.id"),
}
"""Where parts of a record have ids, which differ over all these places."""
HINTS = {
    Checklist: "change the newer of the two: what was filled in is kept by the old one",
    **dict.fromkeys(get_args(Item), "name the parts a, b, c …"),
}
LISTS = [f"{name}.*" for name in "services topics team lessons sources items cases related near alike refs".split()]


@rule("id-unique")
def ids_are_unique(library: Library) -> Iterator[Problem]:
    """No two terms, items, topics, documents, check-lists or taxonomy entries share an id, nor do two parts of an exam,
    figures of a case, sections and entries of a check-list, or parts of an item.
    """
    for first, second in library.doubles:
        record_id = getattr(second, "id", "")
        place, first_place = "", _place(first)
        if isinstance(second, Named) and first.where.keys:  # the file has several lists
            listed, number, *_ = first.where.keys
            place, first_place = f" in `{listed}`", f"entry {int(number) + 1} of `{listed}`"
        saw = f"the id `{record_id}` a second time{place}"
        if isinstance(second, Checklist):  # its id is the name of its file
            expected = f"a name of its own; {first_place} has this one"
            yield second.problem(saw=saw, expected=expected, hint="rename one of the two")
        else:
            expected = f"an id of its own; {first_place} has this one"
            yield second.problem("id", saw=saw, expected=expected, hint="change one of the two")
    for again, one in _within_a_record(library):
        yield again.problem(
            saw=f"the id `{again.value}` a second time",
            expected=f"an id of its own; {one.place} has this one",
            hint=HINTS.get(type(again.record), "change one of the two"),
        )


@rule("list-repeats", translations=True)
def lists_repeat_nothing(library: Library) -> Iterator[Problem]:
    """No list of topics, items, terms, sources or lessons says the same twice."""
    for record in library.readable:
        for path in LISTS:
            for again, _ in repeated(values(record, path)):
                saw = f"{shown(again.value)} a second time"
                yield again.problem(saw=saw, expected="each entry once", hint="remove it")


@rule("id-retired")
def retired_ids_stay_away(library: Library) -> Iterator[Problem]:
    """No item and no family has an id that was retired: old progress and old sheets still speak of it."""
    for item_id, retired in library.retired.items():
        for record in (kind[item_id] for kind in (library.items, library.families) if item_id in kind):
            yield record.problem(
                "id",
                saw=f"the id `{item_id}`, which was retired on {retired.date} ({retired.reason})",
                expected="an id that was never in use",
                hint="give it a new id",
            )


@rule("item-enemies")
def enemies_are_there(library: Library) -> Iterator[Problem]:
    """What an item or a family names among its enemies is another one."""
    known = {*library.items, *library.families}
    for item in (*library.items.values(), *library.families.values()):
        for place, enemy in enumerate(item.enemies):
            if enemy == item.id or (enemy not in known and not library.is_broken("item", enemy)):
                yield item.problem(
                    "enemies", place,
                    saw=f"`{enemy}`, which is itself" if enemy == item.id else f"`{enemy}`, which is nowhere",
                    expected="the id of another item or family",
                    hint="look for a slip; remove it where the other one was retired",
                )  # fmt: skip


@rule("file-topic")
def files_are_named_after_their_topic(library: Library) -> Iterator[Problem]:
    """A file of items, families or terms is named after its topic, so that a topic's items are found in one place."""
    files: list[HeadedFile | TermFile] = [*library.item_files, *library.family_files, *library.term_files]
    for file in files:
        name = file.where.path.rpartition("/")[2].removesuffix(".yml")
        if name != file.topic:
            yield file.problem(
                "topic",
                saw=f"the topic `{file.topic}` in a file named `{name}.yml`",
                expected=f"`{file.topic}.yml`",
                hint="rename the file, or correct the topic",
            )


@rule("address-unique")
def addresses_are_unique(library: Library) -> Iterator[Problem]:
    """No two sources become the same page of the site, as `docs/cases/x.md` and `cases/x.md` would."""
    taken: dict[str, str] = {}
    for path in chain((one.where.path for one in library.with_pages), sorted(library.assets)):
        address = folder_of(staged_path(path))
        first = taken.setdefault(address, path)
        if first != path:
            yield Problem(
                Where(path, 1),
                saw=f"the address `{address}`, which {first} has too",
                expected="an address of its own",
                hint="rename one of the two files",
            )


@rule("formerly-free")
def former_names_are_free(library: Library) -> Iterator[Problem]:
    """Nothing stands where something else stood before its name changed, and no two things stood there."""
    paths = [*(one.where.path for one in library.with_pages), *sorted(library.assets)]
    taken = {folder_of(staged_path(path)): path for path in paths}
    for record in library.with_pages:
        for index, old in enumerate(record.former_paths):
            yield from _taken(record, index, folder_of(staged_path(old)), taken)
    terms = {f"#{term.id}": term.where.path for term in library.terms.values()}
    for term in library.terms.values():
        for index, name in enumerate(term.formerly):
            yield from _taken(term, index, f"#{name}", terms)


def _taken(record: Record, index: int, address: str, taken: dict[str, str]) -> Iterator[Problem]:
    """A problem where the former address `address` is in `taken`; from now on it is."""
    if address in taken:
        yield record.problem(
            "formerly",
            index,
            saw=f"the address `{address}`, which {taken[address]} has",
            expected="one that nothing else has or had",
            hint="remove it here, or rename what has it",
        )
    taken.setdefault(address, record.where.path)


def _within_a_record(library: Library) -> Iterator[tuple[Value, Value]]:
    """The ids within a record that are not the first of their like, each with the first."""
    for kept, paths in PARTS.items():
        for record in getattr(library, kept).values():
            yield from repeated(values(record, *paths))


def _place(record: Record) -> str:
    """Where a record stands, for a person: the file and the number of its entry."""
    where = record.where
    return f"entry {int(where.keys[1]) + 1} of {where.path}" if len(where.keys) > 1 else where.path
