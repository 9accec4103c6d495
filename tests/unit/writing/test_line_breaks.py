"""A line break of a form is one in the case, too."""

from __future__ import annotations

import pytest
from casebook.prose.dialect import parse, render
from casebook.writing.line_breaks import kept


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\n\nc", "a\\\nb\n\nc"),
        ("a  \nb", "a  \nb"),
        ("- a\n  b\n- c", "- a\\\n  b\n- c"),
        ("> a\n> b", "> a\\\n> b"),
        ("```\na\nb\n```", "```\na\nb\n```"),
        ("| a |\n|---|\n| b |", "| a |\n|---|\n| b |"),
        ("`a\nb` c\nd", "`a\nb` c\\\nd"),
        ("## a\nb", "## a\nb"),
    ],
)
def test_kept(text: str, expected: str) -> None:
    assert kept(text) == expected
    assert render(parse(kept(text))).count("<br>") == expected.count("\\") + ("  \n" in text)
