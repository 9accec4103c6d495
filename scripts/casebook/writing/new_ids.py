"""Ids made from titles, and which ids are taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from casebook.model.kinds import kind_named
from casebook.model.library import Library
from casebook.model.record import DEVICES

LONGEST = 60
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u",
}  # fmt: skip
LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th"}
LETTERS = str.maketrans({**CYRILLIC, **LATIN})
# In Russian `ъ` is silent and stands only before these vowels; elsewhere it is a vowel of Bulgarian.
BULGARIAN_VOWEL = re.compile("ъ(?![еёюя])")
# Names that the site uses itself, and names that no file may have on Windows.
RESERVED = DEVICES | {"index", "by"}


def make_id(title: str) -> str:
    """An id from `title`: Cyrillic is transliterated, accents are dropped; empty when nothing is left."""
    lower = unicodedata.normalize("NFC", title).lower()
    latin = BULGARIAN_VOWEL.sub("a", lower).translate(LETTERS)
    ascii_only = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z])['`]", "", ascii_only)).strip("-")
    if len(made) > LONGEST:
        made = made[: LONGEST + 1].rpartition("-")[0] or made[:LONGEST]
    return made


def unique(wanted: str, taken: Collection[str]) -> str:
    """`wanted`, or with the first free number behind it: `tyre-shop-2`."""
    number, free = 2, wanted
    while free in taken or free in RESERVED:
        free, number = f"{wanted}-{number}", number + 1
    return free


def next_item_id(topic: str, taken: Collection[str]) -> str:
    """The id after the highest one of the topic: gaps stay gaps, since an id is never used again."""
    numbered = (re.fullmatch(rf"{re.escape(topic)}-(\d{{1,6}})", item_id) for item_id in taken)
    highest = max((int(match[1]) for match in numbered if match), default=0)
    return f"{topic}-{highest + 1:03}"


def taken(library: Library, kind: str) -> set[str]:
    """Ids of a kind of record, those that could not be loaded and retired items included."""
    used = {*library.records(kind_named(kind)), *_broken(library, kind)}
    return used | set(library.retired) if kind in ("item", "family") else used


def _broken(library: Library, kind: str) -> set[str]:
    return {name.partition(":")[2] for name in library.broken if name.startswith(f"{kind}:")}
