"""Refs: what an item tells the newcomer to reread, and what an entry of a check-list leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from casebook.check.places import has_anchor, has_places, near_anchor
from casebook.check.rule import rule
from casebook.check.values import Value, values_of
from casebook.load.hints import Hints, shown
from casebook.model.case import Case
from casebook.model.kinds import KINDS
from casebook.model.library import Library
from casebook.model.problem import Problem
from casebook.model.ref import parts

Known = dict[str, Mapping[str, Any]]
PLACES = {
    "items": ("refs.*",),
    "families": ("refs.*",),
    "checklists": ("sections.*.entries.*.refs.*",),
    "situations": ("ref",),
    "found": ("of",),
}
"""Where refs are written."""
KINDS_BY_NAME = {kind.name: kind for kind in KINDS if kind.at}


@rule("ref-known")
def refs_lead_somewhere(library: Library) -> Iterator[Problem]:
    """Every ref of an item, check-list, situation or the like leads to what is on the site, and to an anchor on it."""
    hints = Hints()
    known: Known = {name: library.records(kind) for name, kind in KINDS_BY_NAME.items()}
    for written in values_of(library, PLACES):
        kind, name, anchor = parts(written.value)
        target = known[kind].get(name)
        if target is not None:
            yield from _reached(library, written, target, hints)
        elif not library.is_broken(kind, name):
            yield written.problem(
                saw=shown(written.value, "`"),
                expected=f"{KINDS_BY_NAME[kind].a} of {KINDS_BY_NAME[kind].at}",
                hint=_of_another_kind(known, name, anchor)
                or hints.did_you_mean(name, known[kind], KINDS_BY_NAME[kind].at),
            )


def _reached(library: Library, written: Value, target: Any, hints: Hints) -> Iterator[Problem]:
    """What is wrong with a ref to something that is there."""
    kind, name, anchor = parts(written.value)
    if isinstance(target, Case) and not target.is_published:
        yield written.problem(
            saw=f"the case `{target.id}`, which is a draft and not on the site",
            expected="a published case",
            hint="set `status: published` in the case, or refer to something else",
        )
    if not has_places(target):
        if anchor:
            yield written.problem(
                saw=f"the anchor {shown('#' + anchor, '`')} after {KINDS_BY_NAME[kind].a}",
                expected=f"no anchor: {KINDS_BY_NAME[kind].a} has one place only",
                hint=f"write `{kind}:{name}`",
            )
    elif anchor and not has_anchor(library, target, anchor):
        yield written.problem(
            saw=f"the anchor {shown('#' + anchor, '`')}",
            expected=f"an anchor of {target.where.path}",
            hint=near_anchor(library, target, anchor, hints),
        )


def _of_another_kind(known: Known, name: str, anchor: str) -> str:
    """A hint where only the word before the colon is wrong."""
    for kind, targets in known.items():
        if name in targets:
            return f"did you mean {shown(f'{kind}:{name}' + (f'#{anchor}' if anchor else ''))}?"
    return ""
