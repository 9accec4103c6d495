"""The library in another language: what is translated, what falls back, what never changes."""

from __future__ import annotations

import shutil
import time
from typing import Any

import pytest
from casebook.load.loading import load
from casebook.model.asked import digest, key_of, rationales
from casebook.model.blueprint import title_in
from casebook.model.item import Kind, ShortItem
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.model.translation.by_language import Translations

from tests.support.translations import BASE, FILES, lay


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = shutil.copytree(BASE, tmp_path_factory.mktemp("localized") / "root")
    lay(root, FILES)
    loading = load(root)
    assert loading.problems == []
    return loading.library


@pytest.fixture(scope="module")
def russian(source: Library) -> Library:
    return localized(source, "ru")


def test_the_source_is_itself(source: Library) -> None:
    assert localized(source, "en") is source
    assert (source.lang, source.fallen_back, source.origin) == ("en", frozenset(), source)
    assert source.lang_of("item", "search-ads-001") == "en"


def test_what_is_not_translated_falls_back(source: Library, russian: Library) -> None:
    assert russian.lang == "ru"
    assert russian.origin is source
    assert "docs/index.md" in russian.fallen_back
    assert "cases/phone-repair.md" in russian.fallen_back
    assert russian.fallen_back.isdisjoint(
        {"docs/theory/search-ads.md", "cases/tyre-shop.md", "quizzes/practice/everything.yml"}
    )
    assert russian.pages["index"] is source.pages["index"]
    assert russian.terms["impression"] is source.terms["impression"]
    assert [russian.lang_of("term", name) for name in ("ctr", "impression")] == ["ru", "en"]
    assert [russian.lang_of("item", f"search-ads-00{number}") for number in (1, 2, 3)] == ["ru", "en", "ru"]
    assert russian.lang_of("regions", "moscow") == "ru"
    assert russian.lang_of("roles", "account-manager") == "en"


def test_a_language_without_any_translation(source: Library) -> None:
    bulgarian = localized(source, "bg")
    assert bulgarian.lang == "bg"
    assert bulgarian.fallen_back == {*source.texts, "quizzes/practice/everything.yml", "docs/checklists/kick-off.yml"}
    assert bulgarian.items == source.items
    assert bulgarian.names == source.names


def test_records_keep_their_place_and_their_order(source: Library, russian: Library) -> None:
    assert list(russian.texts) == list(source.texts)
    assert list(russian.items) == list(source.items)
    assert russian.texts["cases/tyre-shop.md"].title == "Магазин шин выходит в регионы"
    assert [case.id for case in russian.published_cases] == [case.id for case in source.published_cases]
    assert [[item.id for item in file.items] for file in russian.item_files] == [
        [item.id for item in file.items] for file in source.item_files
    ]
    assert russian.item_files[1].items[0] is russian.items["search-ads-001"]
    assert russian.term_files[0].terms[0] is russian.terms["ctr"]
    found = [item.stem for item in russian.items_by_ref["case:tyre-shop"]]
    assert "Что такое показ?" in found


def test_anchors_are_those_of_the_source(source: Library, russian: Library) -> None:
    own, meant = russian.pages["theory/search-ads"].body, source.pages["theory/search-ads"].body
    assert [heading.anchor for heading in own.headings] == [heading.anchor for heading in meant.headings]
    assert own.anchors == meant.anchors
    assert own.headings[1].text == "Что это такое"
    case = russian.cases["tyre-shop"].body
    assert "why" in case.anchors
    assert "почему" not in case.anchors


def test_a_case_keeps_what_is_no_text(source: Library, russian: Library) -> None:
    own, meant = russian.cases["tyre-shop"], source.cases["tyre-shop"]
    assert own.client.description == "Небольшой интернет-магазин шин"
    assert own.client.size == meant.client.size
    assert own.figures[0].x.values == ["июнь", "июль"]
    assert own.figures[0].series[0].values == meant.figures[0].series[0].values
    assert own.figures[0].source == meant.figures[0].source
    assert (own.period, own.sources, own.outcome) == (meant.period, meant.sources, meant.outcome)
    assert meant.title == "A tyre shop goes to the regions"


def test_parts_of_an_item_stand_in_the_order_of_the_source(source: Library, russian: Library) -> None:
    item = russian.items["search-ads-001"]
    assert item.kind is Kind.SINGLE
    assert [option.id for option in item.options] == ["a", "b", "c"]
    assert item.options[0].text == "Одно появление объявления"
    assert key_of(item) == "a"
    assert rationales(item)["b"] == "Клик будет позже."
    assert item.refs == source.items["search-ads-001"].refs


def test_a_short_item_takes_the_forms_of_the_language(russian: Library) -> None:
    item = russian.items["search-ads-003"]
    assert isinstance(item, ShortItem)
    assert item.key == ["показ", "показ объявления"]


def test_the_digest_of_an_item_is_that_of_the_source(source: Library, russian: Library) -> None:
    for item_id, item in source.items.items():
        assert russian.item_digests[item_id] == digest(item)
    assert dict(russian.item_digests) == dict(source.item_digests)
    assert digest(russian.items["search-ads-001"]) != russian.item_digests["search-ads-001"]


def test_a_term_names_the_word_of_the_source(russian: Library) -> None:
    term = russian.terms["ctr"]
    assert (term.term, term.abbreviation, term.forms) == ("кликабельность", None, ["кликабельности"])
    assert term.names == {"en": "click-through rate"}
    assert term.related == ["impression"]


def test_names_topics_and_documents(russian: Library) -> None:
    assert russian.names["regions"] == {"moscow": "Москва"}
    assert russian.topics["seo"].summary == "Бесплатные результаты"
    document = russian.documents["001"]
    assert (document.title, document.publisher, document.facts) == ("Как работает агентство", "An agency", 9)


def test_every_kind_is_translated(source: Library, russian: Library) -> None:
    checklist, exercise = russian.checklists["kick-off"], russian.exercises["late-brief"]
    assert (checklist.title, checklist.sections[0].entries[0].strong) == (
        "Начало проекта", "40 заказов в месяц к июню; сейчас 25.",
    )  # fmt: skip
    assert checklist.anchors == source.checklists["kick-off"].anchors
    assert checklist.sections[0].entries[0].refs == source.checklists["kick-off"].sections[0].entries[0].refs
    assert [heading.anchor for heading in exercise.body.headings] == [
        heading.anchor for heading in source.exercises["late-brief"].body.headings
    ]
    blueprint = russian.blueprints["first"]
    assert (title_in(blueprint, "ru"), title_in(blueprint.sections[0], "ru")) == ("Первый экзамен", "Термины")
    assert title_in(source.blueprints["first"], "ru") == "First exam"
    assert blueprint.slots() == source.blueprints["first"].slots()


def test_what_a_translation_lacks_stays_as_in_the_source(source: Library, russian: Library) -> None:
    """A translation with problems is shown as far as it goes: `casebook stage` does not check."""
    to = source.translations["ru"]
    broken: Any = to.of("item")["search-ads-001"]
    option = broken.options[1].model_copy(update={"id": "b", "text": "Клик", "rationale": "Позже"})
    broken = broken.model_copy(update={"options": [option]})
    case = to.of("case")["tyre-shop"].model_copy(update={"lessons": ["Раз", "Два", "Три"], "figures": []})
    library = Library(
        items=source.items,
        cases=source.cases,
        translations={"ru": Translations({"item": {broken.id: broken, "gone": broken}, "case": {case.id: case}})},
    )
    made = localized(library, "ru")
    item = made.items["search-ads-001"]
    assert item.kind is Kind.SINGLE
    assert [option.text for option in item.options][1:] == ["Клик", "One order in the shop"]
    assert made.cases["tyre-shop"].lessons == ["Раз"]
    assert made.cases["tyre-shop"].figures == source.cases["tyre-shop"].figures
    assert "gone" not in made.items


def test_ten_thousand_cases_take_less_than_a_second(source: Library) -> None:
    case, item = source.cases["phone-repair"], source.items["search-ads-002"]
    many = Library(
        cases={f"{n}": case for n in range(10_000)},
        items={f"{n}": item for n in range(10_000)},
        translations=source.translations,
    )
    started = time.process_time()
    made = localized(many, "ru")
    assert len(made.fallen_back) == 1  # all have the place of the one
    assert time.process_time() - started < 1
