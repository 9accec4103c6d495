"""The baseline: Material as it comes, on the texts that its user would have written; none of our theme, hook, features.

What our pages show of data (facts, charts as tables, lessons, items, terms) stands in these texts as Markdown.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from casebook.load.loading import load
from casebook.model.case import Case
from casebook.model.item import Item
from casebook.model.library import Library

KEPT = ("not_in_nav", "nav")
TEXTS = "build/plain-docs"
CONFIGURATIONS = {"plain": "plain.yml", "plain, its search": "plain-search.yml"}
SITES = {"plain": "build/plain", "plain, its search": "build/plain-search"}
PLUGINS = {"plain": "[]", "plain, its search": "[search]"}
EXTENSIONS = "admonition, attr_list, def_list, footnotes, md_in_html, tables, pymdownx.details, pymdownx.superfences"
OURS = re.compile(r"\]\((?:\.\./)*(docs/|cases/exercises/)")


def write(root: Path) -> None:
    """Write the baseline's texts and configurations for the casebook in `root`.

    One configuration is without any search, the other with Material's own.
    """
    shutil.rmtree(root / TEXTS, ignore_errors=True)
    for path, text in texts(load(root).library):
        file = root / TEXTS / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    write_configurations(root)


def write_configurations(root: Path) -> None:
    """Write the baseline's configurations beside the mkdocs.yml of `root`: what describes the same pages."""
    ours = (root / "mkdocs.yml").read_text("utf-8")
    for step, name in CONFIGURATIONS.items():
        head = f"site_name: Plain\nsite_dir: {SITES[step]}\ntheme: {{name: material, font: false}}\n"
        head += f"docs_dir: {TEXTS}\nmarkdown_extensions: [{EXTENSIONS}, toc: {{permalink: true}}]\n"
        plugins = f"plugins: {PLUGINS[step]}\n"
        (root / name).write_text(head + plugins + "".join(_part(ours, key) for key in KEPT), "utf-8")


def texts(library: Library) -> Iterator[tuple[str, str]]:
    """Each page as (path, Markdown)."""
    for page in library.pages.values():
        more = _glossary(library) if page.id == "glossary/index" else ""
        yield f"{page.id}.md", f"# {page.title}\n\n{_body(page.body.text)}\n{more}"
    for case in library.published_cases:
        yield f"cases/{case.id}.md", _case(case, library.items_by_ref.get(f"case:{case.id}", []))
    for practice in library.practice.values():
        items = practice.items_of(library.items)
        yield f"practice/{practice.id}.md", f"# {practice.title}\n\n{practice.summary}\n\n{_items(items)}"
    for checklist in library.checklists.values():
        entries = "\n".join(f"- {entry.text}" for entry in checklist.entries)
        yield f"checklists/{checklist.id}.md", f"# {checklist.title}\n\n{checklist.summary}\n\n{entries}\n"


def _case(case: Case, items: Iterable[Item]) -> str:
    facts = {
        "Client": case.client.description, "Industry": case.industry, "Outcome": case.outcome.value,
        "Services": ", ".join(case.services), "Topics": ", ".join(case.topics), "Team": ", ".join(case.team),
        "Sources": ", ".join(case.sources), "Author": case.author, "Reviewed": str(case.reviewed),
    }  # fmt: skip
    parts = [f"# {case.title}", case.summary, _table(("Fact", ""), facts.items()), _body(case.body.text)]
    for figure in case.figures:
        rows = zip(figure.x.values, *(series.values for series in figure.series), strict=True)
        parts += [f"### {figure.title}", _table((figure.x.title, *(one.title for one in figure.series)), rows)]
    parts += ["## Lessons in short", "\n".join(f"- {lesson}" for lesson in case.lessons), _items(items)]
    return "\n\n".join(parts) + "\n"


def _items(items: Iterable[Item]) -> str:
    """Each item with what can be chosen, and what it teaches folded."""
    return "\n\n".join(_item(item) for item in items)


def _item(item: Item) -> str:
    parts = [part for name in ("options", "pairs", "steps", "rubric") for part in getattr(item, name, None) or ()]
    shown = "\n".join(f"- {getattr(part, 'text', None) or part.left}" for part in parts)
    why = [getattr(one, "rationale", None) for one in (item, *parts)]
    folded = "\n".join(f"    - {' '.join(text.split())}" for text in why if text)
    return f'**{" ".join(item.stem.split())}**\n\n{shown}\n\n??? note "Answer"\n{folded or "    -"}'


def _glossary(library: Library) -> str:
    return "\n\n".join(f"## {term.term}\n\n{term.definition}\n\n{term.example}" for term in library.terms.values())


def _table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    lines = [" | ".join(map(str, row)) for row in (head, *rows)]
    columns = lines[0].count("|") + 1
    return "\n".join([lines[0], " | ".join(["---"] * columns), *lines[1:]])


def _body(text: str) -> str:
    """A text with the links that it has among its user's own pages."""
    return OURS.sub("](../", text)


def _part(configuration: str, key: str) -> str:
    """The lines of a top-level key."""
    found = re.search(rf"^{key}:.*\n(?:[ \t#].*\n|\n)*", configuration, re.M)
    if found is None:
        raise SystemExit(f"mkdocs.yml has no `{key}`: the baseline can't be made")
    return found[0]
