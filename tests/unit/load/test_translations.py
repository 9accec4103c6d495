"""Files of translations: which they are, what they translate, and what can't be one."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from casebook.check.run import check_root
from casebook.load.loading import load
from casebook.model.kinds import file_kinds, in_language, kind_of, parted
from casebook.model.problem import Problem

from tests.support.translations import BASE, FILES, ITEMS, PAGE, TERMS, lay

TODAY = datetime.date(2026, 11, 21)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "root")


def problems(root: Path) -> list[Problem]:
    return check_root(root, TODAY).problems


@pytest.mark.parametrize(
    ("path", "kind", "name", "lang"),
    [("docs/theory/seo.ru.md", "page-translation", "theory/seo", "ru"),
     ("docs/theory/seo.md", "page", "theory/seo", ""),
     ("docs/index.bg.md", "page-translation", "index", "bg"),
     ("docs/sources.ru.md", "page-translation", "sources", "ru"),
     ("docs/sources.ru.yml", "sources-translation", "", "ru"),
     ("cases/tyre-shop.bg.md", "case-translation", "tyre-shop", "bg"),
     ("cases/taxonomy.ru.yml", "taxonomy-translation", "", "ru"),
     ("quizzes/topics.ru.yml", "topics-translation", "", "ru"),
     ("quizzes/items/seo.ru.yml", "items-translation", "seo", "ru"),
     ("quizzes/practice/all.ru.yml", "practice-translation", "all", "ru"),
     ("docs/glossary/seo.ru.yml", "terms-translation", "seo", "ru"),
     ("cases/tyre-shop.de.md", "case", "tyre-shop.de", "")],
)  # fmt: skip
def test_kinds(path: str, kind: str, name: str, lang: str) -> None:
    sort = kind_of(path)
    assert sort
    assert (sort.kind.name, sort.name, sort.lang) == (kind, name, lang)


@pytest.mark.parametrize("path", ["docs/exam/keys.ru.json", "quizzes/items/retired.bg.yml", "quizzes/x.ru.yml"])
def test_what_is_not_translated(path: str) -> None:
    assert kind_of(path) is None


def test_a_kind_knows_what_it_translates() -> None:
    of = {kind.name: kind.of for kind in file_kinds() if kind.of}
    assert of["terms-translation"] == "terms"
    assert len(of) == 13


def test_paths() -> None:
    assert in_language("docs/a/seo.md", "ru") == "docs/a/seo.ru.md"
    assert parted("docs/a/seo.ru.md") == ("docs/a/seo.md", "ru")
    assert parted("docs/a.b/seo.md") == ("docs/a.b/seo.md", "")


def test_a_translation_is_no_page_or_case_of_its_own(root: Path) -> None:
    before = load(root).library
    lay(root, FILES)
    loading = load(root)
    assert loading.problems == []
    library = loading.library
    assert (set(library.pages), set(library.cases)) == (set(before.pages), set(before.cases))
    assert (set(library.items), set(library.practice)) == (set(before.items), set(before.practice))
    to = library.translations["ru"]
    assert {kind for kind, records in to.records.items() if records} == {
        "page", "case", "practice", "term", "item", "topic", "document", "regions", "exercise", "checklist", "exam",
        "situation",
    }  # fmt: skip
    assert to.of("term")["ctr"].where.path == "docs/glossary/search-ads.ru.yml"
    assert len(to.files) == len(FILES)


def test_translations_are_loaded_again_when_they_change(root: Path) -> None:
    lay(root, FILES)
    first = load(root)
    (root / "docs/theory/search-ads.ru.md").unlink()
    again = load(root, earlier=first).library
    assert again.translations["ru"].of("page") == {}
    assert set(again.translations["ru"].of("term")) == {"ctr"}


@pytest.mark.parametrize(
    ("path", "text", "line", "rule", "words"),
    [("docs/theory/search-ads.ru.md", PAGE.replace('of: "000000000000"\n', ""), 1, "shape", "no `of`"),
     ("docs/theory/search-ads.ru.md", PAGE.replace('"000000000000"', "123456789012"), 2, "shape", "`of: \"0000"),
     ("docs/theory/search-ads.ru.md", PAGE.replace('"000000000000"', '"ABC"'), 2, "shape", "12 hex digits"),
     ("docs/theory/search-ads.ru.md", PAGE.replace("title:", "titel:"), 3, "shape", "did you mean 'title'?"),
     ("docs/theory/search-ads.ru.md", PAGE.replace("title:", "topic: seo\ntitle:"), 3, "shape", "unknown key `topic`"),
     ("docs/glossary/search-ads.ru.yml", TERMS.replace("    example", "    # example"), 2, "shape", "no `example`"),
     ("quizzes/items/search-ads.ru.yml", ITEMS.replace("text: Один заказ в магазине", "text: Один заказ, в магазине"),
      11, "shape", "quotes"),
     ("quizzes/items/search-ads.ru.yml", ITEMS.replace("stem: Что", "stem: Вопрос: что"), 9, "yaml-syntax", "quotes"),
     ("quizzes/items/retired.ru.yml", "title: x\n", 1, "file-place", "in one language only")],
)  # fmt: skip
def test_what_is_wrong_is_told_where_it_stands(
    root: Path, path: str, text: str, line: int, rule: str, words: str
) -> None:
    lay(root, {path: text})
    found = [one for one in problems(root) if one.severity == "error" and one.where.line == line]
    assert [(one.where.path, one.rule) for one in found][:1] == [(path, rule)]
    assert any(words in f"{one.saw} {one.expected} {one.hint}" for one in found), found


@pytest.mark.parametrize("path", sorted(FILES))
@pytest.mark.parametrize("content", [b"a: [", b"\xff", b"---\nx: y\n---\n"])
def test_a_broken_source_causes_no_second_problem(root: Path, path: str, content: bytes) -> None:
    lay(root, {path: FILES[path]})
    source = parted(path)[0]
    (root / source).write_bytes(content)
    errors = [one for one in problems(root) if one.severity == "error"]
    assert {one.where.path for one in errors} == {source}


@pytest.mark.parametrize("path", sorted(FILES))
def test_a_broken_translation_causes_no_second_problem(root: Path, path: str) -> None:
    lay(root, {**FILES, path: "---\nx: [\n---\n"})
    errors = [one for one in problems(root) if one.severity == "error"]
    assert {one.where.path for one in errors} == {path}
