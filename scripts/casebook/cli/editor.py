"""Opens a file in the editor of whoever sits there."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

import typer

from casebook.check import report
from casebook.cli.common import err, fail
from casebook.load.files import read
from casebook.load.locate import locate
from casebook.load.records import load_file


def edit_file(root: Path, path: str) -> None:
    """Open `path` below `root` in $VISUAL or $EDITOR and, once that is closed, tell what can't be read in it."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        fail(f"{path} is written, but neither $VISUAL nor $EDITOR names an editor", code=2)
    try:
        subprocess.run([*shlex.split(editor), str(root / path)], check=True)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        fail(f"{path} is written, but the editor could not be run: {error}", code=2)
    text, problems = read(root, path)
    problems = locate(root, problems or load_file(path, text).problems)
    for problem in problems:
        err.print(report.text(problem), markup=False)
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(1)
