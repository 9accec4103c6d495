"""The steps from content to site on one made-up library, each measured on its own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from casebook.model.languages import TRANSLATED

from tests.bench import plain
from tests.bench.process import Run, run
from tests.support.roots import translate

STEPS = ("check", "stage", "plain", "plain, its search", "build", "index", "build again", "build, three languages")
THREE = STEPS[-1]


@dataclass
class Library:
    """A made-up library on disk, and what each step on it took, run by run."""

    root: Path
    cases: int
    address: str
    runs: dict[str, list[Run]] = field(default_factory=lambda: {step: [] for step in STEPS})

    def measure(self, repeat: int, three: bool, tell: Callable[[str], None]) -> None:
        """Run all steps `repeat` times; ours and the baselines swap places, so none is always first."""
        plain.write(self.root)
        for turn in range(repeat):
            theirs, ours = ("plain", "plain, its search"), ("build", "index", "build again")
            first, second = (theirs, ours) if turn % 2 == 0 else (ours, theirs)
            for step in ("check", "stage", *first, *second, *([THREE] if three else [])):
                tell(f"{self.cases} cases, {step}, run {turn + 1} of {repeat}")
                self.runs[step].append(self._in_three_languages() if step == THREE else self._run(step))

    def _run(self, step: str) -> Run:
        for path in COLD.get(step, ()):
            _clear(self.root / path)
        environment = {**os.environ, "SITE_URL": self.address, "NO_MKDOCS_2_WARNING": "1"}
        log = self.root / "build" / f"{step.replace(',', '').replace(' ', '-')}.log"
        return run([sys.executable, "-m", *self._command(step)], environment, log)

    def _command(self, step: str) -> list[str]:
        root = str(self.root)
        match step:
            case "plain" | "plain, its search":
                return ["mkdocs", "build", "--config-file", str(self.root / plain.CONFIGURATIONS[step])]
            case "index":
                return ["casebook.search", str(self.root / "build/docs/en"), "en", str(self.root / "site")]
            case "build, three languages":
                return ["casebook", "build", "--root", root, "--site-dir", str(self.root / "build/three")]
            case _:
                return ["casebook", step.split()[0], "--root", root]

    def _in_three_languages(self) -> Run:
        """The same casebook with the other two languages switched on for one build; nothing in it is translated."""
        translate(self.root)
        try:
            return self._run(THREE)
        finally:
            for lang in TRANSLATED:
                (self.root / f"mkdocs.{lang}.yml").unlink()
                shutil.rmtree(self.root / "build" / "docs" / lang)

    def index_size(self) -> int:
        """Bytes of the search bundle of the built site."""
        return sum(path.stat().st_size for path in (self.root / "site" / "pagefind").rglob("*") if path.is_file())

    def site_sizes(self) -> list[int]:
        """The size of each file of the built site."""
        if not (self.root / "site" / "index.html").is_file():
            raise SystemExit(f"the site of {self.cases} cases is gone; did something else clean build/?")
        return [path.stat().st_size for path in (self.root / "site").rglob("*") if path.is_file()]


STAGED = ("build/docs/en", "build/cache")
COLD = {
    "stage": STAGED,
    "build": (*STAGED, "site"),
    THREE: (*STAGED, "build/three"),
    **{step: (site,) for step, site in plain.SITES.items()},
}
"""What is taken away before a step, so that it begins from nothing."""


def _clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if "docs" in folder.parts:
        folder.mkdir(parents=True)
