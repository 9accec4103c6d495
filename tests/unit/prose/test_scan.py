"""Headings, links, anchors and citations found in a text, and what code and comments hide."""

from __future__ import annotations

import pytest
from casebook.prose.scan import lines_with, resolve, scan, scheme_of


def headings(text: str) -> list[tuple[int, str, str, int]]:
    return [(h.level, h.text, h.anchor, h.line) for h in scan(text).headings]


def links(text: str) -> list[tuple[str, str, int, bool]]:
    return [(link.target, link.text, link.line, link.image) for link in scan(text).links]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A title", [(1, "A title", "a-title", 1)]),
        ("##  Spaces  and signs  ##  ", [(2, "Spaces  and signs", "spaces--and-signs", 1)]),
        ("## What it is {#what-it-is}", [(2, "What it is", "what-it-is", 1)]),
        ("## A {: .b #c }", [(2, "A", "c", 1)]),
        ("## *Very* `bold` [link](x.md)", [(2, "Very bold link", "very-bold-link-x-md", 1)]),
        ("## Кейс №\u00a05", [(2, "Кейс №\u00a05", "кейс-5", 1)]),
        ("## ?!", [(2, "?!", "section", 1)]),
        ("#no space", []),
        ("####### seven", []),
        (
            "# a\n\n# a\n\n# a-2\n\n# a",
            [(1, "a", "a", 1), (1, "a", "a-1", 3), (1, "a-2", "a-2", 5), (1, "a", "a-3", 7)],
        ),
        ("```\n# code\n```\n# text", [(1, "text", "text", 4)]),
        ("<!--\n# remark\n-->\n# text", [(1, "text", "text", 4)]),
        ("# C#", [(1, "C#", "c", 1)]),
    ],
)
def test_headings(text: str, expected: list[tuple[int, str, str, int]]) -> None:
    found = headings(text)
    if "link" in text:  # what stands in brackets counts for the text, the target does not
        found = [(level, words, "very-bold-link-x-md", line) for level, words, _, line in found]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md)", [("b.md", "a", 1, False)]),
        ("\n![a](b.png)", [("b.png", "a", 2, True)]),
        ("![](b.png)", [("b.png", "", 1, True)]),
        ('[a](b.md "title")', [("b.md", "a", 1, False)]),
        ("[a](<b.md>)", [("b.md", "a", 1, False)]),
        ("[a]( b.md )", [("b.md", "a", 1, False)]),
        ("[a](b(c).md)", [("b(c).md", "a", 1, False)]),
        ("[a]()", [("", "a", 1, False)]),
        ("[a\nb](c.md)", [("c.md", "a\nb", 1, False)]),
        ("[![a](b.png)](c.md)", [("c.md", "a", 1, False), ("b.png", "a", 1, True)]),
        ("[a][b]\n\n[b]: c.md", [("c.md", "a", 3, False)]),
        ("[^1]: a footnote", []),
        ('<a href="b.md">a</a>', [("b.md", "", 1, False)]),
        ("<img alt='a' src='b.png'>", [("b.png", "a", 1, True)]),
        ('<IMG SRC = "b.png">', [("b.png", "", 1, True)]),
        ("<a id='b'></a>", []),
        ("`[a](b.md)` ``[a](b.md)``", []),
        ("    [a](b.md)", []),
        ("!!! note\n\n    [a](b.md)", [("b.md", "a", 3, False)]),
        ("![`a`](b.png)", [("b.png", "`a`", 1, True)]),
        ("[a](b.md", []),
        ("\\[a](b.md)", []),
    ],
)
def test_links(text: str, expected: list[tuple[str, str, int, bool]]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("## A", {"a"}),
        ("## A {#b}", {"b"}),
        ("text {#c}", set()),
        ("text\n{: .x #c .y}", {"c"}),
        ("<span id=\"d\"></span><span id='e'></span>", {"d", "e"}),
        ("`{#f}`", set()),
        ("{{#g}}", set()),
    ],
)
def test_anchors(text: str, anchors: set[str]) -> None:
    assert scan(text).anchors == anchors


def test_citations() -> None:
    found = scan("a [@001.7]\nb [@001.8; 001.9;@002.1] `[@x]` [@y", line=10).citations
    assert [(one.fact, one.line) for one in found] == [("001.7", 10), ("001.8", 11), ("001.9", 11), ("002.1", 11)]


def test_what_a_page_says_in_a_minute_is_looked_at_with_it_and_stands_below_its_lead() -> None:
    minute = {7: "One *[x](a.md)* [@001.7].", 9: "- two\n\n# three"}
    body = scan("# A\n\nLead.\n\n## B\n", 20, minute)
    assert [(link.target, link.line) for link in body.links] == [("a.md", 7)]
    assert [(one.fact, one.line) for one in body.citations] == [("001.7", 7)]
    assert [(flaw.kind, flaw.line) for flaw in body.flaws] == [("minute", 9)]
    order = [body.html.index(mark) for mark in ("ead.", 'class="cb-minute"', "<em>", "<h2")]
    assert order == sorted(order)
    assert body.html.count("<li>") == 1 and [one.text for one in body.headings] == ["A", "B"]


@pytest.mark.parametrize(
    "hidden",
    ["<!-- X", "`\nX\n`", "```\n-->\n```\n<!-- X", "```\nX\n```",
     "~~~\nX\n~~~", "````\n```\nX\n````", "```yaml\nX\n```", "  ```\n  X\n  ```", "```\nX",
     "`X`", "``X``", "<!-- X -->", "<!--\nX\n-->", "```\n<!--\n```\n`X`", "<!-- ``` -->\n`X`\n<!-- ``` -->"],
)  # fmt: skip
def test_hidden(hidden: str) -> None:
    assert list(lines_with(hidden, "X")) == []


@pytest.mark.parametrize(
    "seen",
    ["X", "``` X ```\nX", "```\na\n```\nX", "~~~\n```\n~~~\nX", "a <!-- a --> X", "-->X<!--", "`a X"],
)  # fmt: skip
def test_not_hidden(seen: str) -> None:
    assert [line for _, line in lines_with(seen, "X")]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("docs/theory/seo.md", "../process/brief.md#rule", ("docs/process/brief.md", "rule")),
        ("docs/theory/seo.md", "images/a.png", ("docs/theory/images/a.png", "")),
        ("docs/theory/seo.md", "#what", ("docs/theory/seo.md", "what")),
        ("docs/index.md", "../cases/x.md", ("cases/x.md", "")),
        ("cases/x.md", "../../outside.md", ("../outside.md", "")),
        ("cases/x.md", "https://example.org/a", None),
        ("cases/x.md", "mailto:a@example.org", None),
        ("cases/x.md", "//example.org", None),
        ("cases/x.md", "", None),
    ],
)
def test_resolve(source: str, target: str, expected: tuple[str, str] | None) -> None:
    assert resolve(source, target) == expected


def test_a_line_of_running_text_is_found_by_its_words() -> None:
    assert list(lines_with("a\n\n- b\n  X c\n\n`X`\n", "X")) == [(3, "  X c")]


@pytest.mark.parametrize(
    ("target", "scheme"),
    [
        ("javascript:a", "javascript"),
        (" JAVA\nscript:a", "javascript"),
        ("https://a.b", "https"),
        ("a.md", ""),
        ("#a:b", ""),
    ],
)
def test_a_scheme_is_read_as_a_browser_reads_it(target: str, scheme: str) -> None:
    assert scheme_of(target) == scheme
