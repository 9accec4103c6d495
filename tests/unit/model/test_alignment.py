"""Headings of a translation beside those of a source that has changed since."""

from __future__ import annotations

import pytest
from casebook.model.markdown import Body
from casebook.model.translation.alignment import MOST, aligned, anchored
from casebook.prose.scan import scan

SOURCE = """# Title

## What it is

Short, with [a link](a.md).

## How it goes

A long text about how it goes, step by step, which takes three lines at the very least, and so it stays long in every
language that somebody cares to translate it into, whatever they do [@001.2].

## What it costs

Little: [the prices](prices.md).
"""
OWN = """# Заглавие

## Что это

Кратко, со [ссылкой](a.md).

## Как идёт

Длинный текст о том, как всё идёт, шаг за шагом, и он занимает по меньшей мере три строки, так что он остаётся длинным
на любом языке, на который кто-нибудь возьмётся его перевести, что бы он ни делал [@001.2].

## Сколько стоит

Мало: [цены](prices.md).
"""


def body(text: str) -> Body:
    return scan(text, 1)


def anchors(own: str, source: str) -> list[tuple[str, str]]:
    return [(heading.text, heading.anchor) for heading in anchored(body(own), body(source)).headings]


def test_each_stands_for_the_one_in_its_place() -> None:
    assert aligned(body(OWN), body(SOURCE)) == ({0: 0, 1: 1, 2: 2, 3: 3}, [], [])


@pytest.mark.parametrize("above", ["## What it is", "## How it goes", "## What it costs"])
def test_a_heading_that_was_added_to_the_source_moves_no_other(above: str) -> None:
    source = SOURCE.replace(above, f"## New\n\nNobody has translated this.\n\n{above}")
    made = anchored(body(OWN), body(source))
    assert [heading.anchor for heading in made.headings] == ["title", "what-it-is", "how-it-goes", "what-it-costs"]
    place = [heading.anchor for heading in body(source).headings].index("new")
    assert "new" in made.headings[place - 1].also
    assert "new" in made.anchors


def test_a_section_that_was_taken_out_leaves_the_others_where_they_were() -> None:
    start, end = SOURCE.index("## How"), SOURCE.index("## What it costs")
    found = aligned(body(OWN), body(SOURCE[:start] + SOURCE[end:]))
    assert (found.pairs, found.missing, found.surplus) == ({0: 0, 1: 1, 3: 2}, [], [2])


def test_a_changed_level_costs_one_heading() -> None:
    found = aligned(body(OWN.replace("## Как", "### Как")), body(SOURCE))
    assert (found.missing, found.surplus) == ([2], [2])


def test_a_translation_without_headings() -> None:
    assert anchors("Только текст.", SOURCE) == []
    assert anchored(body("# Одно"), body(SOURCE)).headings[0].also[:3] == ("what-it-is", "how-it-goes", "what-it-costs")


@pytest.mark.slow
def test_thousands_of_headings_are_not_compared_with_each_other() -> None:
    many = "# A\n\n" + "## B\n\n" * (MOST // 4)
    assert len(aligned(body(many), body(SOURCE)).pairs) == 4
