"""The languages of a site: their configurations, their staged trees, their parts of the site."""

from __future__ import annotations

from pathlib import Path

from casebook.model.languages import NAMES, SOURCE


def languages(root: Path) -> tuple[str, ...]:
    """The languages of the site of `root`: those that it has a configuration for, that of the source first."""
    return tuple(lang for lang in NAMES if config_file(root, lang).is_file())


def config_file(root: Path, lang: str) -> Path:
    """MkDocs's configuration for a language."""
    return root / ("mkdocs.yml" if lang == SOURCE else f"mkdocs.{lang}.yml")


def part_of_site(site: Path, lang: str) -> Path:
    """Where a language lies in a site: that of the source at the root, every other one in a folder of its name."""
    return site if lang == SOURCE else site / lang


def staged_tree(root: Path, lang: str) -> Path:
    """Where the staged tree of a language lies."""
    return root / "build" / "docs" / lang
