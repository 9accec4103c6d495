"""Decisions: the boxes of cases and exercises that ask what the reader would do before they show an answer."""

from __future__ import annotations

from markupsafe import Markup

from casebook.site.site import Site

BOX = '<details class="question"'


def decidable(site: Site, page: str, key: str, html: Markup) -> Markup:
    """`html` with an element that lets one write in its boxes, if it has any; what is written is kept under `key`.

    Its code is loaded when a box is opened, so that a page costs nothing more until then.
    """
    if BOX not in html:
        return html
    # Two hyphens: no check-list can have this name.
    element = site.render("decide.html.jinja", page, key=f"decide--{key}", **site.assets(page, "decide"))
    return html + Markup("\n") + element
