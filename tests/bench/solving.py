"""What an exam gives to somebody who knows nothing and has a program: `python -m tests.bench.solving [forms]`.

Forms are drawn from the bank of tests/support/wide_bank.py beside all of this site's content; programs sit them, and
what they earn of 40 points is printed: with all recipes on the site, and with 38 of them in the office.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from casebook.load.loading import load

from tests.attack.recipes import Reckoner
from tests.attack.sitting import published, said, sittings
from tests.attack.solver import Published, Solver
from tests.support.wide_bank import WRITTEN, make_world

FORMS = 400


def solved(folder: Path, own: bool, count: int) -> Iterator[str]:
    """A line for each program."""
    world = make_world(folder, whole=True, own=own)
    site, families = published(world.root), load(world.root, folders=("quizzes",)).library.families.values()
    forms = list(sittings(world.bank(), count))
    guesses, reader = Solver(Published()), Solver(site)
    by_guessing, by_reading = ([form.points(one) for form in forms] for one in (guesses, reader))
    gained = [one - other for one, other in zip(by_reading, by_guessing, strict=True)]
    by_recipes = [form.points(Reckoner(families, reader)) for form in forms]
    yield f"guesses: {said(by_guessing)}"
    yield f"reads the site: {said(by_reading)}; gained: {said(gained)}"
    yield f"has the repository's {len(families)} recipes, too: {said(by_recipes)}"


if __name__ == "__main__":
    count = int(sys.argv[1]) if sys.argv[1:] else FORMS
    for own in (False, True):
        where = f"{WRITTEN} families in the office" if own else "all families on the site"
        print(f"{count} forms, {where}; points of 40:")
        with TemporaryDirectory() as folder:
            print("\n".join(f"  {line}" for line in solved(Path(folder), own, count)))
