"""The dialect: what GitHub shows, and our own additions."""

from __future__ import annotations

import pytest
from casebook.prose.dialect import parse, render
from casebook.prose.scan import scan


def html(text: str) -> str:
    return render(parse(text)).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## What's new in C++ & 1C", '<h2 id="whats-new-in-c--1c"><span id="what-s-new-in-c-1c"></span>What\'s new'),
        ("## A {#b .c}", '<h2 id="b" class="c">A</h2>'),
        ("a[@001.7; 002.3]", "<p>a[@001.7; 002.3]</p>"),
        ("[a](b.md){.c}", '<p><a href="b.md" class="c">a</a></p>'),
        ("- [x] a", 'disabled="" checked=""> a</label></li>'),
        ("> [!CAUTION]\n> a", '<div class="admonition danger">\n<p class="admonition-title">Caution</p>\n<p>a</p>'),
        ("!!! note\n    a", '<div class="admonition note">\n<p class="admonition-title">Note</p>\n<p>a</p>\n</div>'),
        ('??? question "*b*"\n    a\n\n    c', "<summary><em>b</em></summary>\n<p>a</p>\n<p>c</p>\n</details>"),
        ('???+ tip "b"\n    a', '<details class="tip" open="open">'),
        (":smile: `:smile:` :nonsense:", "<p>😄 <code>:smile:</code> :nonsense:</p>"),
        ("[a](javascript:b)", "<p><a>a</a></p>"),
        ("![a](кот.png)", '<p><img src="%D0%BA%D0%BE%D1%82.png" alt="a"></p>'),
    ],
)  # fmt: skip
def test_drawn(text: str, expected: str) -> None:
    assert expected in html(text)


def test_each_link_and_tag_has_its_line() -> None:
    body = scan("a\nb [c](d.md)\n`e\nf` ![g](h.png)\n<span id='i'>\n[j][k] [@001.7]\n\n[k]: l.md", 11)
    assert [(link.target, link.line) for link in body.links] == [("d.md", 12), ("h.png", 14), ("l.md", 18)]
    assert [(tag.name, tag.line) for tag in body.tags] == [("span", 15)]
    assert [(one.fact, one.line) for one in body.citations] == [("001.7", 16)]
