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
from tests.attack.solver import Contrary, Published, Solver
from tests.support.wide_bank import WRITTEN, make_world

FORMS = 400


def solved(folder: Path, own: bool, count: int) -> Iterator[str]:
    """A line for each program."""
    world = make_world(folder, whole=True, own=own)
    site, families = published(world.root), load(world.root, folders=("quizzes",)).library.families.values()
    forms = list(sittings(world.bank(), count))
    reader, by_guessing = Solver(site), [form.points(Solver(Published())) for form in forms]
    candidates = {
        "reads the site": reader, "reads it, and knows that no key of the likest is asked": Contrary(site),
        f"has the {len(families)} recipes of the site, too": Reckoner(families, reader),
    }  # fmt: skip
    yield f"guesses: {said(by_guessing)}"
    for name, candidate in candidates.items():
        earned = [form.points(candidate) for form in forms]
        gained = [one - other for one, other in zip(earned, by_guessing, strict=True)]
        yield f"{name}: {said(earned)}; gained: {said(gained)}"


if __name__ == "__main__":
    count = int(sys.argv[1]) if sys.argv[1:] else FORMS
    for own in (False, True):
        where = f"{WRITTEN} families in the office" if own else "all families on the site"
        print(f"{count} forms, {where}; points of 40:")
        with TemporaryDirectory() as folder:
            print("\n".join(f"  {line}" for line in solved(Path(folder), own, count)))
