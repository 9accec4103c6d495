"""What axe finds on a page: barriers for those who don't see, hear or point as others do."""

from __future__ import annotations

from functools import cache
from typing import Any

from tests.support.roots import REPO

AXE = REPO / "scripts" / "web" / "node_modules" / "axe-core" / "axe.min.js"
UNFOLD = "document.querySelectorAll('details').forEach(details => { details.open = true })"
AT_REST = "Promise.allSettled(document.getAnimations().map(animation => animation.finished))"
"""Material fades its tabs and its colours: what is half-way has another contrast."""
RUN = """([within, only]) => axe
  .run(within, {preload: false, resultTypes: ["violations"], ...(only.length ? {runOnly: only} : {})})
  .then(result => result.violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 120)}`)))"""
SCHEME = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"
COLOURS = ("color-contrast", "link-in-text-block")
"""All that can differ between the light and the dark colours of one page."""


def violations(page: Any, within: str = "html", unfold: bool = True, dark: bool = True) -> list[str]:
    """axe's findings as `rule: element`, whatever is folded opened first; then, for the colours, in the dark too.

    Pages of the theme are dark by an attribute, those without it by what the reader's system says. The page is left as
    it was, but unfolded.
    """
    if unfold:
        page.evaluate(UNFOLD)
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found = _run(page, within, [])
    if dark:
        page.emulate_media(color_scheme="dark")
        page.evaluate(SCHEME, "slate")
        found += [f"in the dark, {one}" for one in _run(page, within, [*COLOURS])]
        page.emulate_media(color_scheme="light")
        page.evaluate(SCHEME, "default")
    return found


def _run(page: Any, within: str, only: list[str]) -> list[str]:
    page.evaluate(AT_REST)
    return list(page.evaluate(RUN, [within, only]))


@cache
def _axe() -> str:
    return AXE.read_text("utf-8")
