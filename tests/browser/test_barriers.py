"""What `violations` finds: colours are judged once for all elements of one look, and none is missed for it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.axe import violations

PALE = "color: #aaa"
PAGE = """<!doctype html><html lang="en"><title>A page</title><style>
body {{ color: #222; background: #fff }} a {{ color: #00c; text-decoration: underline }} {style}
@media (prefers-color-scheme: dark) {{ body {{ color: #eee; background: #111 }} a {{ color: #8af }} {dark} }}
</style><main><h1>A heading</h1><p>One</p><p>Two</p><p>Three</p><p>Four</p>{body}</main></html>"""
DISABLED = "<button disabled>Four</button>" * 4


def show(page: Any, body: str = "", style: str = "", dark: str = "") -> list[str]:
    page.set_content(PAGE.format(body=body, style=style, dark=dark))
    return violations(page)


def test_a_page_without_barriers_has_none_twice(page: Any) -> None:
    assert show(page) == []
    assert show(page, '<p>A text with <a href="/">a link</a> in it.</p>') == []


@pytest.mark.parametrize(
    ("body", "style"),
    [
        (f'<p id=bad style="{PALE}">Pale</p>', ""),
        ("<div class=grey><p id=bad>On grey</p></div>", ".grey { background: #555 }"),
        ("<div class=faint><p id=bad>Faint</p></div>", ".faint { opacity: .4 }"),
        ("<b id=bad>Pale</b>", f"b {{ {PALE} }}"),
        ("<input id=bad aria-label=Name value=Pale>", f"input {{ {PALE}; background: #fff }}"),
        (f"{DISABLED}<button id=bad>Pale</button>", "button { color: #aaa !important; background: #fff }"),
    ],
    ids=["letters", "ground", "faint", "tag", "field", "after disabled ones"],
)
def test_pale_letters_are_found(page: Any, body: str, style: str) -> None:
    assert show(page) == []
    for _ in range(2):  # what is bad is never taken for known
        found = show(page, body, style)
        assert [one for one in found if one.startswith("color-contrast: ") and 'id="bad"' in one], found


def test_pale_letters_in_the_dark_only_are_found(page: Any) -> None:
    assert show(page) == []
    found = show(page, "<p id=bad>Pale</p>", dark="#bad { color: #444 }")
    assert found == ['in the dark, color-contrast: <p id="bad">Pale</p>']


def test_a_link_that_only_its_colour_shows_is_found_after_one_that_stands_alone(page: Any) -> None:
    bare, dark = "main a { color: #333; text-decoration: none }", "main a { color: #ddd }"
    assert show(page, '<p><a href="/">Alone</a></p>' * 4, bare, dark) == []
    found = show(page, '<p>A text with <a href="/">a link</a> in it.</p>', bare, dark)
    assert any(one.startswith("link-in-text-block") for one in found), found


def test_barriers_of_structure_are_found(page: Any) -> None:
    assert any(one.startswith("image-alt") for one in show(page, '<img src="data:,">'))
