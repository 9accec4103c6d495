"""What MkDocs warns of."""

from __future__ import annotations

import logging
from collections.abc import Callable

Tell = Callable[[str], None]
DIRTY = "A 'dirty' build is being performed"
"""What MkDocs warns of at each build of a few pages only: what it means is mended by the process behind."""


def hear_mkdocs(tell: Tell) -> None:
    """Tell what MkDocs warns of."""

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if DIRTY not in record.getMessage():
                tell(record.getMessage())

    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.addHandler(Handler())
