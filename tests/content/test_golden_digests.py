"""Digests and merged texts of the repository's own content stay what they are: every `of` of the world is one of them.

`tests/golden/digests.json` holds them by the path of the source, each with a hash of the files that it was made from:
what has been edited since is not compared. `python -m tests.content.test_golden_digests` writes the file anew.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from casebook.load.loading import load
from casebook.model.kinds import in_language
from casebook.model.languages import TRANSLATED
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.model.record import Record
from casebook.model.translation.source_texts import digest

from tests.support.roots import REPO

GOLDEN = REPO / "tests" / "golden" / "digests.json"
Made = dict[str, dict[str, str]]


def short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def merged(record: Record) -> str:
    """A hash of all that a record says, its Markdown as it is written; fields that came later do not count."""
    said = record.model_dump(mode="json", exclude={"body"}, exclude_defaults=True)
    if body := getattr(record, "body", None):
        said["body"] = body.text
    return short(json.dumps(said, sort_keys=True, ensure_ascii=False).encode())


def of_library(library: Library, hashed: Any) -> Made:
    """By source path: what `hashed` makes of each of its records."""
    made: Made = {}
    for kind, records in library.translatable().items():
        for key, record in records.items():
            if hashed is digest or library.lang_of(kind, key) == library.lang:
                made.setdefault(record.where.path or "cases/taxonomy.yml", {})[f"{kind}:{key}"] = hashed(record)
    return made


def golden(root: Path, library: Library) -> dict[str, dict[str, Any]]:
    """Everything by language and source path, `of` for the digests, each with a hash of the files."""
    made = {"of": of_library(library, digest)}
    made |= {lang: of_library(localized(library, lang), merged) for lang in TRANSLATED}
    return {
        lang: {
            path: {"files": short(b"\0".join(file.read_bytes() for file in files(root, path, lang))), "is": records}
            for path, records in sorted(by_path.items())
        }
        for lang, by_path in made.items()
    }


def files(root: Path, path: str, lang: str) -> list[Path]:
    paths = [path] if lang == "of" else [path, in_language(path, lang)]
    return [root / one for one in paths if (root / one).exists()]


@pytest.fixture(scope="module")
def now(root: Path, content: Library) -> dict[str, dict[str, Any]]:
    return golden(REPO, content if root == REPO else load(REPO).library)


@pytest.mark.parametrize("lang", ["of", *TRANSLATED])
def test_nothing_has_moved(now: dict[str, dict[str, Any]], lang: str) -> None:
    then = json.loads(GOLDEN.read_text("utf-8"))[lang]
    same = [path for path, one in then.items() if now[lang].get(path, {}).get("files") == one["files"]]
    assert {path: now[lang][path]["is"] for path in same} == {path: then[path]["is"] for path in same}
    assert len(same) > 10, "write the golden file anew: hardly a file is as it was"


if __name__ == "__main__":
    made = golden(REPO, load(REPO).library)
    GOLDEN.write_text(json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
