"""Plain text in Markdown, and other small helpers of the staged pages."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from casebook.site.site import front_matter, hashed, markdown_text

ODD = [
    "X {: onclick=alert(1) }", "<script>alert(1)</script>", "a < b & c > d", "*a* _b_ `c` [d](e)", "# not a heading",
    "a | b", "back\\slash", "&lt;", "50 % {#id}", "![x](y)", "**", "кейс «ё»", "::: x", "~~~",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    rendered = markdown.markdown(f"## {markdown_text(text)} {{#anchor}}", extensions=["attr_list", "md_in_html"])
    assert re.fullmatch(r'<h2 id="anchor">.*</h2>', rendered)
    assert html.unescape(re.sub(r"<[^>]*>", "", rendered)) == text


@pytest.mark.parametrize(
    "text", ["- a", "+ a", "1. a", "2024) a", "!!! note", "??? a", ": a", "===", "~~~", "---", "2.5 %", "-5"]
)
def test_text_at_the_start_of_a_paragraph_begins_no_list_and_no_box(text: str) -> None:
    extensions = ["admonition", "def_list", "pymdownx.details", "pymdownx.superfences"]
    for source in (markdown_text(text), f"word\n\n{markdown_text(text)}"):
        assert html.unescape(markdown.markdown(source, extensions=extensions)).endswith(f"<p>{text}</p>")


def test_several_lines_become_one() -> None:
    assert markdown_text("a\n\n- b\n---\n    c") == "a - b --- c"


def test_front_matter_quotes_what_is_in_it() -> None:
    assert front_matter(title='a "b": c\n---', empty="") == '---\ntitle: "a \\"b\\": c\\n---"\n---\n\n'


def test_a_hashed_name_changes_with_the_content() -> None:
    assert hashed("a/b.json", b"1") != hashed("a/b.json", b"2")
    assert re.fullmatch(r"a/b\.[0-9a-f]{10}\.json", hashed("a/b.json", b"1"))
