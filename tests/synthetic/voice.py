"""Writes made-up sentences in a language, with word frequencies like those of real texts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from tests.synthetic.vocabulary import vocabulary

SHIFT, STEEP = 2.0, 1.05
"""The word of rank r has the weight (r + SHIFT) ** -STEEP (Zipf and Mandelbrot). So a text has as many
different words as the real cases have, and packs nearly as well (gzip: to 49 %, the real ones to 44 %)."""
WIDTH = 116


@cache
def weights(lang: str) -> tuple[float, ...]:
    """The cumulative weights of a language's words, from frequent to rare."""
    ranks = range(len(vocabulary(lang).ranked))
    return tuple(accumulate((rank + SHIFT) ** -STEEP for rank in ranks))


class Voice:
    """A source of text. What it says depends on the language and the seed alone."""

    def __init__(self, lang: str, seed: str) -> None:
        self.lang = lang
        self.chance = random.Random(f"{lang}/{seed}")

    def words(self, count: int) -> list[str]:
        """About `count` words in a row, no word twice in succession."""
        drawn = self.chance.choices(vocabulary(self.lang).ranked, cum_weights=weights(self.lang), k=count)
        return [word for word, before in zip(drawn, ["", *drawn], strict=False) if word != before]

    def line(self, low: int, high: int) -> str:
        """A few words that begin with a capital, without a full stop: a title, an option."""
        return _capital(" ".join(self.words(self.chance.randint(low, high))))

    def sentence(self, low: int = 6, high: int = 22, end: str = ".") -> str:
        """A sentence, a longer one with a comma."""
        words = self.words(self.chance.randint(low, high))
        if len(words) > 9:
            words[self.chance.randint(3, len(words) - 4)] += ","
        return _capital(" ".join(words)) + end

    def text(self, count: int) -> str:
        """Sentences of about `count` words in all."""
        said = [self.sentence()]
        while (left := count - sum(sentence.count(" ") + 1 for sentence in said)) > 5:
            said.append(self.sentence(6, min(22, left + 2)))
        return " ".join(said)

    def name(self) -> str:
        """An id of two made-up words, such as `toral-mevin`."""
        return "-".join(self._made_up() for _ in range(2))

    def _made_up(self) -> str:
        syllables = (self.chance.choice("bdfgklmnprstvz") + self.chance.choice("aeiou") for _ in range(2))
        return "".join(syllables) + self.chance.choice("lmnrs")


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """`text` broken into lines, each after `indent`, the first after `first` (default: the same)."""
    return "\n".join(_lines(text, indent, indent if first is None else first))


def _lines(text: str, indent: str, first: str) -> Iterator[str]:
    line, space = first, ""
    for word in text.split(" "):
        if space and len(line) + len(word) >= WIDTH:
            yield line
            line, space = indent, ""
        line += space + word
        space = " "
    yield line


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
