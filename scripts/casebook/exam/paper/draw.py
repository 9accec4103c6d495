"""Draws the items of a form: every count of the blueprint met, what is not public first, then what was not seen, and
else by chance, which favours what was shown least. Of a family one instance is drawn, from the part that the site never
shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from casebook.exam.paper.chance import Chance
from casebook.exam.paper.form import Banked, Drawn, Form
from casebook.exam.paper.spread import Company
from casebook.failure import WrongUse
from casebook.model.blueprint import Blueprint, Slot
from casebook.model.family import drawing
from casebook.model.family.formula import BadFormula
from casebook.model.family.instance import Instance, Unsound, instance_of
from casebook.model.family.recipe import BaseFamily
from casebook.model.filling import Filling
from casebook.model.languages import SOURCE

TRIES = 40
"""So often a form is drawn anew that does not hold the blueprint's bounds."""
FAVOUR, MOST = 1.5, 1000
"""With each form that had an item its chance to come early falls by a third.

If what was shown least simply came first, whoever has the tickets of others could tell what comes next: of a bank three
times as large as a form two thirds of the next one, against one third by luck. So it is a little over two fifths, and
the exposure of any two items still stays within some four forms of each other.
"""


class CannotDraw(WrongUse):
    """The bank can't fill the blueprint."""


def draw_form(
    blueprint: Blueprint,
    bank: Iterable[Banked],
    seen: Collection[str],
    seed: bytes,
    shown: Mapping[str, int] | None = None,
) -> Form:
    """A form for a candidate who has had the items and families `seen` (ids) before; `seed`: 32 secret random bytes or
    more; `shown`: in how many forms each was, of all candidates.

    Items stand in the order of `_in_turn`, and each is taken that can be taken together with those before it; first for
    what counts, then for pilot items. What can be taken together is a matroid: so no other form has fewer public items
    that count, nor with as few of them fewer seen ones; items that no draw tells apart and that were shown as often are
    equally likely, and what is taken first never keeps the rest from being filled. Enemies, and what the blueprint's
    `spread` has enough of, are passed over, and pilot items then move none that counts; a form that comes out short by
    that is drawn anew. Raises CannotDraw.
    """
    chance, bank = Chance(seed), list(bank)
    company = Company(blueprint.spread, [banked.record for banked in bank])
    for _ in range(TRIES if company.is_bound else 1):
        items = _in_turn(bank, seen, shown or {}, chance)
        filling = _filled(blueprint, items, company)
        if not (lacking := _lacking(blueprint, filling, company)):
            given = [[items[number] for number in taken] for taken in filling.given]
            return Form(blueprint, _placed(blueprint, blueprint.slots(), given, chance))
    raise CannotDraw(
        f"quizzes/exams/{blueprint.id}.yml", f"a bank that lacks {lacking}", "enough items for a form",
        "write private items or families; `casebook exam check` says what is missing",
    )  # fmt: skip


def _filled(blueprint: Blueprint, items: Sequence[Banked], company: Company) -> Filling:
    """As many draws filled as can be in the order of `items`, first those that count."""
    slots = blueprint.slots()
    filling = Filling([slot.draw for slot in slots])
    company.begin()
    for scored in (True, False):
        if company.is_bound:
            filling.shut()  # else a pilot item that fits there could come to count, past the bounds
        filling.open(index for index, slot in enumerate(slots) if slot.scored is scored)
        for number, banked in enumerate(items):
            if filling.full:
                break
            if company.admits(banked.record, scored) and filling.take(number, banked.record):
                company.add(banked.record, scored)
        if not filling.full:
            break  # else an item that does not count would take a place that does, without its bounds
    return filling


def _in_turn(bank: Iterable[Banked], seen: Collection[str], shown: Mapping[str, int], chance: Chance) -> list[Banked]:
    """In a random order, those earlier that were shown less; but what is not public first, and what was not seen before
    what was. Where families take turns, those of the office's own bank come before those whose recipes everybody can
    read.
    """
    items = sorted(bank, key=lambda banked: banked.id)
    waits = {one.id: chance.expovariate(FAVOUR ** -min(shown.get(one.id, 0), MOST)) for one in items}
    items.sort(key=lambda banked: waits[banked.id])

    def group(banked: Banked) -> tuple[bool, bool]:
        return banked.source == "public", banked.id in seen

    families = iter(sorted((one for one in items if one.source == "drawn"), key=lambda one: (*group(one), not one.own)))
    items.sort(key=group)
    return [next(families) if banked.source == "drawn" else banked for banked in items]


def _lacking(blueprint: Blueprint, filling: Filling, company: Company) -> str:
    """What could not be filled, in words; nothing when all is."""
    short, pilot = Counter[str](), Counter[str]()
    for index, slot in enumerate(blueprint.slots()):
        (short if slot.scored else pilot)[slot.section] += filling.lacks(index)
    short = short if short.total() else pilot  # which were not tried before the others were filled
    said = [f"{count} more for `{section}`" for section, count in short.items() if count]
    if said and blueprint.spread:
        said[-1] += " within the bounds of `spread`"
    if company.topics_lacking:
        said.append(f"items of {company.topics_lacking} more topics")
    return ", ".join(said)


def _placed(
    blueprint: Blueprint, slots: Sequence[Slot], given: Sequence[Sequence[Banked]], chance: Chance
) -> tuple[Drawn, ...]:
    """The items section by section, those of a section in random order, then the tasks and the talk."""
    sections: dict[str, list[Drawn]] = {section.id: [] for section in blueprint.sections}
    for slot, taken in zip(slots, given, strict=True):
        sections.setdefault(slot.section, []).extend(_drawn(banked, slot, chance) for banked in taken)
    for drawn in sections.values():
        chance.shuffle(drawn)
    return tuple(drawn for section in sections.values() for drawn in section)


def _drawn(banked: Banked, slot: Slot, chance: Chance) -> Drawn:
    if not isinstance(banked.record, BaseFamily):
        return Drawn(banked.record, banked.source, slot.section, slot.scored)
    instance = _instance(banked, chance)
    return Drawn(instance.item, banked.source, slot.section, slot.scored, instance)


def _instance(banked: Banked, chance: Chance) -> Instance:
    """An instance of a family that nothing on the site answers. Raises CannotDraw."""
    try:
        held_back = banked.held_back
        return instance_of(held_back.family, held_back.draw(chance), SOURCE)
    except (drawing.CannotDraw, BadFormula, Unsound) as error:
        raise CannotDraw(
            f"{banked.record.where.path}, `{banked.id}`", f"an instance that can't be asked ({error})",
            "a sound family", "`casebook check` tells what is wrong with it",
        ) from error  # fmt: skip
