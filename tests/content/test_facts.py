"""What the sources state about the work is all there: each of these facts is cited where a newcomer reads it."""

from __future__ import annotations

import re

from casebook.model.library import Library

from tests.unit.writing.test_case import assert_survives_being_written

CITED = """
    000.2–000.11  000.14  001.2  001.5–001.12  001.15  001.16  002.7–002.9  002.11–002.13  003.4–003.13  004.2–004.16
"""
"""The rules of the sources, from the issue that asked for the knowledge base; not from the content."""
RANGE = re.compile(r"(\d{3})\.(\d+)(?:–\1\.(\d+))?")


def expanded(text: str) -> list[str]:
    """`000.2–000.4` as 000.2, 000.3, 000.4."""
    return [
        f"{document}.{number}"
        for document, first, last in RANGE.findall(text)
        for number in range(int(first), int(last or first) + 1)
    ]


def cited(library: Library) -> set[str]:
    """The facts that pages, published cases, exercises and check-lists cite; the page of sources does not count."""
    texts = [page for page in library.pages.values() if page.id != "sources"]
    stories = [*library.published_cases, *library.exercises.values()]
    found = {citation.fact for text in [*texts, *stories] for citation in text.body.citations}
    return found | {fact for checklist in library.checklists.values() for fact in checklist.cited}


def test_the_list_itself_is_whole() -> None:
    facts = expanded(CITED)
    assert len(facts) == len(set(facts)) == 10 + 1 + 1 + 8 + 2 + 3 + 3 + 10 + 15
    assert {"000.2", "000.11", "001.16", "003.13", "004.2", "004.16"} <= set(facts)
    assert not {"000.1", "001.13", "002.10", "004.1"} & set(facts)


def test_every_rule_of_the_sources_is_cited(content: Library) -> None:
    assert sorted(set(expanded(CITED)) - cited(content)) == []


def test_every_case_survives_being_written(content: Library) -> None:
    assert_survives_being_written(content)
