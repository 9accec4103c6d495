"""The staged tree of the tiny casebook, word for word; CASEBOOK_UPDATE=1 writes it anew (then read the diff)."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from casebook.load.library import load
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.stage import stage

from tests.support.roots import TINY

OPAQUE = re.compile(r"assets/(casebook|words)/|exam/(sit|verify)/|exam/\w+\.json")
"""Not read here: the browser part, and the exam's pages, which are files of their own."""
GOLDEN = Path(__file__).parents[1] / "golden" / "staged"


def staged() -> dict[str, str]:
    """Markdown and JSON by path; the browser part is left empty, so that its digest does not change with its code."""
    library = load(TINY).library
    names = ("practice", "archive", "search", "exam", "mock", "verify")
    bundle = {f"{name}.{suffix}": b"" for name in names for suffix in ("js", "css")} | {"exam-worker.js": b""}
    files = {path: data.decode() for path, data in stage(Site(library, Charts(), bundle)) if not OPAQUE.match(path)}
    return {path: _readable(path, text) for path, text in files.items()}


def _readable(path: str, text: str) -> str:
    if not path.endswith(".json"):
        return text.rstrip() + "\n"
    return json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


def test_the_staged_tree_is_as_read_and_agreed() -> None:
    found = {path.split(".")[0] + Path(path).suffix: text for path, text in staged().items()}
    if os.environ.get("CASEBOOK_UPDATE"):
        for path, text in found.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(text, "utf-8")
    golden = {file.relative_to(GOLDEN).as_posix(): file.read_text("utf-8") for file in GOLDEN.rglob("*.*")}
    assert sorted(found) == sorted(golden)
    for path, text in golden.items():
        assert found[path] == text, path
