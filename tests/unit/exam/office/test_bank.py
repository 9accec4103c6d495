"""The private bank: checked by the same rules as the site, never taking a public item's place."""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook.check.report import text
from casebook.exam.office.stock import check_bank
from casebook.exam.paper.form import Drawn, Form
from casebook.model.problem import Problem

from tests.support.translations import ITEMS, lay
from tests.unit.exam.office.conftest import TODAY, Founded

HEAD = "topic: seo\nauthor: The mentors\nreviewed: 2026-11-22\nitems:\n"
ITEM = """\
  - id: x-seo-001
    kind: single
    level: term
    stem: What is a landing page?
    options:
      - {id: a, text: Where a click leads, key: true, rationale: So.}
      - {id: b, text: What an advertiser pays, rationale: So.}
      - {id: c, text: Who sells the ads, rationale: So.}
    refs: ["page:theory/search-ads"]
"""
RU = """\
items:
  - id: x-seo-001
    of: "000000000000"
    stem: Что такое посадочная страница?
    options:
      - {id: a, text: Куда ведёт клик, rationale: Так.}
      - {id: b, text: Сколько платит рекламодатель, rationale: Так.}
      - {id: c, text: Кто продаёт рекламу, rationale: Так.}
    rationale: Так.
"""


def put(founded: Founded, content: str, path: str = "quizzes/items/seo.yml") -> list[Problem]:
    """What the check says of the office with that file in its bank; blueprints apart."""
    file: Path = founded.office.bank / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, "utf-8")
    return [
        one
        for one in check_bank(founded.bank, founded.office, founded.root, TODAY)
        if one.where.path.startswith("bank/")
    ]


def test_a_good_item_has_no_problem_and_joins_the_bank(founded: Founded) -> None:
    lay(founded.root, {"quizzes/items/search-ads.ru.yml": ITEMS})
    assert put(founded, HEAD + ITEM) == []
    bank = founded.bank
    assert bank.private == {"x-seo-001"}
    assert {banked.source for banked in bank.elements() if banked.id == "x-seo-001"} == {"private"}
    assert bank.is_translated(bank.library.items["search-ads-001"], "ru")
    assert not bank.is_translated(bank.library.items["x-seo-001"], "ru")


def test_a_private_item_may_be_translated(founded: Founded) -> None:
    put(founded, HEAD + ITEM)
    problems = put(founded, RU.replace("    rationale: Так.\n", ""), "quizzes/items/seo.ru.yml")
    assert {problem.rule for problem in problems} == {"translation-stale"}
    assert problems[0].where.path == "bank/quizzes/items/seo.ru.yml"
    bank = founded.bank
    item = bank.library.items["x-seo-001"]
    form = Form(bank.library.blueprints["internal-exam"], (Drawn(item, "private", "terms", True),))
    assert bank.said(form, "ru")[item.id].item.stem == "Что такое посадочная страница?"


def test_a_translation_of_an_earlier_text_is_not_used(founded: Founded) -> None:
    put(founded, HEAD + ITEM)
    put(founded, RU.replace("    rationale: Так.\n", "").replace("0" * 12, "a" * 12), "quizzes/items/seo.ru.yml")
    bank = founded.bank
    assert not bank.is_translated(bank.library.items["x-seo-001"], "ru")


BAD = {
    "no key": (ITEM.replace(", key: true", ""), "bank/quizzes/items/seo.yml:9: item-one-key: saw no key"),
    "a slip in a field": (ITEM.replace("stem", "stam"), "bank/quizzes/items/seo.yml:8: shape: saw the unknown key"),
    "a page that is not there": (ITEM.replace("-ads", "-adds"), "bank/quizzes/items/seo.yml:13: ref-known"),
    "an id of the site": (ITEM.replace("x-seo-001", "seo-001"), "bank/quizzes/items/seo.yml:5: id-unique: saw the id"),
    "its own id twice": (ITEM + ITEM, "bank/quizzes/items/seo.yml:14: id-unique"),
    "an id that was retired": (ITEM.replace("x-seo-001", "gone-001"), "bank/quizzes/items/seo.yml:5: id-retired"),
    "no YAML": ("  - {", "bank/quizzes/items/seo.yml:6: yaml-syntax"),
}


@pytest.mark.parametrize(("items", "says"), BAD.values(), ids=list(BAD))
def test_a_bad_item_is_found_at_its_line(founded: Founded, items: str, says: str) -> None:
    retired = "retired:\n  - {id: gone-001, date: 2026-11-01, reason: Two options were right}\n"
    (founded.root / "quizzes/items/retired.yml").write_text(retired, "utf-8")
    said = [text(problem) for problem in put(founded, HEAD + items)]
    assert any(one.startswith(says) for one in said), said


def test_a_public_item_keeps_its_place(founded: Founded) -> None:
    before = founded.bank.library.items["seo-001"]
    put(founded, HEAD + ITEM.replace("x-seo-001", "seo-001"))
    bank = founded.bank
    assert bank.library.items["seo-001"] == before
    assert bank.private == frozenset()


@pytest.mark.parametrize("path", ["quizzes/practice/x.yml", "quizzes/exams/x.yml", "quizzes/topics.yml"])
def test_what_is_no_item_belongs_on_the_site(founded: Founded, path: str) -> None:
    content = (founded.root / path).read_text("utf-8") if path.endswith("topics.yml") else "title: X\nsummary: X\n"
    assert "file-place" in {problem.rule for problem in put(founded, content, path)}


def test_blueprints_are_judged_with_the_private_items(founded: Founded) -> None:
    def spare() -> list[str]:
        return [
            one.saw
            for one in check_bank(founded.bank, founded.office, founded.root, TODAY)
            if one.rule == "blueprint-spare"
        ]

    items = founded.root / "quizzes/items"
    for file in items.glob("*.yml"):  # as thin as a bank is at first
        if file.name not in ("retired.yml", "brief-and-task.yml", "search-ads.yml"):
            file.unlink()
    before = spare()
    assert before
    put(founded, HEAD + "".join(ITEM.replace("001", f"{number:03}") for number in range(1, 60)))
    assert spare() != before


def test_private_items_need_no_practice_set(founded: Founded) -> None:
    assert "coverage-item" not in {problem.rule for problem in put(founded, HEAD + ITEM)}
