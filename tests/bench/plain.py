"""The baseline: Material as it comes, on the same staged Markdown; none of our theme, hook or features."""

from __future__ import annotations

import re
from pathlib import Path

KEPT = ("docs_dir", "markdown_extensions", "not_in_nav", "nav")
CONFIGURATIONS = {"plain": "plain.yml", "plain, its search": "plain-search.yml"}
SITES = {"plain": "build/plain", "plain, its search": "build/plain-search"}
PLUGINS = {"plain": "[]", "plain, its search": "[search]"}


def write_configurations(root: Path) -> None:
    """Write the baseline's configurations beside the mkdocs.yml of `root`: what describes the same pages.

    One is without any search, the other with Material's own.
    """
    ours = (root / "mkdocs.yml").read_text("utf-8")
    for step, name in CONFIGURATIONS.items():
        head = f"site_name: Plain\nsite_dir: {SITES[step]}\ntheme: {{name: material, font: false}}\n"
        plugins = f"plugins: {PLUGINS[step]}\n"
        (root / name).write_text(head + plugins + "".join(_part(ours, key) for key in KEPT), "utf-8")


def _part(configuration: str, key: str) -> str:
    """The lines of a top-level key."""
    found = re.search(rf"^{key}:.*\n(?:[ \t#].*\n|\n)*", configuration, re.M)
    if found is None:
        raise SystemExit(f"mkdocs.yml has no `{key}`: the baseline can't be made")
    return found[0]
