"""Refs: what an item tells the newcomer to reread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.check.places import has_anchor, near_anchor
from casebook.check.rule import rule
from casebook.load.hints import Hints, shown
from casebook.model.case import Case
from casebook.model.item import Item
from casebook.model.library import Library
from casebook.model.page import Page
from casebook.model.problem import Problem
from casebook.model.term import Term

Target = Page | Case | Term
Known = dict[str, Mapping[str, Target]]
NAMES = {"page": "a page of docs/", "case": "a case of cases/", "term": "a term of the glossary"}
LOADED_AS = {"page": "page", "case": "case", "term": "terms"}
"""The names under which `Library.broken` speaks of them."""


@rule("ref-known")
def refs_lead_somewhere(library: Library) -> Iterator[Problem]:
    """Every ref of an item leads to a page, a published case or a term that is there, and to an anchor on it."""
    hints = Hints()
    known: Known = {"page": library.pages, "case": library.cases, "term": library.terms}
    for item in library.items.values():
        for index, ref in enumerate(item.refs):
            kind, _, rest = ref.partition(":")
            name, _, anchor = rest.partition("#")
            target = known[kind].get(name)
            if target is not None:
                yield from _reached(library, item, index, target, anchor, hints)
            elif not library.is_broken(LOADED_AS[kind], name):
                yield item.problem(
                    "refs", index,
                    saw=shown(ref, "`"),
                    expected=NAMES[kind],
                    hint=_of_another_kind(known, name, anchor) or hints.did_you_mean(name, known[kind]),
                )  # fmt: skip


def _reached(library: Library, item: Item, index: int, target: Target, anchor: str, hints: Hints) -> Iterator[Problem]:
    """What is wrong with a ref to something that is there."""
    if isinstance(target, Case) and not target.is_published:
        yield item.problem(
            "refs", index,
            saw=f"the case `{target.id}`, which is a draft and not on the site",
            expected="a published case",
            hint="set `status: published` in the case, or refer to something else",
        )  # fmt: skip
    if anchor and isinstance(target, Term):
        yield item.problem(
            "refs", index,
            saw=f"the anchor {shown('#' + anchor, '`')} after a term",
            expected="no anchor: a term is a place of its own",
            hint=f"write `term:{target.id}`",
        )  # fmt: skip
    elif anchor and not isinstance(target, Term) and not has_anchor(library, target, anchor):
        yield item.problem(
            "refs", index,
            saw=f"the anchor {shown('#' + anchor, '`')}",
            expected=f"an anchor of {target.where.path}",
            hint=near_anchor(library, target, anchor, hints),
        )  # fmt: skip


def _of_another_kind(known: Known, name: str, anchor: str) -> str:
    """A hint where only the word before the colon is wrong."""
    for kind, targets in known.items():
        if name in targets:
            return f"did you mean {shown(f'{kind}:{name}' + (f'#{anchor}' if anchor else ''))}?"
    return ""
