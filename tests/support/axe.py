"""What axe finds on a page: barriers for those who don't see, hear or point as others do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tests.support.roots import REPO

AXE = REPO / "scripts" / "web" / "node_modules" / "axe-core" / "axe.min.js"
UNFOLD = "document.querySelectorAll('details').forEach(details => { details.open = true })"
COLOURS = ("color-contrast", "link-in-text-block")
"""All that can differ between the light and the dark colours of one page; three quarters of the time axe takes."""
AT_REST = """{
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
    document.adoptedStyleSheets.push(sheet);
}"""
"""Material fades its tabs and its colours: what is half-way has another contrast, and each step is drawn."""
TOLD = "result.violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 120)}`))"
STRUCTURE = f"""async ([within, colours]) => {{
    const rules = Object.fromEntries(colours.map(id => [id, {{enabled: false}}]));
    const result = await axe.run(within, {{preload: false, resultTypes: ["violations"], rules}});
    return {TOLD};
}}"""
IN_COLOUR = f"""async ([within, colours, known]) => {{
    const looks = new Map((LOOKS)([within, known]));
    if (!looks.size) return [[], []];
    const options = {{preload: false, elementRef: true, resultTypes: ["violations", "passes"], runOnly: colours}};
    const result = await axe.run({{include: [...looks.keys()]}}, options);
    const contrast = result.passes.filter(({{id}}) => id === colours[0]);
    const good = contrast.flatMap(({{nodes}}) => nodes.map(({{element}}) => looks.get(element)));
    return [{TOLD}, good.filter(look => look !== undefined)];
}}"""
WIDTHS = (360, 1280)
WIDE_FIRST = (1280, 390)
"""For a page that goes on to be used as on a phone."""
SCHEME = """scheme => {
    if (document.body.dataset.mdColorScheme === undefined) return false;
    document.body.dataset.mdColorScheme = scheme;
    return true;
}"""

_good: set[int] = set()
"""Looks that axe has passed already, on whatever page: colours are judged once."""


def violations(page: Any, within: str = "html", unfold: bool = True, dark: bool = True) -> list[str]:
    """axe's findings as `rule: element`, whatever is folded opened first; then, for the colours, in the dark too.

    Pages of the theme are dark by an attribute, those without it by what the reader's system says. The page is left as
    it was, but unfolded.
    """
    if unfold:
        page.evaluate(UNFOLD)
    if not page.evaluate("'axe' in window"):
        page.evaluate(_text(AXE) + AT_REST)
    found = [*page.evaluate(STRUCTURE, [within, COLOURS]), *_in_colour(page, within)]
    if dark:
        _show(page, "dark")
        found += [f"in the dark, {one}" for one in _in_colour(page, within)]
        _show(page, "light")
    return found


def violations_at(page: Any, within: str = "html", unfold: bool = True, widths: Sequence[int] = WIDTHS) -> list[str]:
    """The same on a phone and as wide as on a desktop, and what is wider than the screen; the last width stays."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        wide = ["too wide"] * page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found += [f"{width}: {one}" for one in [*violations(page, within, unfold), *wide]]
    return found


def _show(page: Any, shade: Literal["light", "dark"]) -> None:
    if not page.evaluate(SCHEME, {"light": "default", "dark": "slate"}[shade]):
        page.emulate_media(color_scheme=shade)


def _in_colour(page: Any, within: str) -> list[str]:
    """What axe says of the colours of looks that are new; those of a page without a fault are known from now on."""
    looks = _text(Path(__file__).with_name("looks.js")).partition("*/")[2].strip().rstrip(";")
    found, good = page.evaluate(IN_COLOUR.replace("LOOKS", looks), [within, COLOURS, [*_good]])
    if not found:
        _good.update(good)
    return list(found)


@cache
def _text(file: Path) -> str:
    return file.read_text("utf-8")
