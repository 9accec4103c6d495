"""Who knows nothing and has a program: reading all that the site publishes does not help in an exam.

A few forms here; `make bench` draws 400, and `python -m tests.bench.solving` says what they came to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import pytest
from casebook.exam.office.bank import Bank
from casebook.exam.paper.near_copies import PublicTexts
from casebook.exam.paper.shares import public_points, too_public
from casebook.model.family.scope import scope_of
from casebook.model.family.slots import names_in
from casebook.model.scoring import fold

from tests.attack.recipes import Reckoner
from tests.attack.sitting import Candidate, Sitting, earned, published, sittings
from tests.attack.solver import Contrary, Item, Published, Solver, parts_of
from tests.support.rounds import rounds
from tests.support.wide_bank import PRIVATE, WRITTEN, World, make_world

FORMS = rounds(40, 400)
"""With fewer the mean of what is gained swings by more than a point."""
MOST_GAINED = 2


@dataclass
class Attacked:
    """A world with the forms drawn in it, and what its site publishes."""

    world: World

    @cached_property
    def bank(self) -> Bank:
        return self.world.bank()

    @cached_property
    def forms(self) -> list[Sitting]:
        return list(sittings(self.bank, FORMS))

    @cached_property
    def site(self) -> Published:
        return published(self.world.root)

    @cached_property
    def texts(self) -> PublicTexts:
        return PublicTexts(self.site.places)

    @cached_property
    def guessed(self) -> list[float]:
        return self.points(Solver(Published()))

    def points(self, candidate: Candidate) -> list[float]:
        """What the candidate earns, by form."""
        return [form.points(candidate) for form in self.forms]


@pytest.fixture(scope="module")
def attacked() -> Iterator[Attacked]:
    with TemporaryDirectory() as folder:
        yield Attacked(make_world(Path(folder)))


def asked(item: Item) -> tuple[str, ...]:
    """All that an item says before it is answered, as it is compared."""
    return fold(item["stem"]), *sorted(map(fold, parts_of(item)))


def test_the_bank_fills_a_form_without_public_items(attacked: Attacked) -> None:
    bank = attacked.bank
    assert (len(bank.library.families) >= 12 + WRITTEN, len(bank.private), bank.near) == (True, PRIVATE, frozenset())
    for sitting in attacked.forms:
        assert too_public(sitting.form.blueprint, sitting.form.drawn) == {}
        assert public_points(sitting.form.drawn)[0] == 0 and len(sitting.items) == 40


def test_nothing_that_counts_stands_on_the_site(attacked: Attacked) -> None:
    """Told anew, from the files that are published."""
    shown, texts = {asked(item) for item in attacked.site.items.values()}, attacked.texts
    for sitting in attacked.forms:
        assert [item["stem"] for item, _ in sitting.items if asked(item) in shown] == []
        private = [drawn.item for drawn in sitting.form.drawn if drawn.source == "private"]
        assert [item.id for item in private if texts.gives_away(item)] == []


def test_no_term_is_asked_in_words_that_stand_on_the_site(attacked: Attacked) -> None:
    """But for those of the recipe, which practice shows anyway."""
    families, texts = attacked.bank.library.families, attacked.texts
    for sitting in attacked.forms:
        for drawn in sitting.form.drawn:
            if drawn.instance and drawn.section == "terms":
                family = families[drawn.instance.family]
                said = scope_of(family, drawn.instance.parameters).shown
                asked_by = [text for name in names_in(family.stem) if isinstance(text := said[name], str)]
                assert [text for text in asked_by if texts.has_in_a_row(text)] == []


def test_the_solver_finds_the_key_of_what_is_public(attacked: Attacked) -> None:
    """So that it is an attack."""
    solver, found = Solver(attacked.site), Counter[bool]()
    for item in list(attacked.site.items.values())[::25]:
        if item["kind"] in ("single", "multiple", "order"):
            found[solver.answer(item) == item["key"]] += 1
    assert found[True] > 0.95 * found.total()


@pytest.mark.parametrize("reader", [Solver, Contrary])
def test_reading_the_site_gains_next_to_nothing(reader: type[Solver], attacked: Attacked) -> None:
    assert mean(attacked.points(reader(attacked.site))) - mean(attacked.guessed) <= MOST_GAINED


def test_who_has_the_recipes_works_every_instance_of_them_out(attacked: Attacked) -> None:
    """What the page on protection tells: unsupervised, with the repository and a program."""
    reckoner = Reckoner(attacked.bank.library.families.values(), Solver(Published()))
    drawn = [row for sitting in attacked.forms[:3] for row in sitting.items if row[1].family]
    assert [kept.item for item, kept in drawn if earned(reckoner, item, kept) < 1] == []
