"""Writes a whole made-up Casebook. For a look: `python -m tests.synthetic.archive DIR CASES [SEED]`."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.support.roots import REPO, adopt
from tests.synthetic.cases import case_id, case_text
from tests.synthetic.items import item_file, item_id
from tests.synthetic.pages import lists, nav, pages, practice_sets
from tests.synthetic.shapes import TOPICS

HERE = Path(__file__).parent
FEWEST_ITEMS = 1000
STAMP = "archive.json"


def write(root: Path, cases: int, seed: int, items: int | None = None) -> None:
    """Write a Casebook of so many cases and items into `root`; the same arguments give the same bytes.

    Without `items` there are as many items as cases, but enough for the largest practice set. Half of the
    cases and items are in English words, half in Russian ones.
    """
    for path, text in files(cases, seed, max(cases, FEWEST_ITEMS) if items is None else items):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    adopt(root)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"\n{nav()}")


def ensure(root: Path, cases: int, seed: int) -> bool:
    """Write the Casebook unless `root` holds this very one already; whether it was written."""
    stamp = json.dumps({"cases": cases, "seed": seed, "digest": digest()})
    if (root / STAMP).exists() and (root / STAMP).read_text("utf-8") == stamp:
        return False
    shutil.rmtree(root, ignore_errors=True)
    write(root, cases, seed)
    (root / STAMP).write_text(stamp, "utf-8")
    return True


def files(cases: int, seed: int, items: int) -> Iterator[tuple[str, str]]:
    """Every file of the content, as (path, text)."""
    yield from pages(seed)
    yield from lists(seed)
    for number in range(cases):
        yield f"cases/{case_id(number, seed)}.md", case_text(number, seed)
    for topic in TOPICS:
        yield f"quizzes/items/{topic}.yml", item_file(topic, items, cases, seed)
    yield from practice_sets([item_id(number) for number in range(items)])


def digest() -> str:
    """A digest of everything that a Casebook is made from besides the arguments."""
    sources = [*HERE.glob("*.py"), *HERE.glob("words/*.yml"), REPO / "mkdocs.yml"]
    content = b"".join(path.read_bytes() for path in sorted(sources))
    return hashlib.sha256(content).hexdigest()[:16]


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), seed=int(sys.argv[3]) if len(sys.argv) > 3 else 1)
