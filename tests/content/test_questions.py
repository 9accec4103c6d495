"""Real questions of newcomers: the page that answers each is among the first results, in every language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Site

TABLE = Path(__file__).parent / "questions.yml"
QUESTIONS: dict[str, list[dict[str, str]]] = yaml.safe_load(TABLE.read_text("utf-8"))
AMONG_THREE, FIRST = 0.95, 0.75
LANGUAGES = ("en", "ru", "bg")
SETTLED = """(text) => {
  const list = document.querySelector(".cb-hits");
  return list?.dataset.state === "ready" && list.dataset.query === text;
}"""


@dataclass(frozen=True)
class Asked:
    """A question, the page that answers it, and the place of that page among the results; 0 where it is not there."""

    text: str
    page: str
    place: int
    first: str


def wanted(page: str) -> str:
    """What counts: after glossary/ the term, on any other page the page itself."""
    return page if page.startswith("glossary/#") else page.partition("#")[0]


def ask_all(page: Any, site: Site, lang: str) -> list[Asked]:
    root = site.url if lang == "en" else f"{site.url}{lang}/"
    page.goto(f"{root}search/")
    found = []
    for question in QUESTIONS[lang]:
        page.locator(".cb-search-field").fill(question["q"])
        page.wait_for_function(SETTLED, arg=question["q"])
        links = page.eval_on_selector_all(".cb-hit", "hits => hits.map(hit => hit.href)")
        pages = [link.removeprefix(root) for link in links]
        place = pages.index(wanted(question["page"])) + 1 if wanted(question["page"]) in pages else 0
        found.append(Asked(question["q"], question["page"], place, pages[0] if pages else ""))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_that_answers_is_found(new_page: Callable[..., Any], real_site: Site, lang: str) -> None:
    asked = ask_all(new_page(), real_site, lang)
    three = sum(1 <= one.place <= 3 for one in asked) / len(asked)
    first = sum(one.place == 1 for one in asked) / len(asked)
    others = [f"  {one.place or '-'}  {one.text}  ({one.page}); first: {one.first}" for one in asked if one.place != 1]
    said = "\n".join([f"{lang}: {three:.0%} among the first three, {first:.0%} first", *others])
    print(said)
    assert three >= AMONG_THREE and first >= FIRST, said


def test_the_table_is_large_enough_and_its_pages_are_there(real_site: Site) -> None:
    assert set(QUESTIONS) == set(LANGUAGES)
    assert all(len(questions) >= 20 for questions in QUESTIONS.values())
    pages = set(real_site.pages())
    for lang, questions in QUESTIONS.items():
        texts = [question["q"] for question in questions]
        assert len(texts) == len(set(texts)), lang
        for question in questions:
            assert question["page"].partition("#")[0].rstrip("/") in pages, question
