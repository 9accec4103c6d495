"""What staging makes of a Markdown text."""

from __future__ import annotations

import pytest
from casebook.load.markdown import scan
from casebook.model.library import Library
from casebook.model.term import Term
from casebook.site.markdown import attribute, rewrite
from casebook.site.term_finder import TermFinder

CTR = Term(id="ctr", term="click-through rate", abbreviation="CTR", definition='Clicks by "views" | a_b', example="e")


def staged(text: str, source: str = "docs/theory/search-ads.md") -> str:
    return rewrite(scan(text), source, Library(), TermFinder([CTR]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](../../cases/tyre.md#why)", "[x](../cases/tyre.md#why)"),
        ("[x](../process/brief.md)", "[x](../process/brief.md)"),
        ("[x](../../quizzes/practice/all-kinds.yml)", "[x](../practice/all-kinds.md)"),
        ("[x](#below)", "[x](#below)"),
        ("[x](search-ads.md#below)", "[x](#below)"),
        ("[x](https://example.org/a_b)", "[x](https://example.org/a_b)"),
        ("[x](mailto:a@example.org)", "[x](mailto:a@example.org)"),
        ('![alt](images/a.svg "title")', '![alt](images/a.svg "title")'),
        ("[![alt](images/a.svg)](../../cases/x.md)", "[![alt](images/a.svg)](../cases/x.md)"),
        ("[x][r]\n\n[r]: ../../cases/x.md", "[x][r]\n\n[r]: ../cases/x.md"),
        ("`[x](../../cases/x.md)`", "`[x](../../cases/x.md)`"),
        ("<!-- [x](../../cases/x.md) -->", "<!-- [x](../../cases/x.md) -->"),
    ],
)
def test_links_lead_to_staged_files(text: str, expected: str) -> None:
    assert staged(text) == expected


def test_headings_get_their_anchor_written_out() -> None:
    text = "## Что это?\n\n## Same\n\n## Same\n\n## Named {#here .big}\n\n```\n## not one\n```"
    assert staged(text).split("\n\n")[:4] == [
        "## Что это? {#что-это}", "## Same {#same}", "## Same {#same-2}", "## Named {#here .big}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "# The CTR", "[CTR](x.md)", "`CTR`", "```\nCTR\n```", "<b title='CTR'>x</b>", '!!! note "CTR"',
        '??? question "CTR"', "x {: title=CTR }", "https://example.org/CTR", "[^CTR]",
        "[the\nCTR](x.md)", "![a\nCTR](x.svg)",
        "[a][r]\n\n[r]: x/CTR.md", "[![a](CTR.svg)](../x/CTR.md)", '[a](x.md "one (two) CTR")', "<img\nalt='CTR'>",
        "[a](https://example.org/b_(c)_CTR)", "www.CTR.example",
    ],
)  # fmt: skip
def test_terms_are_left_alone_in(text: str) -> None:
    assert "cb-term" not in staged(text)


def test_a_term_in_a_table_keeps_the_table_whole() -> None:
    line = staged("| a | b |\n|---|---|\n| CTR | x |").split("\n")[2]
    assert line.count("|") == 3
    assert "[CTR](../glossary/index.md#ctr" in line


def test_a_title_holds_nothing_that_ends_it_or_is_markup() -> None:
    title = attribute('a "b" <c> [d] `e` *f* g_h | \\ & \n i')
    assert not set('"<>[]`*_|\\\n') & set(title.replace("&gt;", "")) - {">"}


def test_citations_become_links_to_the_sources() -> None:
    text = staged("So it was [@001.4; 001.12].")
    assert text.startswith('So it was <span class="cb-cite">[001.4](../sources.md#d001), [001.12](../sources.md#d001)')


def test_a_term_next_to_a_link_is_explained() -> None:
    assert staged("[a](x.md) and CTR < 5 or > 3").startswith("[a](x.md) and [CTR](../glossary/index.md#ctr ")


def test_numbers_are_not_broken_over_lines() -> None:
    text = "From 50 000 to 2 000 000 roubles, 70 % of it; in 2019 100 of 12 3456; `50 000 %`."
    kept = staged(text)
    assert kept.replace("\u00a0", " ") == text
    assert kept.count("\u00a0") == 5  # 2019 100 is taken for a number, too: harmless
    assert "50\u00a0000" in kept
    assert "70\u00a0%" in kept
    assert "`50 000 %`" in kept
