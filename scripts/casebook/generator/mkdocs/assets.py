"""Where staged files stand whose names carry a digest: templates ask for them by their plain names."""

from __future__ import annotations

import re
from pathlib import Path

HASHED = re.compile(r"(.+)\.[0-9a-f]{10}(\.\w+)")
FOLDERS = ("casebook", "words", "search")


def staged_assets(docs: Path) -> dict[str, str]:
    """`search/near.json` and the like, each with its path in the staged tree `docs`."""
    found = {}
    for folder in FOLDERS:
        for file in sorted((docs / "assets" / folder).glob("*.*")):
            if name := HASHED.fullmatch(file.name):
                found[f"{folder}/{name[1]}{name[2]}"] = f"assets/{folder}/{file.name}"
    return found
