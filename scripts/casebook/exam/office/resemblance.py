"""Which private items are near copies of what the site says, and which families ask for a term in its words. That takes
reading the whole site, so it is kept until a file of the site, an item or a family changes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
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
from casebook.model.family.recipe import BaseFamily, Family
from casebook.model.item import Item, Kind, Level
from casebook.model.languages import SOURCE
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.model.record import Record

KEPT = ".cache/near-copies.json"
VERSION = 2
"""Counts up when it is told otherwise which items are near copies."""


def near_copies(office: Office, root: Path, items: Sequence[Item], families: Iterable[Family]) -> frozenset[str]:
    """The ids of those private `items` that are near copies of what the site at `root` says, and of those `families`
    whose instances ask for a term in its words.
    """
    of_terms = [family for family in families if family.level is Level.TERM and family.kind is not Kind.OPEN]
    if not items and not of_terms:
        return frozenset()
    state, file = _state(root, [*items, *of_terms]), office.dir / KEPT
    with suppress(OfficeFault):
        if (kept := read_json(file)).get("state") == state:
            return frozenset(kept["near"])
    near = _told(load(root).library, items, of_terms)
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        disk.replace(file, as_json({"state": state, "near": sorted(near)}))
    return near


def _told(site: Library, items: Sequence[Item], of_terms: Sequence[Family]) -> frozenset[str]:
    public = PublicTexts(_said_in_public(site))
    told = {family.id for family in of_terms if public.tells_term(family)}
    for library in _in_all_languages(site):
        public.add(map(_as_text, (instance.item for instance in library.instances.values())))
    return frozenset(told.union(item.id for item in items if public.gives_away(item)))


def _state(root: Path, asked: Sequence[Item | Family]) -> str:
    """A digest of what may be asked, and of the sizes and times of all texts of the site."""
    stamps = []
    for path in find(root).texts:
        with suppress(OSError):
            known = os.stat(root / path)
            stamps.append((path, known.st_size, known.st_mtime_ns))
    content = [VERSION, sorted(one.model_dump_json() for one in asked), stamps]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _said_in_public(site: Library) -> Iterator[str]:
    """What the site says in each of its languages: paragraphs, and terms, items and other records, each as one text.
    Instances of families are left out.
    """
    for library in _in_all_languages(site):
        for record in library.readable:
            if isinstance(record, BaseFamily) or (isinstance(record, Case) and not record.is_published):
                continue
            yield _as_text(record)
            yield from record.body.text.split("\n\n") if hasattr(record, "body") else ()


def _in_all_languages(site: Library) -> Iterator[Library]:
    return (localized(site, lang) for lang in (SOURCE, *site.translations))


def _as_text(record: Record) -> str:
    return " ".join(texts_in(record.model_dump(mode="json", exclude={"body"})))
