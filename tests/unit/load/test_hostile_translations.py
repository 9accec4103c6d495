"""Translations made to bring the checker down end in problems, like everything else that lies in the folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.unit.load.checker import Checker
from tests.unit.load.hostile_texts import MARKDOWN, YAML, many
from tests.unit.load.test_hostile import checker as checker
from tests.unit.load.test_hostile import lay, rules
from tests.unit.load.test_hostile import root as root

pytestmark = pytest.mark.slow

PAGE = '---\nof: "000000000000"\ntitle: Враг\ndescription: Текст, который написан во вред.\n---\n# Враг\n\n'
FILES = ("docs/index.ru.md", "cases/tyre-shop.ru.md", "quizzes/items/search-ads.ru.yml", "quizzes/topics.bg.yml",
         "cases/taxonomy.ru.yml", "quizzes/practice/everything.bg.yml", "docs/sources.ru.yml")  # fmt: skip
MANY = many(19_000)


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown(name: str, root: Path, checker: Checker) -> None:
    lay(root, "docs/theory/search-ads.ru.md", f"{PAGE}{MARKDOWN[name]}\n")
    assert "translation-stale" in rules(checker.check(root), "docs/theory/search-ads.ru.md")


@pytest.mark.parametrize("name", YAML)
def test_yaml(name: str, root: Path, checker: Checker) -> None:
    for path in FILES:
        lay(root, path, f"---\n{YAML[name]}\n---\n# Враг\n" if path.endswith(".md") else YAML[name])
    problems = checker.check(root)
    # A list under a name of its own is no harm to a file that has lists under other names.
    assert [path for path in FILES if not rules(problems, path)] in ([], ["cases/taxonomy.ru.yml"])


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize(
    "content", [b"", b"\0", b"\xff\xfe\0", b"a: [", b"---", b"---\n---\n", b"[]", b"terms: {a: b}", b"items: [1, ~]",
                b"industries: x", b"topics: [[[]]]", b"title: 1"], ids=repr,
)  # fmt: skip
def test_bytes(path: str, content: bytes, root: Path, checker: Checker) -> None:
    lay(root, path, content)
    found = checker.check(root)
    assert {problem["path"] for problem in found if problem["severity"] == "error"} <= {path}


def test_folders_and_links_in_the_place_of_translations(root: Path, checker: Checker) -> None:
    (root / "docs/index.ru.md").mkdir()
    (root / "quizzes/topics.ru.yml").mkdir()
    os.symlink("index.md", root / "docs/index.bg.md")
    problems = checker.check(root)
    for path in ("docs/index.ru.md", "quizzes/topics.ru.yml", "docs/index.bg.md"):
        assert rules(problems, path) == {"file-kind"}


def test_thousands_of_unknown_ids(root: Path, checker: Checker) -> None:
    entry = '  - {{id: no-{0}, of: "000000000000", term: слово {0}, definition: Что это, example: Пример}}\n'
    lay(root, "docs/glossary/search-ads.ru.yml", "terms:\n" + "".join(entry.format(n) for n in range(MANY)))
    assert rules(checker.check(root), "docs/glossary/search-ads.ru.yml") == {"translation-known"}


def test_thousands_of_the_same_id(root: Path, checker: Checker) -> None:
    entry = '  - {{id: ctr, of: "000000000000", term: слово {0}, definition: Что это, example: Пример}}\n'
    lay(root, "docs/glossary/search-ads.ru.yml", "terms:\n" + "".join(entry.format(n) for n in range(MANY)))
    assert "translation-unique" in rules(checker.check(root), "docs/glossary/search-ads.ru.yml")


def test_thousands_of_parts(root: Path, checker: Checker) -> None:
    head = 'items:\n  - id: search-ads-001\n    of: "000000000000"\n    stem: Что такое показ?\n    options:\n'
    options = "".join(f"      - {{id: x{n}, text: Ответ {n}, rationale: Потому что}}\n" for n in range(MANY))
    lay(root, "quizzes/items/search-ads.ru.yml", head + options)
    assert "translation-parts" in rules(checker.check(root), "quizzes/items/search-ads.ru.yml")


def test_a_hundred_languages(root: Path, checker: Checker) -> None:
    codes = [f"{first}{second}" for first in "qwxz" for second in "abcdefghijklmnopqrstuvwxyz"]
    for code in codes:
        lay(root, f"docs/index.{code}.md", PAGE)
    problems = checker.check(root)
    assert {problem["rule"] for problem in problems} == {"file-language"}
    assert len(problems) == len(codes)
