"""What asks for one case: it is of a case, and stands where that case is practised and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.model.item import Item
from casebook.model.kinds import CASE
from casebook.model.library import Library
from casebook.model.problem import Problem, Where
from casebook.model.ref import parts


@rule("item-only-case")
def items_of_a_case_stay_there(library: Library) -> Iterator[Problem]:
    """An item with `only_case` refers to a case; no practice set lists it, and no text but that case's asks it."""
    kept = {item.id: item for item in library.items.values() if item.only_case}
    for item in kept.values():
        if not _cases(item):
            yield item.problem(
                "only_case",
                saw="`only_case`, and no case among its `refs`",
                expected="the case that it is asked with",
                hint="add `case:…` to `refs`, or remove `only_case`",
            )
    yield from _listed(library, kept)
    yield from _in_texts(library, kept)


def _listed(library: Library, kept: dict[str, Item]) -> Iterator[Problem]:
    for practice in library.practice.values():
        for place, item in enumerate(practice.items):
            if item in kept:
                yield practice.problem(
                    "items", place,
                    saw=f"`{item}`, which is asked with its case only",
                    expected="items that anybody can answer who hasn't read the case",
                    hint="remove it here: a set with this case alone in `cases` has it already",
                )  # fmt: skip


def _in_texts(library: Library, kept: dict[str, Item]) -> Iterator[Problem]:
    for text in library.texts.values():
        for question in text.body.questions:
            item = kept.get(question.item)
            if item and (not text.where.path.startswith("cases/") or text.id not in _cases(item)):
                yield Problem(
                    Where(text.where.path, question.line),
                    saw=f"the question `{item.id}`, which is asked with its case only",
                    expected="a question that anybody can answer who hasn't read the case",
                    hint="choose another item, or ask it in the text of its case",
                )


def _cases(item: Item) -> set[str]:
    """The ids of the cases that it refers to."""
    return {ref.id for ref in map(parts, item.refs) if ref.kind == CASE.name}
