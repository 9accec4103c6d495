"""Light copies for Pagefind: of each page only what is to be found, and a page of its own for each term.

Pagefind could read the site itself, by attributes in its pages. Copies keep those out of what visitors load, and hold
exactly the pages that are meant to be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from casebook.search.wanted import Entry, Page

GLOSSARY = "glossary/"
LISTED = {GLOSSARY: "<h2"}
"""Where the page's own text ends: each term below is found by itself."""
ENDS = ('<h2 id="practise-this-case"', '<h2 id="related-cases"')
"""Where a case's own text ends."""
LEFT_OUT = (
    "svg", "script", "noscript", "casebook-practice", "casebook-archive", ".headerlink", ".md-content__button",
    ".tabbed-labels", ".cb-cite", ".cb-crumbs", ".cb-cards", ".cb-archive-page", ".cb-browse", ".cb-untranslated",
)  # fmt: skip
"""Selectors of what stands in a page and is not to be found: keys and rationales, lists of other pages, signs."""
HEAVY = re.compile(r"<(svg|script|noscript|casebook-practice)\b.*?</\1>", re.S)
"""Left out as well, but so large that it is not even copied."""


def page_copy(html: str, page: Page, lang: str) -> str:
    """The copy of a page of the site; empty where it has no article."""
    start, end = html.find("<article"), html.rfind("</article>")
    text = HEAVY.sub("", html[start:end]) if 0 <= start < end else ""
    for mark in (LISTED.get(page.folder), *ENDS):
        if mark and mark in text:
            text = text[: text.index(mark)]
    return _document(f"{text}</article>", page.filters, lang) if text else ""


def term_copy(term: Entry, lang: str) -> str:
    """The page of a term: its spellings weigh as much as its title, its definition is the answer."""
    also = escape(", ".join(term.also))
    return _document(
        f"<h1>{escape(term.title)}</h1>"
        f'<p data-pagefind-weight="7">{also}</p>'
        f'<p data-pagefind-meta="definition" data-pagefind-weight="2">{escape(term.definition)}</p>'
        f"<p>{escape(term.example)}</p>",
        term.filters,
        lang,
    )


def _document(body: str, filters: dict[str, list[str]], lang: str) -> str:
    marks = "".join(
        f'<i data-pagefind-filter="{name}:{escape(value)}"></i>' for name, values in filters.items() for value in values
    )
    return f'<!doctype html><html lang="{lang}"><body data-pagefind-body>{marks}{body}</body></html>'


def write_copies(site: Path, pages: Iterable[Page], terms: Iterable[Entry], lang: str, folder: Path) -> list[str]:
    """Write all copies below `folder`. Returns the addresses of the pages that the site does not have."""
    missing = []
    for page in pages:
        file = site / page.folder / "index.html"
        copy = page_copy(file.read_text("utf-8"), page, lang) if file.is_file() else ""
        if copy:
            _write(folder / page.folder, copy)
        else:
            missing.append(page.folder)
    for term in terms:
        _write(folder / GLOSSARY / term.id, term_copy(term, lang))
    return missing


def _write(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, "utf-8")
