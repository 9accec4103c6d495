"""Which private items are near copies of what the site says. That takes reading the whole site, so it is kept until a
file of the site or an item changes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from casebook import disk
from casebook.exam.office.office import Office
from casebook.exam.office.storage import OfficeFault, as_json, read_json
from casebook.exam.office.texts import texts_in
from casebook.exam.paper.near_copies import PublicTexts
from casebook.load.files import find
from casebook.load.loading import load
from casebook.model.case import Case
from casebook.model.family.recipe import BaseFamily
from casebook.model.item import Item
from casebook.model.library import Library
from casebook.model.localized import localized

KEPT = ".cache/near-copies.json"
VERSION = 1
"""Counts up when it is told otherwise which items are near copies."""


def near_copies(office: Office, root: Path, items: Sequence[Item]) -> frozenset[str]:
    """The ids of those private `items` that are near copies of what the site at `root` says."""
    if not items:
        return frozenset()
    state, file = _state(root, items), office.dir / KEPT
    with suppress(OfficeFault):
        if (kept := read_json(file)).get("state") == state:
            return frozenset(kept["near"])
    public = PublicTexts(_said_in_public(load(root).library))
    near = frozenset(item.id for item in items if public.gives_away(item))
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        disk.replace(file, as_json({"state": state, "near": sorted(near)}))
    return near


def _state(root: Path, items: Sequence[Item]) -> str:
    """A digest of the items, and of the sizes and times of all texts of the site."""
    stamps = []
    for path in find(root).texts:
        with suppress(OSError):
            known = os.stat(root / path)
            stamps.append((path, known.st_size, known.st_mtime_ns))
    content = [VERSION, sorted(item.model_dump_json() for item in items), stamps]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _said_in_public(site: Library) -> Iterator[str]:
    """What the site says in each of its languages: paragraphs, and terms, items and other records, each as one text."""
    for library in (site, *(localized(site, lang) for lang in site.translations)):
        for record in [*library.readable, *library.public_items.values()]:
            if isinstance(record, BaseFamily) or (isinstance(record, Case) and not record.is_published):
                continue
            yield " ".join(texts_in(record.model_dump(mode="json", exclude={"body"})))
            yield from record.body.text.split("\n\n") if hasattr(record, "body") else ()
