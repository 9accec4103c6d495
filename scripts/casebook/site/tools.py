"""The small tools: an element of the browser part that a page of docs/ carries, by its front matter."""

from __future__ import annotations

from markupsafe import Markup

from casebook.model.addresses import url
from casebook.model.page import Tool
from casebook.site.site import Site

STYLE = "tools.css"
"""One look for all tools."""


def element(site: Site, tool: Tool, page: str) -> Markup:
    """The tool's element in the tree's language, whatever language the page is in.

    It stands above the first section: whoever comes to work finds it at once. What the sections say is how to do the
    same by hand, which is also all that is there without JavaScript.
    """
    return site.render(
        "tool.html.jinja",
        page,
        tool=tool.value,
        words=site.words_url(page, "tools"),
        script=url(page, site.bundled[f"{tool.value}.js"]),
        style=url(page, site.bundled[STYLE]),
    )
