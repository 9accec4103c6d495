"""Practice on terms: questions in words, in the tree's language where all of their terms are translated."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from typing import Any

import pytest
from casebook.model.kinds import TERM
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.model.term import Term, TermFile
from casebook.model.topic import Topic
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.term_items import GAP
from casebook.site.term_sets import set_page, term_pages, term_sets

TOPIC = Topic(id="ads", kind="service", title="Search ads", summary="Ads beside results")
TERMS = [
    Term(id="ctr", term="click-through rate", abbreviation="CTR", definition="The share of showings that were clicked.",
         example="Of 1000 showings 20 were clicked: a CTR of 2 %."),
    Term(id="bid", term="bid", definition="What one click may cost at most; a bid is no price.", example="40 roubles."),
    Term(id="reach", term="reach", definition="How many people saw an ad at least once.", example="800 people."),
    Term(id="landing", term="landing page", definition="Where a click leads.", example="The page of winter tyres."),
    Term(id="lead", term="lead", definition="A person who asked for an offer.", example="A form was sent."),
]  # fmt: skip


@cache
def library() -> Library:
    terms = {term.id: term for term in TERMS}
    return Library(topics={TOPIC.id: TOPIC}, terms=terms, term_files=[TermFile(topic="ads", terms=TERMS)])


def site_of(known: Library) -> Site:
    return Site(known, Charts(), {"practice.js": b"", "practice.css": b""})


def set_of(site: Site) -> dict[str, Any]:
    [(path, page)] = term_pages(site)
    assert path == set_page("ads")
    found = re.search(r"set='(.*?)'", page.decode())
    assert found
    return json.loads(html.unescape(found[1]))  # type: ignore[no-any-return]


def test_a_topic_with_terms_has_a_page_of_questions() -> None:
    items = set_of(site_of(library()))["items"]
    assert [item["kind"] for item in items] == [*["single"] * 5, "match", "single"]
    assert term_sets(site_of(library())) == [("Search ads", set_page("ads"), 7)]
    ctr = items[0]
    assert (
        ctr["family"] == "term-ctr" and ctr["level"] == "term" and ctr["refs"][0]["url"].endswith("glossary/ads/#ctr")
    )
    assert ctr["key"] == "ctr" and {"id": "ctr", "text": "CTR (click-through rate)"} in ctr["options"]
    assert {one["id"] for one in ctr["mistakes"]} == {one["id"] for one in ctr["options"]} - {"ctr"}


def test_a_question_does_not_name_what_it_asks_for() -> None:
    items = {item["family"]: item for item in set_of(site_of(library()))["items"]}
    for term in TERMS:
        assert not re.search(rf"\b({term.term}|{term.abbreviation})\b", items[f"term-{term.id}"]["stem"])
    lefts = [left["text"] for left in items["terms-match-ads"]["lefts"]]
    assert any(GAP in text for text in lefts) == ("bid" in items["terms-match-ads"]["key"])


def test_one_of_four_terms_has_the_definition_of_a_fifth() -> None:
    odd = next(item for item in set_of(site_of(library()))["items"] if item["family"] == "terms-odd-ads")
    said = {option["id"]: option["text"] for option in odd["options"]}
    stray = next(term for term in TERMS if term.id not in said)
    assert stray.definition[:12] in said[odd["key"]] and stray.term in odd["rationales"][odd["key"]]


@pytest.mark.parametrize("translated", [("ctr", "bid", "reach", "landing", "lead"), ("ctr", "bid", "reach")])
def test_a_question_is_in_the_trees_language_where_all_of_its_terms_are(translated: tuple[str, ...]) -> None:
    known = localized(library(), "ru")
    terms = dict(known.records(TERM))
    for id in translated:
        terms[id] = terms[id].model_copy(update={"term": f"слово {id}", "definition": f"определение {id}"})
    known.terms, known.translated = terms, frozenset(f"term:{id}" for id in translated)
    items, source = set_of(site_of(known))["items"], set_of(site_of(library()))["items"]
    for item, original in zip(items, source, strict=True):
        shown = set(item["key"] if item["kind"] == "match" else [one["id"] for one in item["options"]])
        assert (item.get("lang") == "en") == (not shown <= set(translated)), item["family"]
        for name in ("id", "digest", "key_digest", "text_digest", "key"):
            assert item[name] == original[name]
