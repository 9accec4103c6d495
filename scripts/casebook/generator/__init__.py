"""The seam to the site generator: all that the rest of the house sees of it. Only `mkdocs/` imports MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from casebook.trees import config_file

COMMAND = (sys.executable, "-m", "casebook.generator.mkdocs")
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""Keeps Material from telling everyone of its end of life."""


def build(root: Path, lang: str, folder: Path, strict: bool = True) -> str:
    """Build the staged tree of `root` in `lang` into `folder`, in a process of its own.

    Returns what the generator said if it failed, or, when `strict`, if it warned of anything; else nothing.
    """
    command = [*COMMAND, str(config_file(root, lang)), str(folder), *(["--strict"] if strict else [])]
    done = subprocess.run(
        command, cwd=root, env={**os.environ, **QUIET}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.stdout.decode("utf-8", "replace") if done.returncode else ""
