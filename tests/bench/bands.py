"""What a borderline band costs, and what it saves: `python -m tests.bench.bands [lowest-highest …]`.

For people who would get a given share of all tasks right: how often the scores alone pass them, call for a talk, or
fail them. It is worked out, not drawn at random. Each section's score is binomial (Lord 1955), as of items drawn at
random from a large bank, and every combination of scores is judged by the exam's own rules.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from math import comb, prod

from casebook.exam.paper.result import Total, section_score
from casebook.exam.paper.status import status_of
from casebook.load.loading import load
from casebook.model.blueprint import Blueprint, Borderline

from tests.support.roots import REPO

EXAM = "internal-exam"
TRUE = (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
BANDS: tuple[tuple[int, int] | None, ...] = (None, (29, 34), (30, 34), (30, 33), (31, 33), (31, 31), (30, 31), (29, 31))


def chances(blueprint: Blueprint, true: Sequence[float]) -> dict[float, Counter[str]]:
    """How likely each status is, by the true share."""
    found: dict[float, Counter[str]] = {share: Counter() for share in true}
    of = [section.points for section in blueprint.sections]
    for scores in product(*(range(points + 1) for points in of)):
        status = _status(blueprint, scores)
        for share in true:
            found[share][status] += prod(map(_binomial, scores, of, [share] * len(of)))
    return found


def with_band(blueprint: Blueprint, band: tuple[int, int] | None) -> Blueprint:
    """The exam with another band, or with none."""
    made = Borderline(lowest=band[0], highest=band[1]) if band else None
    return blueprint.model_copy(update={"borderline": made})


def lines(blueprint: Blueprint) -> Iterator[str]:
    """A line for each true share: passed, talked with, failed."""
    for share, found in chances(blueprint, TRUE).items():
        told = (f"{found[status]:6.1%} {status}" for status in ("pass", "borderline", "fail"))
        yield f"  true {share:.0%}: {', '.join(told)}"


def _status(blueprint: Blueprint, scores: Sequence[int]) -> str:
    parts = zip(blueprint.sections, scores, strict=True)
    sections = {part.id: section_score(score, part.points, part.cut_score) for part, score in parts}
    total, of = sum(scores), blueprint.points
    return status_of(blueprint, Total(score=total, of=of, share=total / of), sections)


def _binomial(hits: int, of: int, chance: float) -> float:
    return comb(of, hits) * chance**hits * (1 - chance) ** (of - hits)


if __name__ == "__main__":
    exam = load(REPO, folders=("quizzes",)).library.blueprints[EXAM]
    asked = [(int(one.split("-")[0]), int(one.split("-")[1])) for one in sys.argv[1:]]
    for band in asked or BANDS:
        print("no band" if band is None else f"{band[0]}–{band[1]}")
        print("\n".join(lines(with_band(exam, band))))
