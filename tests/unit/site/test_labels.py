"""The interface words: none is missing in any language, no plural form either, and none is left over."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from casebook.generator.mkdocs.alternates import nav_word
from casebook.model.languages import NAMES, SOURCE
from casebook.site.words import Words

from tests.support.plain_yaml import plain_yaml
from tests.support.roots import REPO

PACKAGE = REPO / "scripts" / "casebook"
LABELS = PACKAGE / "site" / "labels"
GROUPS = sorted(file.stem for file in (LABELS / SOURCE).iterdir())
DYNAMIC = ("outcome-", "size-", "nav-", "not-found-", "facet-", "tool-no-script-", "coverage-")
"""Words whose names are put together: by an outcome, a size, a title of the navigation, a tool, a material."""
PLACE = re.compile(r"\{(\w+)\}")


@cache
def words(lang: str, group: str) -> dict[str, Any]:
    file = LABELS / lang / f"{group}.yml"
    return plain_yaml(file.read_text("utf-8")) if file.exists() else {}


def texts(word: Any) -> list[str]:
    return [str(text) for text in (word.values() if isinstance(word, dict) else [word])]


SUFFIXES = (".py", ".jinja", ".html", ".xml")


def used() -> set[str]:
    """Every word that a view, a template or the theme asks for by its name."""
    folders = [PACKAGE / "site", PACKAGE / "generator"]
    files = [file for folder in folders for file in folder.rglob("*.*") if file.suffix in SUFFIXES]
    read = "".join(file.read_text("utf-8") for file in files)
    calls = re.findall(r"(?:word|words|say|self)\(([^)]*)\)", read)
    first = {found[1] for call in calls if (found := re.match(r"\s*['\"]([a-z-]+)['\"]", call))}
    named = {name for call in calls for name in re.findall(r"['\"]([a-z]+(?:-[a-z]+)+)['\"]", call)}
    named |= set(re.findall(r'"(colours-[a-z]+)"', read))
    lists = set(re.findall(r"words\[['\"]site['\"]\]\[['\"]([a-z-]+)['\"]\]", read))
    return {name for name in first | named | lists if not name.endswith("-")}


def test_every_word_that_is_asked_for_is_there() -> None:
    assert used() - set(words(SOURCE, "site")) == set()


def test_no_word_is_left_over() -> None:
    names = {name for name in words(SOURCE, "site") if not name.startswith(DYNAMIC)}
    assert names - used() == set()


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("lang", [lang for lang in NAMES if lang != SOURCE])
def test_every_word_is_in_every_language_and_no_other(lang: str, group: str) -> None:
    english, found = words(SOURCE, group), words(lang, group)
    assert sorted(english.keys() - found.keys()) == [], "missing"
    assert sorted(found.keys() - english.keys()) == [], "left over"


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("lang", NAMES)
def test_plural_words_have_the_forms_of_their_language(lang: str, group: str) -> None:
    forms = Words(lang).plural_forms
    for name, english in words(SOURCE, group).items():
        word = words(lang, group).get(name, english if lang == SOURCE else None)
        if name != "languages" and isinstance(english, dict) and word is not None:
            assert set(word) == forms, f"{lang}/{group}.yml: {name}"


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("lang", [lang for lang in NAMES if lang != SOURCE])
def test_a_translated_word_has_the_places_of_the_english_one(lang: str, group: str) -> None:
    """A form for one may say it in words: "one case"."""
    for name, english in words(SOURCE, group).items():
        wanted = {place for text in texts(english) for place in PLACE.findall(text)}
        for text in texts(words(lang, group).get(name, english)):
            assert set(PLACE.findall(text)) <= wanted, f"{lang}/{group}.yml: {name}: {text}"
        found = {place for text in texts(words(lang, group).get(name, english)) for place in PLACE.findall(text)}
        assert found == wanted, f"{lang}/{group}.yml: {name}"


def sections(nav: list[Any]) -> list[str]:
    """The titles of the navigation that no page can give: those of sections, and those of the tabs."""
    found = [title for entry in nav for title in entry]
    nested = [part for entry in nav for part in entry.values() if isinstance(part, list)]
    inner = [entry for part in nested for entry in part if isinstance(next(iter(entry.values())), list)]
    return found + [title for entry in inner for title in entry]


def test_every_tab_and_section_of_the_navigation_is_a_word() -> None:
    config = (REPO / "mkdocs.yml").read_text("utf-8")
    nav = plain_yaml(config[config.index("\nnav:") :])["nav"]
    named = {nav_word(title): title for title in sections(nav)}
    assert {name: word for name, word in words(SOURCE, "site").items() if name.startswith("nav-")} == named


def test_the_languages_are_those_of_the_model() -> None:
    assert {folder.name for folder in Path(LABELS).iterdir()} == set(NAMES)
