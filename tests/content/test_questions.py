"""Real questions of newcomers: the page that answers each is among the first results, in every language."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Site
from tests.support.plain_yaml import plain_yaml

FOLDER = Path(__file__).parent
LIMITS = {
    "questions": (0.95, 0.8),
    "questions-looked-at": (0.88, 0.64),
    "questions-held-out": (0.82, 0.7),
    "questions-2026-en": (0.91, 0.71),
    "questions-2026-ru": (0.86, 0.63),
    "questions-2026-bg": (0.85, 0.6),
}
"""Of each table: the share of questions whose page is to be among the first three, and the first.

The first table was there before the search. The others are harder, and their limits are what is reached today, less a
few questions. Questions that nothing was tuned on, 40 in English, were first found in 78 and 45 %; since pages name the
questions that they answer, in 82 and 68 %. Those of 2026, one table a language, are never tuned on: they are the figure
that is told. What they name under `nothing` no page answers, and nothing is asked of the search for it.
"""
NEW = "questions-2026-"
TABLES: dict[str, dict[str, list[dict[str, Any]]]] = {
    table: plain_yaml((FOLDER / f"{table}.yml").read_text("utf-8")) for table in LIMITS
}
LANGUAGES = ("en", "ru", "bg")
ASK = """async (questions) => {
  const list = document.querySelector(".cb-hits"), field = document.querySelector(".cb-search-field");
  const answered = (text) => new Promise((resolve, reject) => {
    const look = () => {
      if (list.dataset.state !== "ready" || list.dataset.query !== text) return;
      observer.disconnect();
      resolve([...document.querySelectorAll(".cb-hit, .cb-hit-card")].map((hit) => hit.href));
    };
    const observer = new MutationObserver(look);
    observer.observe(list, { attributes: true });
    setTimeout(() => reject(new Error(`no answer to ${text}`)), 60_000);
  });
  const later = window.setTimeout;
  window.setTimeout = (act, after, ...rest) => later(act, after === 60 ? 0 : after, ...rest);
  const found = [];
  for (const text of questions) {
    const answer = answered(text);
    field.value = text;
    field.dispatchEvent(new Event("input"));
    found.push(await answer);
  }
  return found;
}"""
"""Types one question after the other, each when the one before is answered, and without the pause that a typist makes.
A card above the results is one of them: it is what is seen first."""


@dataclass(frozen=True)
class Asked:
    """A question, the page that answers it, and the place of that page among the results; 0 where it is not there."""

    text: str
    page: str
    place: int
    first: str


def wanted(page: str) -> str:
    """What counts: after glossary/ the term, whatever its topic is, a card of Say this now, else the page itself."""
    path, _, anchor = page.partition("#")
    root = path.partition("/")[0]
    return f"{root}/#{anchor}" if anchor and root in {"glossary", "say-this-now"} else path


def answers(question: dict[str, Any]) -> list[str]:
    """The pages that answer it."""
    return list(question.get("pages") or [question["page"]])


def ask_all(page: Any, site: Site, lang: str) -> dict[str, list[Asked]]:
    """The questions of each table, all asked in one visit: what is loaded for one serves the next."""
    root = site.url if lang == "en" else f"{site.url}{lang}/"
    page.set_viewport_size({"width": 320, "height": 240})  # nobody looks at so many results
    page.goto(f"{root}search/")
    page.wait_for_selector(".cb-hits", state="attached")
    tables = {table: questions[lang] for table, questions in TABLES.items() if lang in questions}
    texts = [question["q"] for questions in tables.values() for question in questions]
    links = iter(page.evaluate(ASK, texts))
    return {
        table: [asked(question, [wanted(link.removeprefix(root)) for link in next(links)]) for question in questions]
        for table, questions in tables.items()
    }


def asked(question: dict[str, Any], pages: list[str]) -> Asked:
    places = [pages.index(wanted(one)) + 1 for one in answers(question) if wanted(one) in pages]
    return Asked(question["q"], answers(question)[0], min(places, default=0), pages[0] if pages else "")


def shares(name: str, asked: list[Asked]) -> tuple[float, float, str]:
    """The share of questions whose page is among the first three, and first; and the others, told."""
    three = sum(1 <= one.place <= 3 for one in asked) / len(asked)
    first = sum(one.place == 1 for one in asked) / len(asked)
    others = [f"  {one.place or '-'}  {one.text}  ({one.page}); first: {one.first}" for one in asked if one.place != 1]
    return three, first, "\n".join([f"{name}: {three:.0%} among the first three, {first:.0%} first", *others])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_that_answers_is_found(page: Any, real_site: Site, lang: str) -> None:
    missed = []
    for table, found in ask_all(page, real_site, lang).items():
        three, first, said = shares(f"{table}, {lang}", found)
        print(said)
        among_three, is_first = LIMITS[table]
        if three < among_three or first < is_first:
            missed.append(said)
    assert not missed, "\n".join(missed)


def test_the_tables_are_large_enough_and_their_pages_are_there(real_site: Site) -> None:
    assert set(TABLES["questions"]) == set(LANGUAGES)
    assert all(len(questions) >= 20 for questions in TABLES["questions"].values())
    pages = set(real_site.pages())
    for lang, is_new in product(LANGUAGES, (False, True)):  # whoever wrote the new ones had not read the old ones
        tables = [table for name, table in TABLES.items() if name.startswith(NEW) == is_new]
        asked = [question for table in tables for question in table.get(lang, [])]
        texts = [question["q"] for question in asked]
        assert sorted(set(texts)) == sorted(texts), lang
        for question in asked:
            for one in answers(question):
                assert one.partition("#")[0].rstrip("/") in pages, question
