"""The navigation of the site: every page has a place in it, and every place a page. The build would stop otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from pathspec import GitIgnoreSpec

from casebook.check.settings import FILE, Settings, line_of, settings
from casebook.load.hints import did_you_mean, shown
from casebook.model.addresses import page_of
from casebook.model.library import Library
from casebook.model.problem import Problem, Where

RULE = "site-nav"
SHAPE = "pages such as `index.md`, and sections such as `Title:` with their pages below"


def nav_problems(root: Path, library: Library) -> Iterator[Problem]:
    """What is wrong with `nav` of the site at `root`, or with `mkdocs.yml` as a whole; nothing where there is none."""
    config = settings(root)
    yield from config.problems
    if config.node is not None:
        yield from _of_nav(config, library)


def _of_nav(config: Settings, library: Library) -> Iterator[Problem]:
    line, nav = config.at("nav")
    if nav is None and "INHERIT" not in config.said:
        hint = f"write `nav:` with {SHAPE}"
        yield Problem(Where(FILE, 1), "no `nav`", "a list of the site's pages", hint, RULE, "warning")
    elif isinstance(nav, yaml.SequenceNode):
        places = list(_places(nav))
        kept_out = GitIgnoreSpec.from_lines(str(config.said.get("not_in_nav") or "").split("\n"))
        yield from _without_place(library, {place for place, _ in places}, kept_out)
        yield from _without_page(library, places)
    elif nav is not None:
        yield Problem(Where(FILE, line), "a `nav` that is no list", "a list", f"write {SHAPE}, each after `- `", RULE)


def _places(nav: yaml.Node) -> Iterator[tuple[str, int]]:
    """The pages that a navigation names, in its order, each with its line; empty where an entry is of another shape."""
    for entry in nav.value:
        is_named = isinstance(entry, yaml.MappingNode) and len(entry.value) == 1
        target = entry.value[0][1] if is_named else entry
        if is_named and isinstance(target, yaml.SequenceNode):
            yield from _places(target)
        else:
            yield target.value if isinstance(target, yaml.ScalarNode) else "", line_of(entry)


def _without_place(library: Library, places: set[str], kept_out: GitIgnoreSpec) -> Iterator[Problem]:
    for page in library.pages.values():
        address = f"{page.id}.md"
        if address not in places and not kept_out.match_file(address):
            yield Problem(
                Where(page.where.path, 1),
                "a page that `nav` of mkdocs.yml doesn't have", "a place in the navigation",
                f"add a line `- {shown(page.title, '')}: {address}` to `nav`, or the page to `not_in_nav`", rule=RULE,
            )  # fmt: skip


def _without_page(library: Library, places: list[tuple[str, int]]) -> Iterator[Problem]:
    known = {page_of(record) for record in library.with_pages}
    for place, line in places:
        if not place:
            yield Problem(
                Where(FILE, line), "an entry of `nav` that names no page", "a page, or a section with its pages",
                f"write {SHAPE}", RULE,
            )  # fmt: skip
        elif place.endswith(".md") and place not in known and not library.is_broken("page", place.removesuffix(".md")):
            yield Problem(
                Where(FILE, line), f"a place for {shown(place)} in `nav`", "a page that is there",
                did_you_mean(place, sorted(known), "docs/"), RULE,
            )  # fmt: skip
