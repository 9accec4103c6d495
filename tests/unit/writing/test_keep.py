"""Nothing that is there is lost, and nothing broken is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from casebook.writing import term_file
from casebook.writing.keep import CannotWrite, add_entry, make_file

PATH = "docs/glossary/seo.yml"
ENTRY = ["- id: crawl", "  term: crawl", "  definition: What a robot does.", "  example: It reads a page."]


def add(root: Path, entry: list[str] = ENTRY) -> None:
    add_entry(root, PATH, term_file.head("seo"), "terms", lambda top: entry)


def leftovers(root: Path) -> list[str]:
    return [file.name for file in root.rglob("*") if file.is_file() and file.name != "seo.yml"]


def test_a_file_is_begun_and_added_to(glossary: Path) -> None:
    add(glossary)
    add(glossary, ["- id: index", *ENTRY[1:]])
    text = (glossary / PATH).read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../scripts/schemas/terms.json\n# The terms")
    assert text.count("- id:") == 2
    assert leftovers(glossary) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("topic: seo\nterms: [{id: a}]\n", "in brackets"),
        ("topic: links\nterms: []\n", "saw topic 'links'"),
        ("topic: seo\nterms:\n  - id: 'a\n", "docs/glossary/seo.yml: line"),
    ],
)
def test_a_file_that_can_not_be_added_to_stays_as_it_is(text: str, words: str, glossary: Path) -> None:
    (glossary / PATH).write_text(text, "utf-8")
    with pytest.raises(CannotWrite, match=words):
        add(glossary)
    assert (glossary / PATH).read_text("utf-8") == text
    assert leftovers(glossary) == []


def test_a_binary_file(glossary: Path) -> None:
    (glossary / PATH).write_bytes(b"\xff\xfe")
    with pytest.raises(CannotWrite, match="UTF-8"):
        add(glossary)


def test_problems_that_were_there_do_not_hinder(glossary: Path) -> None:
    (glossary / PATH).write_text("topic: seo\nterms:\n  - id: NOT AN ID\n", "utf-8")
    add(glossary)
    assert "- id: crawl" in (glossary / PATH).read_text("utf-8")


def test_a_broken_entry_is_not_written(glossary: Path) -> None:
    with pytest.raises(CannotWrite, match="expected"):
        add(glossary, ["- id: crawl", "  term: crawl"])
    assert not (glossary / PATH).exists()


def test_the_rights_of_a_file_are_kept(glossary: Path) -> None:
    add(glossary)
    (glossary / PATH).chmod(0o664)
    add(glossary, ["- id: index", *ENTRY[1:]])
    assert (glossary / PATH).stat().st_mode & 0o777 == 0o664


def test_a_change_in_between_is_not_lost(glossary: Path) -> None:
    add(glossary)
    mine = (glossary / PATH).read_text("utf-8")

    def meanwhile(top: dict[str, object]) -> list[str]:
        (glossary / PATH).write_text(mine + "# somebody else\n", "utf-8")
        return ["- id: index", *ENTRY[1:]]

    with pytest.raises(CannotWrite, match="changed in between"):
        add_entry(glossary, PATH, term_file.head("seo"), "terms", meanwhile)
    assert (glossary / PATH).read_text("utf-8") == mine + "# somebody else\n"
    assert leftovers(glossary) == []


def test_a_broken_case_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="expected"):
        make_file(tmp_path, "cases/x.md", "no front matter")
    assert not (tmp_path / "cases").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to(glossary: Path) -> None:
    (glossary / "docs" / "glossary").chmod(0o555)
    with pytest.raises(CannotWrite, match="permission denied"):
        add(glossary)
