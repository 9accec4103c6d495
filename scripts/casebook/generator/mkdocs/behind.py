"""`python -m casebook.generator.mkdocs.behind ROOT FOLDER DONE`: bring the site in FOLDER up to date as a whole.

Everything is checked and staged, and what has changed is built, in a process that the next edit ends. When all is done
its number is written into DONE.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mkdocs.exceptions import Abort, MkDocsException

from casebook.failure import BuildFailure, disk_message
from casebook.generator.mkdocs.built import Built
from casebook.generator.mkdocs.warnings import hear_mkdocs
from casebook.staging import stage_anyway
from casebook.trees import languages


def bring_up_to_date(root: Path, folder: Path) -> None:
    """Stage `root` and build it into `folder`; what is wrong with the content goes to stderr.

    Raises BuildFailure, what MkDocs raises, and OSError.
    """
    hear_mkdocs(_tell)
    stage_anyway(root, _tell)
    for lang in languages(root):
        Built(root, folder, lang).remove_gone()


def _tell(problem: str) -> None:
    print(problem, file=sys.stderr, flush=True)


def main(root: Path, folder: Path, done: Path) -> None:
    """Do it, and say so."""
    try:
        bring_up_to_date(root, folder)
        done.write_text(str(os.getpid()), "utf-8")
    except (BuildFailure, MkDocsException, Abort) as failure:
        sys.exit(str(failure))
    except OSError as error:
        sys.exit(disk_message(error))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
