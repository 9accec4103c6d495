"""The small tools: an element of the browser part that a page of docs/ carries, by its front matter."""

from __future__ import annotations

import re

from casebook.load import markdown as pattern
from casebook.model.page import Tool
from casebook.site.addresses import url
from casebook.site.site import Site

STYLE = "tools.css"
"""One look for all tools."""
SECTION = re.compile(r"^## ", re.M)


def with_tool(site: Site, tool: Tool, body: str, page: str) -> str:
    """The staged text of a page with its tool above the first section: whoever comes to work finds it at once.

    What the sections say is how to do the same by hand, which is also all that is there without JavaScript.
    """
    first = SECTION.search(pattern.mask(body))
    place = first.start() if first else len(body)
    return f"{body[:place].rstrip()}\n\n{element(site, tool, page)}\n\n{body[place:]}".rstrip()


def element(site: Site, tool: Tool, page: str) -> str:
    """The tool's element in the tree's language, whatever language the page is in."""
    return site.render(
        "tool.html.jinja",
        page,
        tool=tool.value,
        words=site.words_url(page, "tools"),
        script=url(page, site.bundled[f"{tool.value}.js"]),
        style=url(page, site.bundled[STYLE]),
    ).strip()
