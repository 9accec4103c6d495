"""Many short texts as bags of words, packed for the browser (`unpacked` in scripts/web/src/search/packed.ts).

Half of what search knows by name is words of questions, and each word stands in five of them. So every word is written
once, with the texts that have it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;<=>?@[]^_`{|}~"
LAST = 46
"""So many of the digits end a number; the others have more behind them."""


def packed(texts: Sequence[Collection[str]]) -> tuple[str, str]:
    """The words in order, each as how many letters it shares with the one before and the rest; and for each word the
    places of the texts that have it, as distances."""
    holders: dict[str, list[int]] = {}
    for place, words in enumerate(texts):
        for word in words:
            holders.setdefault(word, []).append(place)
    words = sorted(holders)
    shared = [_shared(*pair) for pair in zip(["", *words], words, strict=False)]
    fronts = " ".join(DIGITS[many] + word[many:] for many, word in zip(shared, words, strict=True))
    return fronts, " ".join(_distances(holders[word]) for word in words)


def _shared(one: str, other: str) -> int:
    most = min(len(one), len(other), LAST - 1)
    return next((many for many in range(most) if one[many] != other[many]), most)


def _distances(places: Iterable[int]) -> str:
    before, found = -1, []
    for place in places:
        found.append(_number(place - before - 1))
        before = place
    return "".join(found)


def _number(value: int) -> str:
    rest, last = divmod(value, LAST)
    text = DIGITS[last]
    while rest:
        rest, digit = divmod(rest, len(DIGITS) - LAST)
        text = DIGITS[LAST + digit] + text
    return text
