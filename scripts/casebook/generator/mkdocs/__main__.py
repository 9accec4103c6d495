"""`python -m casebook.generator.mkdocs CONFIGURATION FOLDER [--strict]`: build a staged tree as it is.

What MkDocs warns of goes to stderr; the exit code is 1 if it failed, or if it is strict and warned.
"""

from __future__ import annotations

import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from casebook.failure import BuildFailure
from casebook.generator.mkdocs.warnings import hear_mkdocs


def main(configuration: str, folder: str, *options: str) -> None:
    """Build. Ends with a message, never a traceback, for what MkDocs, the disk or the keyboard say."""
    hear_mkdocs(lambda warning: print(warning, file=sys.stderr, flush=True))
    try:
        config = load_config(configuration, site_dir=folder, strict="--strict" in options)
        config.extra["staged"] = True
        build(config)
    except (MkDocsException, Abort) as failure:
        sys.exit(str(failure))
    except OSError as error:
        sys.exit(str(BuildFailure.of_disk(error)))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main(*sys.argv[1:])
