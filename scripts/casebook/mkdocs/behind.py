"""`python -m casebook.mkdocs.behind ROOT DONE`: check and stage everything, in a process that an edit may stop.

Then DONE is written: how many staged files were taken away.
"""

from __future__ import annotations

import sys
from pathlib import Path

from casebook.build import BuildFailure, stage_anyway


def stage(root: Path, done: Path) -> None:
    """Stage `root` and write `done`; what is wrong with the content goes to stderr."""
    staging = stage_anyway(root, lambda problem: print(problem, file=sys.stderr))
    done.write_text(str(staging.written.removed), "utf-8")


if __name__ == "__main__":
    try:
        stage(Path(sys.argv[1]), Path(sys.argv[2]))
    except BuildFailure as failure:
        sys.exit(str(failure))
