"""How often our Markdown and GitHub's parser show a random text differently without a problem that says so.

python -m tests.bench.dialects              # 20 000 compositions of the odd texts in tests/examples/markdown
python -m tests.bench.dialects 5000 7       # so many, with another seed; prints what differs
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.report import Row
from tests.support.github import compositions, difference, without_one_sided

ODD = Path(__file__).parents[1] / "examples" / "markdown"
TEXTS = 20_000


@dataclass(frozen=True)
class Compared:
    """How many texts were compared in what time, and those that differ."""

    texts: int
    seconds: float
    differing: list[str]


def measure(texts: int = TEXTS, seed: int = 1) -> Compared:
    """Compare random compositions of the odd texts."""
    odd = [file.read_text("utf-8") for file in sorted(ODD.glob("*.md"))]
    start = time.perf_counter()
    differing = [text for text in compositions(odd, texts, seed) if difference(text, spacing=False)]
    return Compared(texts, time.perf_counter() - start, differing)


def row(compared: Compared) -> Row:
    """The row of the report: texts that are shown otherwise than on GitHub, of so many."""
    count = len(compared.differing)
    name = f"{compared.texts} odd texts, shown otherwise"
    return Row("Markdown", name, count, "texts", count, count, goal="0", met=not count)


if __name__ == "__main__":
    count, seed = (*map(int, sys.argv[1:]), *(TEXTS, 1)[len(sys.argv) - 1 :])
    result = measure(count, seed)
    for text in result.differing:
        print("=" * 40, without_one_sided(text), "-" * 40, difference(text, spacing=False), sep="\n")
    print(f"{len(result.differing)} of {result.texts} differ, {result.seconds:.0f} s")
