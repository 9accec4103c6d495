"""Where things stand in the staged tree, and how one page reaches another."""

from __future__ import annotations

from functools import cache

from casebook.model.kinds import kind_of
from casebook.model.record import Record


@cache
def staged_path(source: str) -> str:
    """The staged path of a source file: `docs/theory/seo.md` becomes `theory/seo.md`, `cases/x.md` stays.

    What has a page of its own becomes it: a practice set, `quizzes/practice/x.yml`, becomes `practice/x.md`.
    """
    sort = kind_of(source)
    for kind in sort.kind.kinds[:1] if sort else ():
        if kind.has_page:
            return f"{source.removeprefix(kind.below).rpartition('.')[0]}.md"
    return source.removeprefix("docs/")


def page_of(record: Record) -> str:
    """The staged page of a record that has one of its own."""
    return staged_path(record.where.path)


def list_page(facet: str, value: str) -> str:
    """The (first) staged page of the static list of cases that have `value`."""
    return f"cases/by/{facet}/{value}.md"


def terms_page(topic: str) -> str:
    """The staged page with the terms of a topic."""
    return f"glossary/{topic}.md"


@cache
def folder_of(page: str) -> str:
    """The address of a staged page as a folder: `theory/seo.md` becomes `theory/seo/`, `index.md` an empty text.

    Any other file's address is its path.
    """
    stem = page.removesuffix(".md")
    if stem == page:
        return page
    if stem == "index" or stem.endswith("/index"):
        return stem[: -len("index")]
    return f"{stem}/"


def url(page: str, to: str, anchor: str = "") -> str:
    """The relative address that leads from the staged page `page` to the staged file `to`."""
    relative = _relative(folder_of(page), folder_of(to)) or "./"
    return f"{relative}#{anchor}" if anchor else relative


def original_url(page: str) -> str:
    """The relative address that leads from the staged page `page` of a translated tree to the same page in English.

    The English tree stands at the root of the site, every other one in a folder there.
    """
    return f"{url(page, '')}../{folder_of(page)}"


def _relative(folder: str, target: str) -> str:
    """The way from `folder` (empty, or ending in `/`) to `target`; both begin at the root of the tree."""
    here, there = folder.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])
