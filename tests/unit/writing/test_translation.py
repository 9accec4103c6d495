"""What `casebook translate start` writes is loaded without a problem, for each kind of record."""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook.load.yaml import parse
from casebook.model.kinds import kind_of
from casebook.writing.keep import CannotWrite
from casebook.writing.translation_file import start
from casebook.writing.translation_source import open_source
from casebook.writing.yamltext import block

from tests.support.translations import BASE, FILES, assert_startable, lay, sources, untranslated

pytestmark = pytest.mark.slow


def test_what_is_started_has_no_problem(tmp_path: Path) -> None:
    assert_startable(untranslated(tmp_path, BASE))


@pytest.mark.parametrize(
    "path",
    [path for path in sources(BASE) if not kind_of(path).kind.is_whole],  # type: ignore[union-attr]
)
def test_a_second_start_adds_nothing(tmp_path: Path, path: str) -> None:
    root = untranslated(tmp_path, BASE)
    made, _ = start(root, open_source(root, path), "ru")
    before = (root / made).read_bytes()
    assert start(root, open_source(root, path), "ru") == (made, 0)
    assert (root / made).read_bytes() == before


def test_what_is_missing_is_added_below_what_is_there(tmp_path: Path) -> None:
    root = untranslated(tmp_path, BASE)
    path = "quizzes/items/search-ads.ru.yml"
    mine = "# Mine. \u00ab\u00bb\r\n" + FILES[path].replace("\n", "\r\n") + "# The end.\r\n"
    (root / path).write_bytes(mine.encode())
    assert start(root, open_source(root, "quizzes/items/search-ads.yml"), "ru") == (path, 2)
    after = (root / path).read_bytes().decode()
    assert after.startswith(mine.removesuffix("# The end.\r\n"))
    assert [item["id"] for item in parse(after.replace("\r\n", "\n"))["items"]] == [
        "search-ads-003", "search-ads-001", "search-ads-002", "search-ads-004",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [
        "docs/theory/search-ads.ru.md",
        "quizzes/practice/everything.ru.yml",
        "quizzes/exams/first.ru.yml",
        "docs/checklists/kick-off.ru.yml",
        "cases/exercises/late-brief.ru.md",
    ],
)
def test_nothing_is_overwritten(tmp_path: Path, path: str) -> None:
    root = untranslated(tmp_path, BASE)
    lay(root, {path: "mine"})
    with pytest.raises(CannotWrite, match="is there already"):
        start(root, open_source(root, path.replace(".ru", "")), "ru")
    assert (root / path).read_text() == "mine"


@pytest.mark.parametrize(
    ("text", "says"),
    [("terms: {a: b}\n", "no list `terms:`"), ("terms: [\n", "bracket"), ("terms: [{id: x}]\n", "brackets")],
)  # fmt: skip
def test_a_file_that_nothing_can_be_added_to(tmp_path: Path, text: str, says: str) -> None:
    root = untranslated(tmp_path, BASE)
    path = "docs/glossary/search-ads.ru.yml"
    lay(root, {path: text})
    with pytest.raises(CannotWrite, match=says):
        start(root, open_source(root, "docs/glossary/search-ads.yml"), "ru")
    assert (root / path).read_text() == text


@pytest.mark.parametrize("path", ["docs/exam/keys.json", "quizzes/items/retired.yml", "docs/x.txt", "mkdocs.yml"])
def test_what_is_not_translated(path: str) -> None:
    with pytest.raises(CannotWrite, match="not translated"):
        open_source(BASE, path)


def test_a_broken_source_is_not_translated(tmp_path: Path) -> None:
    root = untranslated(tmp_path, BASE)
    lay(root, {"quizzes/topics.yml": "topics: [{id: seo}]\n"})
    with pytest.raises(CannotWrite, match="correct the source first"):
        open_source(root, "quizzes/topics.yml")


def test_any_text_is_read_back_as_it_was() -> None:
    odd = ["yes", "null", "1.0", "- x", "a: b", "x #y", "{x}", "[x]", "'", '"', "@x", "%", "two\nlines", "a  b", "0o7"]
    values = {"of": "1e5000000000", "id": "000", "title": "x", "key": odd, "x": {"title": "y"},
              "series": [{"title": text} for text in odd], "summary": "long words " * 40 + "end"}  # fmt: skip
    assert parse("\n".join(block(values))) == values
