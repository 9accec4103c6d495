"""What GitHub's own parser makes of a text is what we make of it, or a problem says where.

Each file in tests/examples/markdown/ is a test. Where an `.html` lies beside it, our HTML is as there: what GitHub adds
after its parser is told by these (alerts, emoji, anchors). `CASEBOOK_UPDATE=1` writes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from casebook.prose.dialect import parse, parsed, render

from tests.support.github import compositions, difference

REPO = Path(__file__).parents[3]
ODD = REPO / "tests" / "examples" / "markdown"
FILES = sorted(ODD.glob("*.md"))
GOLDEN = sorted(ODD.glob("*.html"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_odd_text_is_shown_as_on_github(file: Path) -> None:
    assert difference(file.read_text("utf-8")) == ""


def test_there_are_enough_odd_texts() -> None:
    assert len(FILES) >= 80
    told = [file.stem for file in FILES if parsed(file.read_text("utf-8")).flaws]
    assert len(told) < len(FILES) / 10, told


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_what_github_adds_is_as_in_the_golden_file(file: Path) -> None:
    html = render(parse(file.with_suffix(".md").read_text("utf-8")))
    if os.environ.get("CASEBOOK_UPDATE"):
        file.write_text(html, "utf-8")
    assert html == file.read_text("utf-8")


def test_random_compositions_are_shown_as_on_github() -> None:
    texts = [file.read_text("utf-8") for file in FILES]
    for text in compositions(texts, 500, seed=1):
        assert difference(text, spacing=False) == "", text
