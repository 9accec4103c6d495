"""Where an office must not lie: in a site, or in a git work tree that has one. What lies there is soon pushed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from casebook.exam.office.storage import OfficeFault

SITE = "mkdocs.yml"
DEEP = 3
"""So many folders down a work tree is searched for a site."""
ELSEWHERE = "name a folder elsewhere, such as ~/exam-office"


def refuse_site(folder: Path, hint: str = ELSEWHERE) -> None:
    """Raises OfficeFault where the folder lies in a site, or in a git work tree with a site in it."""
    real = folder.resolve()
    for above in (real, *real.parents):
        if (above / SITE).is_file():
            raise OfficeFault(folder, f"a folder in a site: {above / SITE}", "one outside of every site", hint)
        if (above / ".git").exists():
            inside = _site_in(above, DEEP)
            if inside:
                raise OfficeFault(
                    folder, f"a git work tree with a site in it: {inside}", "a folder that is in no such repository",
                    "what's in there is soon pushed; " + hint,
                )  # fmt: skip
            return


def _site_in(folder: Path, deep: int) -> Path | None:
    """A site's configuration in the folder or a few levels below it."""
    if (folder / SITE).is_file():
        return folder / SITE
    if deep:
        with suppress(OSError), os.scandir(folder) as entries:
            below = [Path(entry.path) for entry in entries if entry.is_dir() and not entry.name.startswith(".")]
            return next(filter(None, (_site_in(entry, deep - 1) for entry in below)), None)
    return None
