"""Casebooks for tests: a folder with content gets a mkdocs.yml that uses this repository's theme and hook."""

from __future__ import annotations

import shutil
from pathlib import Path

REPO = Path(__file__).parents[2]
TINY = REPO / "tests" / "site" / "tiny"


def make_root(folder: Path, content: Path) -> Path:
    """Copy `content` (docs/, cases/, quizzes/) to `folder` and make it a root of its own; returns `folder`."""
    shutil.copytree(content, folder, dirs_exist_ok=True)
    adopt(folder)
    return folder


def adopt(root: Path) -> None:
    """Write `root`/mkdocs.yml: the repository's, without its nav, with paths into the repository."""
    (root / "build" / "docs" / "en").mkdir(parents=True, exist_ok=True)
    config = (REPO / "mkdocs.yml").read_text("utf-8")
    config = config[: config.index("\nnav:")].replace("scripts/", f"{REPO.as_posix()}/scripts/")
    (root / "mkdocs.yml").write_text(config, "utf-8")


def copy_repo_content(folder: Path) -> Path:
    """Copy this repository's own content and configuration to `folder`, so that a test builds without touching them."""
    for name in ("docs", "cases", "quizzes"):
        shutil.copytree(REPO / name, folder / name)
    config = (REPO / "mkdocs.yml").read_text("utf-8").replace("scripts/", f"{REPO.as_posix()}/scripts/")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    (folder / "build" / "docs" / "en").mkdir(parents=True)
    return folder
