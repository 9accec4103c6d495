"""The staged tree of the tiny casebook, word for word; CASEBOOK_UPDATE=1 writes it anew (then read the diff)."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from casebook.load.loading import load
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.stage import stage

from tests.support.roots import EMPTY_BUNDLE, TINY

OPAQUE = re.compile(r"assets/(casebook|words)/")
DIGEST = re.compile(r"\.[0-9a-f]{10}(?=\.)")
GOLDEN = Path(__file__).parents[1] / "golden" / "staged"


def staged() -> dict[str, str]:
    """Markdown and JSON by path."""
    library = load(TINY).library
    staged = stage(Site(library, Charts(), EMPTY_BUNDLE))
    files = {path: data.decode() for path, data in staged if not OPAQUE.match(path)}
    return {path: _readable(path, text) for path, text in files.items()}


def _readable(path: str, text: str) -> str:
    if not path.endswith(".json"):
        return text.rstrip() + "\n"
    return json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


def test_the_staged_tree_is_as_read_and_agreed() -> None:
    found = {DIGEST.sub("", path): text for path, text in staged().items()}
    if os.environ.get("CASEBOOK_UPDATE"):
        for path, text in found.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(text, "utf-8")
    golden = {
        file.relative_to(GOLDEN).as_posix(): file.read_text("utf-8") for file in GOLDEN.rglob("*.*") if file.is_file()
    }
    assert sorted(found) == sorted(golden)
    for path, text in golden.items():
        assert found[path] == text, path
