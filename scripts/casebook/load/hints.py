"""Hints for words that are not known, and how problems quote what they saw."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice

ALIKE = 0.65
FEW = 200
SHOWN = 12
"""So many names are told where none resembles a word."""
LATIN = dict(zip("авекмнорстухіјѕѵԁԛԝАВЕКМНОРСТУХІЈЅԌ", "abekmhopctyxijsvdqwABEKMHOPCTYXIJSG", strict=True))
"""Cyrillic letters, each with the Latin one that it looks like."""


class Hints:
    """Hints for the unknown words that one rule finds.

    Comparing words is slow: among many names only those are compared that begin or end alike, and after `most` words
    none is compared any more. So a rule stays fast on content where everything is wrong.
    """

    def __init__(self, most: int = 1000) -> None:
        self._left = most

    def nearest(self, word: object, names: Sequence[str]) -> str:
        """That of `names` which resembles `word` most, if one does; else an empty text."""
        self._left -= 1
        if self._left < 0:
            return ""
        text = str(word)[:80]
        near = difflib.get_close_matches(text, _comparable(text, names), n=1, cutoff=ALIKE)
        return near[0] if near else ""

    def did_you_mean(self, word: object, known: Iterable[str], place: str = "") -> str:
        """What to write instead of `word`, which is none of `known`: never empty.

        That is the name that resembles it; else all names, or some with `place`, where all are to be found; where there
        is none, to add it to `place`.
        """
        names = list(known)
        if str(word) != latin(str(word)) in names:
            return _type_anew(str(word))
        if near := self.nearest(word, names):
            return f"did you mean '{near}'?"
        if not names:
            return f"there is none yet: add it{place and f' to {place}'}, or take this out"
        more = f" … (all are in {place})" if place else " …"
        return f"known: {', '.join(names[:SHOWN])}{more if len(names) > SHOWN else ''}"


def did_you_mean(word: object, known: Iterable[str], place: str = "") -> str:
    """A hint for one word; see `Hints.did_you_mean`."""
    return Hints().did_you_mean(word, known, place)


def shown(value: object, quote: str = "'") -> str:
    """A value as problems quote it: on one line, of a bounded length."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    text = " ".join(str(value)[:200].split())
    text = text if len(text) <= 60 else f"{text[:57]}…"
    return f"{quote}{text}{quote}" if isinstance(value, str) else text


def in_quotes(text: str) -> str:
    """A text of one line as YAML in quotes."""
    quote = "'" if '"' in text or "\\" in text else '"'
    return quote + text.replace("'", "''" if quote == "'" else "'") + quote


def stray_letter(word: str) -> str:
    """A hint where Latin letters are mixed with letters of another alphabet that look like them; else empty."""
    letters = [letter for letter in word if letter.isalpha()]
    return _type_anew(word) if len({letter.isascii() for letter in letters}) == 2 else ""


def _type_anew(word: str) -> str:
    """A hint for a word with letters that are not English ones."""
    odd = list(dict.fromkeys(letter for letter in word if letter.isalpha() and not letter.isascii()))
    if not all(letter in LATIN for letter in odd):
        return f"`{odd[0]}` is the letter {unicodedata.name(odd[0], 'no known one')}: type the word in English letters"
    of, are = " and ".join(f"'{letter}'" for letter in odd), "are" if odd[1:] else "is"
    meant = " and ".join(f"'{LATIN[letter]}'" for letter in odd)
    return f"the {of} in {shown(word)} {are} Cyrillic; type the Latin {meant}"


def latin(word: str) -> str:
    """`word` with the Latin letters that its Cyrillic ones look like."""
    return "".join(LATIN.get(letter, letter) for letter in word)


def _comparable(word: str, names: Sequence[str]) -> Sequence[str]:
    """All names where they are few, else some that begin or end like `word`."""
    if len(names) <= FEW:
        return names
    size = max(2, len(word) // 2)
    start, end = word[:size], word[-size:]
    return list(islice((name for name in names if name.startswith(start) or name.endswith(end)), FEW))
