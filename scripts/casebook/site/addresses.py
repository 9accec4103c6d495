"""Where things stand in the staged tree, and how one page reaches another."""

from __future__ import annotations

from functools import cache

PRACTICE = "quizzes/practice/"
EXERCISES = "cases/exercises/"
LISTS = ("docs/checklists/", "docs/path/")
"""Where check-lists and the stages of the path lie."""


def staged_path(source: str) -> str:
    """The staged path of a source file: `docs/theory/seo.md` becomes `theory/seo.md`, `cases/x.md` stays.

    A practice set, `quizzes/practice/x.yml`, and a check-list, `docs/checklists/x.yml`, become their pages. Exercises
    leave the folder of the cases, as they are none.
    """
    if source.startswith(PRACTICE) and source.endswith(".yml"):
        return practice_page(source.removeprefix(PRACTICE).removesuffix(".yml"))
    if source.startswith(LISTS) and source.endswith(".yml"):
        return f"{source.removeprefix('docs/').removesuffix('.yml')}.md"
    if source.startswith(EXERCISES):
        return exercise_page(source.removeprefix(EXERCISES).removesuffix(".md"))
    return source.removeprefix("docs/")


def case_page(case_id: str) -> str:
    """The staged page of a case."""
    return f"cases/{case_id}.md"


def practice_page(slug: str) -> str:
    """The staged page of a practice set."""
    return f"practice/{slug}.md"


def exercise_page(exercise_id: str) -> str:
    """The staged page of an exercise."""
    return f"exercises/{exercise_id}.md"


def list_page(facet: str, value: str) -> str:
    """The (first) staged page of the static list of cases that have `value`."""
    return f"cases/by/{facet}/{value}.md"


@cache
def folder_of(page: str) -> str:
    """The address of a staged page as a folder: `theory/seo.md` becomes `theory/seo/`, `index.md` an empty text."""
    stem = page.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem[: -len("index")]
    return f"{stem}/"


def url(page: str, to: str, anchor: str = "") -> str:
    """The relative address that leads from the staged page `page` to the staged file `to`."""
    target = folder_of(to) if to.endswith(".md") else to
    relative = _relative(folder_of(page), target) or "./"
    return f"{relative}#{anchor}" if anchor else relative


def original_url(page: str) -> str:
    """The relative address that leads from the staged page `page` of a translated tree to the same page in English.

    The English tree stands at the root of the site, every other one in a folder there.
    """
    return f"{url(page, '')}../{folder_of(page)}"


def markdown_target(page: str, to: str, anchor: str = "") -> str:
    """The target of a Markdown link from the staged page `page` to the staged file `to`."""
    relative = _relative(page[: page.rfind("/") + 1], to)
    return f"{relative}#{anchor}" if anchor else relative


def _relative(folder: str, target: str) -> str:
    """The way from `folder` (empty, or ending in `/`) to `target`; both begin at the root of the tree."""
    here, there = folder.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])
