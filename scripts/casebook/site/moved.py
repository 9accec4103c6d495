"""Pages that only lead on: where what was renamed stood before."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

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
<meta http-equiv="refresh" content="0; url={to}">
</head>
<body><p><a href="{to}">{title}</a></p></body>
</html>
"""


def moved_pages(site: Site) -> Iterator[Staged]:
    """A file that leads on for each former name; it is no page with a theme, so no menu, list or search has it."""
    for record in site.library.on_site:
        for old in record.former_paths:
            page = staged_path(old)
            to = url(page, page_of(record))
            text = PAGE.format(lang=site.lang, title=escape(record.title), to=escape(to))
            yield f"{folder_of(page)}index.html", text.encode()
