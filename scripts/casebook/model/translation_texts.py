"""The texts of a thing that are to be translated, and their digest.

`texts` gives them in the shape of the translation's own file, so they are also what `casebook translate start` writes.
The digest is the first 12 hex digits of the SHA-256 of these texts as canonical JSON: UTF-8, keys sorted, no spaces,
characters as they are. Ids of parts count, as a translation goes by them; so does the order of lists. Nothing else
does: neither dates, topics, keys, numbers and refs, nor the spellings by which terms are recognised in English.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from casebook.model.case import Case, Figure, Named
from casebook.model.item import Item, NumericItem, Option, Pair, ShortItem
from casebook.model.page import Page
from casebook.model.practice_set import PracticeSet
from casebook.model.source import FACT, Document
from casebook.model.term import Term
from casebook.model.topic import Topic
from casebook.model.translated import PARTS

Texts = dict[str, Any]
Translatable = Page | Case | PracticeSet | Term | Item | Topic | Named | Document
LETTER = re.compile(r"[^\W\d_]")


def digest(record: Translatable) -> str:
    """What a translation of `record` as it is now has in its `of`."""
    content = json.dumps(texts(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def texts(record: Translatable, words_only: bool = True) -> Texts:
    """The texts of a thing; that of a page or case under `body`. What is not there is left out.

    Without `words_only` units, labels and sources are given too where there is no word in them.
    """
    found: Texts
    match record:
        case Page():
            found = {"title": record.title, "description": record.description, "body": record.body.text.strip()}
        case Case():
            found = _case(record, words_only)
        case Term():
            found = {
                "term": record.term,
                "abbreviation": record.abbreviation,
                "definition": record.definition,
                "example": record.example,
            }
        case PracticeSet() | Topic():
            found = {"title": record.title, "summary": record.summary}
        case Named():
            found = {"title": record.title}
        case Document():
            found = {
                "title": record.title,
                "publisher": record.publisher,
                "date": record.date,
                "about": record.about,
            }
        case _:
            found = _item(record, words_only)
    return _there(found)


def _case(case: Case, words_only: bool) -> Texts:
    facts_only = all(FACT.match(source) for source in case.sources)
    return {
        "title": case.title,
        "summary": case.summary,
        "client": case.client.description,
        "prevented_by": case.prevented_by,
        "lessons": case.lessons,
        "figures": [_figure(figure, words_only) for figure in case.figures],
        "sources": None if words_only and facts_only else case.sources,
        "body": case.body.text.strip(),
    }


def _figure(figure: Figure, words_only: bool) -> Texts:
    labels = figure.x.values if any(_worth(label, words_only) for label in figure.x.values) else None
    return _there(
        {
            "id": figure.id,
            "title": figure.title,
            "x": _there({"title": figure.x.title, "values": labels}),
            "series": [_there({"title": one.title, "unit": _worth(one.unit, words_only)}) for one in figure.series],
            "note": figure.note,
            "source": None if words_only and FACT.match(figure.source) else figure.source,
        }
    )


def _item(item: Item, words_only: bool) -> Texts:
    found: Texts = {"stem": item.stem}
    for name in PARTS:
        found[name] = [_part(part) for part in item.__dict__.get(name, ())]
    found["sample"] = item.__dict__.get("sample")
    if isinstance(item, ShortItem):
        found["key"] = item.key
    if isinstance(item, NumericItem):
        found["unit"] = _worth(item.key.unit, words_only)
    found["rationale"] = item.__dict__.get("rationale")
    return found


def _worth(text: str | None, words_only: bool) -> str | None:
    """`text` where it may be translated; with `words_only`, where there is a word in it."""
    return text if text and (not words_only or LETTER.search(text)) else None


def _part(part: Any) -> Texts:
    match part:
        case Option():
            return {"id": part.id, "text": part.text, "rationale": part.rationale}
        case Pair():
            return _there({"id": part.id, "left": part.left, "right": part.right, "rationale": part.rationale})
        case _:
            return {"id": part.id, "text": part.text}


def _there(found: Texts) -> Texts:
    """Without what is not there."""
    return {name: value for name, value in found.items() if value not in (None, [], "")}
