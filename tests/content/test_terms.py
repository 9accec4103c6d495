"""What practice asks of the shipped glossary: each term, nothing that names its own answer, no two that are one."""

from __future__ import annotations

from collections import Counter

import pytest
from casebook.model.family.recipe import SingleFamily
from casebook.model.item import Item, Level, MatchItem, SingleItem
from casebook.model.languages import NAMES
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.model.near_terms import are_apart, names_itself
from casebook.site.answers import rows
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.term_items import Asking

FEWEST_TRANSLATED = 60


def texts(item: Item) -> list[str]:
    assert isinstance(item, SingleItem | MatchItem)
    return [pair.right for pair in item.pairs] if isinstance(item, MatchItem) else [one.text for one in item.options]


def test_every_term_is_asked_alone_and_most_in_company(content: Library) -> None:
    asked = [one for questions in content.term_questions.values() for one in questions]
    alone = Counter(one.asked for one in asked if one.form in ("definition", "example"))
    assert set(alone) == set(content.terms) and set(alone.values()) == {1}
    matched = Counter(id for one in asked if one.form == "match" for id in one.terms)
    assert max(matched.values()) == 1 and len(matched) >= 0.8 * len(content.terms)
    assert len({one.id for one in asked}) == len(asked)
    assert not {one.id for one in asked} & set(content.public_items), "the mock exam asks terms by their use, too"
    assert {len(one.beside) for one in asked} <= {2, 3}


def test_what_can_not_be_told_apart_never_stands_together(content: Library) -> None:
    terms = content.terms
    for one in (one for questions in content.term_questions.values() for one in questions):
        for id in one.terms:
            assert all(are_apart(terms[id], terms[other]) for other in one.terms if other != id), one


def test_the_exam_asks_terms_of_every_topic_by_their_use_beside_others_of_it(content: Library) -> None:
    asked, terms = set(), content.terms
    for family in content.families.values():
        table = next((one for one in family.parameters if one.asked), None)
        if not isinstance(family, SingleFamily) or family.level is not Level.TERM or table is None:
            continue
        asked.add(family.topic)
        for row in table.rows:
            others = [terms[other.id] for other in table.rows if other is not row]
            # Analytics asks for two terms of its neighbours, CRM and A/B test.
            assert content.topic_of_term[row.id] == family.topic or family.topic == "analytics", row.id
            assert all(are_apart(terms[row.id], other) for other in others), row.id
            assert not names_itself(terms[row.id], row.texts[1]), row.id
    assert asked == set(content.topics)


@pytest.mark.parametrize("lang", NAMES)
def test_questions_are_sound_and_do_not_name_their_answer(lang: str, content: Library) -> None:
    library = localized(content, lang)
    asking, count = Asking(Site(library, Charts())), 0
    for one in (one for questions in content.term_questions.values() for one in questions):
        if any(library.lang_of("term", id) != lang for id in one.terms):
            continue
        count += 1
        item = asking.instance(one).item
        said = texts(item)
        assert len(set(said)) == len(said) == len(one.terms) - bool(one.stray), one.id
        if one.form in ("definition", "example") and lang == content.lang:
            assert not names_itself(library.terms[one.asked], item.stem.partition("? ")[2]), item.stem
    assert count >= FEWEST_TRANSLATED


def test_a_term_that_search_tells_in_english_says_so(content: Library) -> None:
    """A name in the reader's language, by which it is found, doesn't make a title of it: a screen reader is told."""
    library = localized(content, "bg")
    of_terms = [row for row in rows(Site(library, Charts(), {})) if row[1] == "term"]
    shown = {row[0].partition("#")[2]: row for row in of_terms}
    in_english = {id for id in library.terms if library.lang_of("term", id) != "bg"}
    assert len(in_english) > 100
    assert {id for id, row in shown.items() if row[4] == 1} == in_english
    assert {row[4] for row in of_terms} == {0, 1}
