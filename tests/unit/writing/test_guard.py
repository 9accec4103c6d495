"""What strangers write can do no harm on the site."""

from __future__ import annotations

import re

import pytest
from casebook.prose.dialect import parse, render
from casebook.writing.guard import LONGEST, refused, refused_in_line, settled

HARMFUL = [
    "<script>alert(1)</script>",
    "`<script>`",
    "```\n<img src=x onerror=alert(1)>\n```",
    "<!-- hidden -->",
    "<!-- never closed",
    "</section>",
    "<?php",
    "<https://example.org>",
    "<javascript:alert(1)>",
    "![a picture](https://example.org/spy.png)",
    "![a picture][spy]",
    "[![badge](https://example.org/b.svg)](https://example.org)",
    "[click](javascript:alert(1))",
    "[click](java&#115;cript:alert(1))",
    "[click](java\nscript:alert(1))",
    "[click]( javascript:alert(1))",
    "[click](<javascript:alert(1)>)",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "[click](vbscript:x)",
    "[click](//example.org)",
    "[click](file:///etc/passwd)",
    "[click](&#x6a;avascript:alert(1))",
    "[click](mailto:a&colon;b:c)",
    "[click][x]\n\n[x]: javascript:alert(1)",
    "[x]\n: a\n\n[x]: https://example.org",
    "[two\nlines]: javascript:alert(1)",
    "> [x]: javascript:alert(1)",
    "```\nnever closed",
    "~~~~ py\nclosed with too few\n~~~",
    "x" * (LONGEST + 1),
    "<\ufeffscript>alert(1)",
    "<\x00img src=x onerror=alert(1)>",
    "!\u202a[spy](https://example.org/spy.png)",
    "[click]\u202a(javascript:alert(1))",
    "[click][x]\n\n[x]\u2066: javascript:alert(1)",
]
HARMLESS = [
    "CTR < 5 % and > 2 %, a <3 and 1<2",
    "[a page](https://example.org/a_b?c=d&e=f#g)",
    '[a page](https://example.org "its title")',
    "[a case](tyre-shop-regions.md) and [a rule](../docs/process/brief-and-task.md#the-rule)",
    "[write](mailto:us@example.org)",
    "A fact [@001.7; 001.8]. A footnote[^1].\n\n[^1]: Its text.",
    "```sh\nls\n```\n\n~~~\ntext\n~~~",
    '??? question "What now?"\n    Nothing.',
    "*stars*, `code`, | a | table |",
    "Цена: 5 < 6",
    "&lt;script&gt;",
]


@pytest.mark.parametrize("text", HARMFUL)
def test_harmful_text_is_refused(text: str) -> None:
    reasons = refused(text)
    assert reasons
    assert all("<" not in re.sub("`[^`]*`", "", reason) for reason in reasons), "quoted as code only"


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_is_not(text: str) -> None:
    assert refused(text) == []


@pytest.mark.parametrize("text", ["<b>bold</b>", "<\ufeffb>bold", "Title {: onclick=alert(1)}", "a }"])
def test_lines_of_plain_text(text: str) -> None:
    assert refused_in_line(text)
    assert refused_in_line("A plain line: 1 < 2, “quoted”, [brackets]") == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("# One\n## Two\n### Three\n#### Four", "### One\n### Two\n### Three\n#### Four"),
        ("##\n#", "###\n###"),
        ("#tag and #other", "#tag and #other"),
        ("##Why", "##Why"),
        ("Why\n===", "Why\n\n==="),
        ("Why\n---\ntext", "Why\n\n---\ntext"),
        ("```\n# kept\n#kept\n```", "```\n# kept\n#kept\n```"),
        ("[a](https://b.c){: onclick=x }", "[a](https://b.c)&#123;: onclick=x &#125;"),
        ("## Why {#the-brief}", "### Why &#123;#the-brief&#125;"),
        ("a\r\n\tb\x00", "a\n    b"),
    ],
)
def test_settled(text: str, kept: str) -> None:
    assert settled(text) == kept


def rendered(text: str) -> str:
    """As the site renders it."""
    return render(parse(text))


@pytest.mark.parametrize("text", [text for text in HARMLESS if "](" not in text])
def test_harmless_text_has_no_active_html(text: str) -> None:
    html = rendered(settled(text))
    assert not re.search(r"<(script|img|iframe|style|link)\b|\son\w+\s*=|javascript:", html, re.I)


@pytest.mark.parametrize(
    "text",
    [
        "x\n{: onclick=alert(1) }",
        "*x*{onclick=alert(1)}",
        "## x { onclick=alert(1) }",
        "```{.py onclick=alert(1)}\nx\n```",
        "| a |\n| - |\n| b { onclick=alert(1) } |",
        "!!! note { onclick=alert(1) }\n    x",
        "- x\n{: onclick=alert(1) }",
    ],
)
def test_attributes_do_not_get_through(text: str) -> None:
    assert "onclick" in rendered(text) or "{" in text
    assert not re.search(r"<[^>]*\sonclick", rendered(settled(text)))
    assert "<h2" not in rendered(settled(text))
