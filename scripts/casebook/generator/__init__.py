"""The seam to the site generator: all that the rest of the house sees of it. Only `mkdocs/` imports MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.trees import config_file

if TYPE_CHECKING:
    from casebook.generator.mkdocs.pages import Pages

COMMAND = (sys.executable, "-m", "casebook.generator.mkdocs")
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""Keeps Material from telling everyone of its end of life."""

THEME = Path(__file__).parent / "mkdocs" / "theme"
"""What every page is put into."""


def build(root: Path, lang: str, folder: Path, strict: bool = True) -> str:
    """Build the staged tree of `root` in `lang` into `folder`, in a process of its own.

    Returns what the generator said if it failed, or, when `strict`, if it warned of anything; else nothing.
    """
    command = [*COMMAND, str(config_file(root, lang)), str(folder), *(["--strict"] if strict else [])]
    done = subprocess.run(
        command, cwd=root, env={**os.environ, **QUIET}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.stdout.decode("utf-8", "replace") if done.returncode else ""


def pages(root: Path, lang: str, folder: Path, tell: Callable[[str], None]) -> Pages:
    """The pages of `root` in `lang` for a preview, each made when it is asked for, below `folder`.

    `tell` is given what the generator warns of. Raises BuildFailure.
    """
    from casebook.generator.mkdocs.pages import Pages  # takes long, and a build has no use for it

    return Pages(config_file(root, lang), folder, tell)
