"""Pages that only lead on: where what was renamed stood before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urljoin

from casebook.model.addresses import folder_of, page_of, staged_path, url
from casebook.site.site import Site, Staged

PAGE = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{to}">
<script>location.replace("{to}" + location.search + location.hash)</script>
<noscript><meta http-equiv="refresh" content="0; url={to}"></noscript>
</head>
<body><p><a href="{to}">{title}</a></p></body>
</html>
"""
CANONICAL = re.compile(rb'(?<=<link rel="canonical" href=")[^"]*')


def moved_pages(site: Site) -> Iterator[Staged]:
    """A file that leads on for each former name, with the fragment that was asked for: former anchors stay on a page.

    It is no page with a theme, so no menu, list or search has it. `with_canonical` makes its canonical address whole.
    """
    for record in site.library.on_site:
        for old in record.former_paths:
            page = staged_path(old)
            to = url(page, page_of(record))
            text = PAGE.format(lang=site.lang, title=escape(record.title), to=escape(to))
            yield f"{folder_of(page)}index.html", text.encode()


def with_canonical(data: bytes, address: str) -> bytes:
    """The file that leads on with a whole canonical address, as it is published at `address`."""
    return CANONICAL.sub(lambda found: urljoin(address, found[0].decode()).encode(), data)
