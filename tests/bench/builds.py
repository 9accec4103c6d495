"""The steps from content to site on one made-up library, each measured on its own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from casebook.build import mkdocs_environment

from tests.bench import plain
from tests.bench.process import Run, run

STEPS = ("check", "stage", "mkdocs", "plain", "build", "build again")


@dataclass
class Library:
    """A made-up library on disk, and what each step on it took, run by run."""

    root: Path
    cases: int
    address: str
    runs: dict[str, list[Run]] = field(default_factory=lambda: {step: [] for step in STEPS})

    def measure(self, repeat: int, tell: Callable[[str], None]) -> None:
        """Run all steps `repeat` times; ours and the baseline swap places, so neither is always first."""
        plain.write_configuration(self.root)
        for turn in range(repeat):
            pair = ("mkdocs", "plain") if turn % 2 == 0 else ("plain", "mkdocs")
            for step in ("check", "stage", *pair, "build", "build again"):
                tell(f"{self.cases} cases, {step}, run {turn + 1} of {repeat}")
                self.runs[step].append(self._run(step))

    def _run(self, step: str) -> Run:
        for path in COLD.get(step, ()):
            _clear(self.root / path)
        environment = mkdocs_environment() if step in ("mkdocs", "plain") else dict(os.environ)
        environment |= {"SITE_URL": self.address, "NO_MKDOCS_2_WARNING": "1"}
        log = self.root / "build" / f"{step.replace(' ', '-')}.log"
        return run([sys.executable, "-m", *self._command(step)], environment, log)

    def _command(self, step: str) -> list[str]:
        match step:
            case "mkdocs":
                return ["mkdocs", "build", "--strict", "--config-file", str(self.root / "mkdocs.yml")]
            case "plain":
                return ["mkdocs", "build", "--config-file", str(self.root / plain.CONFIGURATION)]
            case _:
                return ["casebook", step.split()[0], "--root", str(self.root)]

    def site_sizes(self) -> list[int]:
        """The size of each file of the built site."""
        if not (self.root / "site" / "index.html").is_file():
            raise SystemExit(f"the site of {self.cases} cases is gone; did something else clean build/?")
        return [path.stat().st_size for path in (self.root / "site").rglob("*") if path.is_file()]


STAGED = ("build/docs/en", "build/cache")
COLD = {"stage": STAGED, "mkdocs": ("site",), "plain": (plain.SITE,), "build": (*STAGED, "site")}
"""What is taken away before a step, so that it begins from nothing."""


def _clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if "docs" in folder.parts:
        folder.mkdir(parents=True)
