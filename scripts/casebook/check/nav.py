"""The navigation of the site: every page has a place in it, and every place a page. The build would stop otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pathspec import GitIgnoreSpec

from casebook.check.told import Loader
from casebook.load.hints import did_you_mean, shown
from casebook.model.addresses import page_of
from casebook.model.languages import SOURCE
from casebook.model.library import Library
from casebook.model.problem import Problem, Where
from casebook.trees import config_file

RULE = "site-nav"


def nav_problems(root: Path, library: Library) -> Iterator[Problem]:
    """What is wrong with `nav` of the site at `root`; nothing where it has no `mkdocs.yml`, or that no `nav`."""
    try:
        text = config_file(root, SOURCE).read_text("utf-8")
        config = yaml.load(text, Loader)  # a SafeLoader
    except (OSError, ValueError, yaml.YAMLError):
        return
    if not isinstance(config, dict) or not isinstance(config.get("nav"), list):
        return
    places = list(_places(config["nav"]))
    kept_out = GitIgnoreSpec.from_lines(str(config.get("not_in_nav") or "").split("\n"))
    yield from _without_place(library, set(places), kept_out)
    yield from _without_page(library, places, text)


def _places(nav: Any) -> Iterator[str]:
    """The pages that a navigation names, in its order."""
    for entry in nav if isinstance(nav, list) else ():
        for target in entry.values() if isinstance(entry, dict) else (entry,):
            if isinstance(target, str):
                yield target
            else:
                yield from _places(target)


def _without_place(library: Library, places: set[str], kept_out: GitIgnoreSpec) -> Iterator[Problem]:
    for page in library.pages.values():
        address = f"{page.id}.md"
        if address not in places and not kept_out.match_file(address):
            yield Problem(
                Where(page.where.path, 1),
                "a page that stands nowhere in `nav` of mkdocs.yml", "a place in the navigation",
                f"add a line `- {shown(page.title, '')}: {address}` to `nav`, or the page to `not_in_nav`", rule=RULE,
            )  # fmt: skip


def _without_page(library: Library, places: list[str], text: str) -> Iterator[Problem]:
    known = {page_of(record) for record in library.with_pages}
    lines = text.split("\n")
    for place in places:
        if place.endswith(".md") and place not in known and not library.is_broken("page", place.removesuffix(".md")):
            line = next(
                (number for number, line in enumerate(lines, 1) if place in re.split("[ \"']", line.strip())), 1
            )
            yield Problem(
                Where("mkdocs.yml", line), f"a place for {shown(place)} in `nav`", "a page that is there",
                did_you_mean(place, sorted(known)) or f"write docs/{place}, or take the line out", rule=RULE,
            )  # fmt: skip
