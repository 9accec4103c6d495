"""Extracts for Pagefind: of each page only what is to be found, and a page of its own for each term.

Pagefind could read the site itself, by attributes in its pages. Extracts keep those out of what visitors load, and are
exactly what is meant to be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import yaml

from casebook.search.wanted import Entry, Page, pages, terms
from casebook.staged_page import REST_UNFOUND

HEAVY = re.compile(r"<(svg|script|noscript)\b.*?</\1>", re.S)
"""Left out as well, and so large that Pagefind is not even given it."""

BETWEEN = " / "
"""Between two questions that a page answers: the browser part takes them apart."""
SECTION = re.compile(r"(<h2 id=[^>]+>)([^<]+)")
LEAD = '<p class="cb-lead">'
JOINER = "\u2060"


@dataclass(frozen=True)
class Extract:
    """What is found at an address: the way from the root of its language's site, and HTML that Pagefind reads."""

    url: str
    html: str


def extracts(tree: Path, lang: str, staged: Iterable[str] | None = None) -> Iterator[Extract]:
    """All that `tree`, the staged tree in `lang`, says is to be found; `staged` is as for `pages`."""
    for page in pages(tree, staged):
        yield Extract(page.folder, page_html(page, lang))
    for term in terms(tree, lang):
        yield Extract(f"{term.at}{term.id}/", term_html(term, lang))


def page_html(page: Page, lang: str) -> str:
    """What is indexed of a page."""
    text = HEAVY.sub("", page.html.partition(REST_UNFOUND)[0])
    if page.alike:
        text = SECTION.sub(lambda heading: heading[1] + one_word(heading[2]), text)
    if "case" in page.filters["kind"]:  # an excerpt would tell how it ended
        text = text.replace(LEAD, f'{LEAD[:-1]} data-pagefind-meta="definition">', 1)
    return _document(f"<article>{text}</article>{_questions(page.asked)}", page.filters, lang)


def one_word(title: str) -> str:
    """A title as one word that nobody types: `The brief` is a section of every case, and no answer to `brief`.

    The browser part shows it as it was.
    """
    return f"_{JOINER}{JOINER.join(title.split())} "


def term_html(term: Entry, lang: str) -> str:
    """What is indexed of a term: its other spellings are found and not shown, its definition is the answer."""
    body = (
        f"<h1>{escape(term.title)}</h1>{_hidden('also', ' '.join(term.also))}"
        f'<p data-pagefind-meta="definition">{escape(term.definition)}</p><p>{escape(term.example)}</p>'
    )
    return _document(body + _questions(term.asked), term.filters, lang)


@cache
def _asked() -> dict[str, dict[str, str]]:
    """By which words each kind is asked for, by language."""
    return dict(yaml.safe_load((Path(__file__).parent / "asked.yml").read_text("utf-8")))


def _hidden(name: str, text: str) -> str:
    """A text by which a page is found, and which is not shown."""
    return f'<i data-pagefind-meta="{name}:{escape(text.replace(",", " "))}"></i>' if text else ""


def _questions(asked: Sequence[str]) -> str:
    """The questions that a page or term answers."""
    return _hidden("questions", BETWEEN.join(asked))


def _document(body: str, filters: dict[str, list[str]], lang: str) -> str:
    asked = "".join(_hidden("asked", _asked().get(lang, {}).get(kind, "")) for kind in filters["kind"])
    marks = "".join(
        f'<i data-pagefind-filter="{name}:{escape(value)}"></i>' for name, values in filters.items() for value in values
    )
    return f'<!doctype html><html lang="{lang}"><body data-pagefind-body>{marks}{body}{asked}</body></html>'
