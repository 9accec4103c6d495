"""What the trainer foresees of the exam, and what comes, for learners who forget by another law than it believes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from casebook.exam.figures.classical import wilson
from casebook.node import run_node

from tests.bench.report import Row

WEB = Path(__file__).parents[2] / "scripts" / "web"
SOURCE = Path(__file__).parent / "learners" / "forecast.ts"
BUNDLE = """import { build } from "esbuild";
const [source, outfile] = process.argv.slice(1);
await build({ entryPoints: [source], outfile, bundle: true, format: "esm", platform: "node", logLevel: "warning" });"""
LEARNERS, SEED = 1000, "learner"
ENOUGH, WITHIN = 100, 10
"""A tenth of so many learners may be off by so many points; a thinner one is shown with its interval."""


@dataclass(frozen=True)
class Tenth:
    """Learners of whom it was foreseen much the same: how many, and in per cent what was foreseen and what came."""

    number: int
    learners: int
    foreseen: float
    came: float
    low: float
    high: float


def measure(site: Path) -> list[Tenth]:
    """Have as many learners study for this site's exam; `site` is its folder."""
    (plan,) = (site / "assets/today").glob("exam-*.json")
    with tempfile.TemporaryDirectory(prefix="casebook-learners-") as folder:
        program = Path(folder) / "forecast.mjs"
        _node("--input-type=module", "--eval", BUNDLE, str(SOURCE), str(program))
        return tenths(json.loads(_node(str(program), str(plan), str(LEARNERS), SEED)))


def tenths(found: Sequence[tuple[float, bool]]) -> list[Tenth]:
    """By tenths of what was foreseen: pairs of a chance and whether the exam was passed."""
    groups = [[one for one in found if min(9, int(10 * one[0])) == number] for number in range(10)]
    return [_tenth(number, group) for number, group in enumerate(groups) if group]


def _tenth(number: int, group: Sequence[tuple[float, bool]]) -> Tenth:
    passed, count = sum(came for _, came in group), len(group)
    low, high = wilson(passed / count, count)
    foreseen = 100 * sum(chance for chance, _ in group) / count
    return Tenth(number, count, foreseen, 100 * passed / count, 100 * low, 100 * high)


def rows(tenths: Sequence[Tenth]) -> Iterator[Row]:
    """A row for each tenth: what came, with its interval, beside what was foreseen."""
    for one in tenths:
        off = abs(one.came - one.foreseen)
        name = f"{one.learners} foreseen to pass at {one.foreseen:.0f} %: passed"
        judged = {"goal": f"within {WITHIN} points", "met": off <= WITHIN} if one.learners >= ENOUGH else {}
        yield Row("readiness", name, one.came, "%", one.low, one.high, **judged)  # type: ignore[arg-type]


def _node(*arguments: str) -> str:
    done = run_node(*arguments, cwd=WEB)
    if done.returncode:
        raise SystemExit(f"learners: {done.stderr[-500:]}")
    return done.stdout
