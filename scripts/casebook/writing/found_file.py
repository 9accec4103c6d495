"""`casebook translate found`: entries to be filled in, of what search does not find in a language yet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from casebook import disk
from casebook.model.found import file_of, told_digest
from casebook.model.term import Term
from casebook.writing.keep import make_file, reaching
from casebook.writing.listing import appended
from casebook.writing.yamltext import block, dashed

HEAD = """# yaml-language-server: $schema=../../scripts/schemas/found.json
# What search finds in this language though the page is in English. Overwrite `title` and `summary`; in `asked` write
# three to ten questions as people who speak the language type them in the middle of a call. Translate none.
found: []
"""


def write_entries(root: Path, lang: str, missing: Iterable[tuple[str, Any]]) -> dict[str, int]:
    """Add an entry for each of `missing`, as `unfound` gives them: how many were put into which file.

    Nothing that is there is touched. Raises CannotWrite.
    """
    by_file: dict[str, list[list[str]]] = {}
    for ref, record in missing:
        by_file.setdefault(file_of(ref, lang), []).append(_entry(ref, record))
    for path, entries in by_file.items():
        with reaching(path):
            before = disk.read(root / path)
            text = appended(before or HEAD, "found", [row for entry in entries for row in entry], count=len(entries))
            if before is None:
                make_file(root, path, text)
            else:
                disk.swap(root / path, before, text)
    return {path: len(entries) for path, entries in by_file.items()}


def _texts(record: Any) -> dict[str, str]:
    """What is to be overwritten; a term is found by its name, and shown with its definition."""
    if isinstance(record, Term):
        return {}
    return {"stamp": told_digest(record), "title": record.title, "summary": record.summary}


def _entry(ref: str, record: Any) -> list[str]:
    """The entry with the source's own title and summary, and what is asked in English as a remark."""
    rows = dashed(block({"of": ref, **_texts(record)}))
    asked = [f'  # - "{one}"' for one in getattr(record, "asked", ())]
    return [*rows, *(["  # in English:"] if asked else []), *asked, "  asked: []"]
