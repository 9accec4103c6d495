"""What would look otherwise than its writer means is told, with its line."""

from __future__ import annotations

import pytest
from casebook.prose.dialect import DEEPEST
from casebook.prose.scan import scan


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n```mermaid\ngraph TD\n```", 3),
        ("a\n$x^2$", 2),
        ("$$\nx\n$$", 1),
        ("a\n\n$`x`$", 3),
        ("a\nb :octocat:", 2),
        ('??? question "Q"\n  answer', 2),
        ('??? question "Q"\n    answer\nmore of it', 3),
        ('??? question "Q"\n    answer\n\n  more of it', 4),
        ('a\n\n??? question "Q"\n\nanswer', 3),
        ("a\n\n??? question “Q”\n    answer", 3),
        ("a\n\n??? question «Q»\n    answer", 3),
        ('!!! note "A" more\n    b', 1),
        ("- a\n  > [!NOTE]\n  > b", 2),
        ("> [!NOTE]\n", 1),
        ("[a](b.md){ href=javascript:c }", 1),
        ("a\n![b](c.png){ src=//d.e/f.png }", 2),
        ("a\n\n## B { onclick=c }", 3),
        ("a\nb\n{: onclick=c }", 3),
        ("a\n``b c `d`", 2),
        ("> - [ ] a", 1),
        ("- a\n- [ ] \n\n  b", 2),
        ("- [ ] a\n- [ ] write [x] here", 2),
        ("a\nb\n|---", 3),
        ("| a | b |\n|---|\n| c |", 2),
        ("[a]\n\n[a]: b.md\n2019. c", 4),
        ("- a\n  -\tb", 2),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c", 5),
        ("a\nb | c |\n|---|---|---|\nd | e\n--|--\nf | g", 4),
        ("a\nb[^c d]", 2),
        ("a\nb[c][ ]", 2),
        ('a\n[b](c.md "d\\")', 2),
        ("a[^1]\n\n[^1]: b\nc", 4),
        ("[a]\n\n[a]: b.md\n'c' d", 4),
        ("[a]\n\n[a]: b.md\n---", 4),
        ("[a]\n\n[a]: b.md\n\t:\nc | d\n--|--", 4),
        ("[a]\n\n[a]: b.md\nc\nd | e\n--|--", 4),
        ("a\n\n-\n   \n   b", 3),
        ("> ```\n>\ta\n> ```", 1),
        ("- a\n  > b\n\t  > c", 2),
        ("> " * DEEPEST + "a", 1),
    ],
)
def test_a_flaw_is_told_with_its_line(text: str, line: int) -> None:
    assert {flaw.line for flaw in scan(text).flaws} == {line}


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $7, or US$10.\n\n```\n$x$\n```\n\n`$x$`",
        '??? question "Q"\n\n    answer\n\n    more\n\n## Next',
        '!!! note "A"\n    b\n!!! note "C"\n    d\n## E',
        '- a\n\n    ??? question "Q"\n        answer\n\n- b',
        "Really???\n\n???\n\nWhat ??? and !!!\n\n!!!!!",
        "{a=b} and {{ c }} `{ href=d }`",
        "- [ ] a\n  - [x] b\n\n1. [ ] c",
        "a[^1]\n\n[^1]: b\n    c\n\n    d\n\n`[^ ]` and `[a][ ]`",
        "[a] and [c]\n\n[a]: b.md\n[c]: d.md 'e'\nf",
        "a `b` and ``c ` d`` and \\` e",
    ],
)
def test_nothing_is_told_of_what_is_shown_as_meant(text: str) -> None:
    assert scan(text).flaws == ()


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("a <b onclick='x'>c</b>", ["b"]),
        ("<div\nonclick=x>\n\n</div>", ["div"]),
        ("<!--><img src=x onerror=y>-->", ["!"]),
        ("<!-- a --!><img src=x>-->", ["!"]),
        ("a <![CDATA[><img src=x>]]>", ["!"]),
        ("a <?b?>", ["?"]),
        ("a <!b> c", ["!"]),
        ("`<b>` and \\<b>", []),
    ],
)
def test_tags_are_read_as_a_browser_reads_them(html: str, names: list[str]) -> None:
    found = [tag.name for tag in scan(html).tags]
    assert found[-1:] == names[-1:]
