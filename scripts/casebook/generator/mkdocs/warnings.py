"""What MkDocs warns of."""

from __future__ import annotations

import logging
from collections.abc import Callable

Tell = Callable[[str], None]
DIRTY = "A 'dirty' build is being performed"
"""What MkDocs warns of when it builds some pages only, as a preview does on purpose."""


class _Ear(logging.Handler):
    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        if DIRTY not in record.getMessage():
            self._tell(record.getMessage())


def hear_mkdocs(tell: Tell) -> None:
    """Tell what MkDocs warns of, and nobody else any more."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    for ear in [handler for handler in logger.handlers if isinstance(handler, _Ear)]:
        logger.removeHandler(ear)
    logger.addHandler(_Ear(tell))
