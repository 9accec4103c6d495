"""Hints for words that are not known, and how problems quote what they saw."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice

ALIKE = 0.65
FEW = 200


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

    def did_you_mean(self, word: object, known: Iterable[str]) -> str:
        """`did you mean 'x'?` where one of `known` resembles `word`, else some of them; empty when none is known."""
        names = list(known)
        near = self.nearest(word, names)
        if near:
            return f"did you mean '{near}'?"
        return f"known: {', '.join(names[:12])}{' …' if len(names) > 12 else ''}" if names else ""


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A hint for one word; see `Hints.did_you_mean`."""
    return Hints().did_you_mean(word, known)


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
    odd = next((letter for letter in word if letter.isalpha() and not letter.isascii()), "")
    if not odd or not any(letter.isascii() and letter.isalpha() for letter in word):
        return ""
    return f"`{odd}` is the letter {unicodedata.name(odd, 'no known one')}: type the word anew in English letters"


def _comparable(word: str, names: Sequence[str]) -> Sequence[str]:
    """All names where they are few, else some that begin or end like `word`."""
    if len(names) <= FEW:
        return names
    size = max(2, len(word) // 2)
    start, end = word[:size], word[-size:]
    return list(islice((name for name in names if name.startswith(start) or name.endswith(end)), FEW))
