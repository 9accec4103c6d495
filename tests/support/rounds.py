"""How often tests of chance try: a few hundred times in `make test`, many more where it is asked for."""

from __future__ import annotations

import os

THOROUGH = "CASEBOOK_THOROUGH"


def rounds(few: int, many: int) -> int:
    """`few`; with CASEBOOK_THOROUGH set, as `make bench` does, `many`. What is asserted must hold for both."""
    return many if os.environ.get(THOROUGH) else few
