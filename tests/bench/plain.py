"""The baseline: Material as it comes, on the same staged Markdown; none of our theme, hook or features."""

from __future__ import annotations

import re
from pathlib import Path

KEPT = ("docs_dir", "markdown_extensions", "not_in_nav", "nav")
CONFIGURATION = "plain.yml"
SITE = "build/plain"


def write_configuration(root: Path) -> Path:
    """Write the baseline's configuration beside the mkdocs.yml of `root`: what describes the same pages."""
    ours = (root / "mkdocs.yml").read_text("utf-8")
    head = f"site_name: Plain\nsite_dir: {SITE}\ntheme: {{name: material, font: false}}\nplugins: []\n"
    path = root / CONFIGURATION
    path.write_text(head + "".join(_part(ours, key) for key in KEPT), "utf-8")
    return path


def _part(configuration: str, key: str) -> str:
    """The lines of a top-level key."""
    found = re.search(rf"^{key}:.*\n(?:[ \t#].*\n|\n)*", configuration, re.M)
    if found is None:
        raise SystemExit(f"mkdocs.yml has no `{key}`: the baseline can't be made")
    return found[0]
