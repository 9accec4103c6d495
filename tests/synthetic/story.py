"""The story of a made-up case: the six sections, in blocks like those of the real cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.synthetic.voice import Voice, wrapped

SECTIONS = {
    "The brief": 230, "What was done": 400, "What came of it": 220, "Why": 170, "Lessons": 120,
    "Questions to think about": 90,
}  # fmt: skip
"""How many words each section has on average in the real cases."""


@dataclass
class Story:
    """A story in the making: its voice, and the terms, links and facts still to be worked into the text."""

    voice: Voice
    terms: list[str]
    links: list[str]
    facts: list[str]
    cited: int = 0

    def markdown(self) -> str:
        """The body of the case."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield wrapped(self._prose(35))
        for title, words in SECTIONS.items():
            yield f"\n## {title}"
            for block in self._section(title, round(words * self.voice.chance.uniform(0.75, 1.2))):
                yield from ("", block)
        yield ""

    def _section(self, title: str, words: int) -> Iterator[str]:
        """The section's own blocks, and paragraphs until the words are used up."""
        match title:
            case "The brief":
                blocks = [self._bullets(), self._details()]
            case "What was done":
                blocks = [self._bold(), self._details(), self._heading(), self._bold()]
            case "What came of it":
                blocks = [self._table(), self._note()]
            case "Why":
                blocks = [self._bold(), self._bold()]
            case "Lessons":
                blocks, words = [self._numbered("**{}** {}", max(3, words // 26))], 0
            case _:
                blocks, words = [self._numbered("{} {}", max(3, words // 22))], 0
        words -= sum(len(block.split()) for block in blocks)
        yield from blocks
        while words > 15:
            length = min(words, self.voice.chance.randint(40, 75))
            yield wrapped(self._prose(length))
            words -= length

    def _prose(self, words: int) -> str:
        """Sentences; terms, links and facts go in as long as there are some."""
        text = self.voice.text(words)
        if self.terms:
            text = self._amid(text, self.terms.pop())
        if self.links and self.voice.chance.random() < 0.3:
            text = self._amid(text, self.links.pop())
        return self._cite(text)

    def _cite(self, text: str) -> str:
        """`text` with a citation before its full stop, if the case cites at all."""
        if not self.facts:
            return text
        self.cited += 1
        return f"{text[:-1]} [@{self.facts[self.cited % len(self.facts)]}]."

    def _amid(self, text: str, words: str) -> str:
        parts = text.split(" ")
        parts.insert(self.voice.chance.randint(1, len(parts) - 1), words)
        return " ".join(parts)

    def _bullets(self) -> str:
        sentences = [self._cite(self.voice.sentence(12, 22)) for _ in range(4)]
        return "\n".join(wrapped(sentence, "  ", "- ") for sentence in sentences)

    def _details(self) -> str:
        title = self.voice.sentence(8, 14, end="?")
        texts = (self._prose(45), self.voice.text(25))
        return "\n".join([f'??? question "{title}"', "\n\n".join(wrapped(text, "    ") for text in texts)])

    def _note(self) -> str:
        return f'!!! note "{self.voice.line(3, 6)}"\n{wrapped(self._prose(40), "    ")}'

    def _table(self) -> str:
        head = f"| {self.voice.line(1, 2)} | {self.voice.line(2, 4)} |\n|---|---|"
        rows = [f"| {self.voice.line(3, 6)} | {self._cite(self.voice.sentence(8, 14))} |" for _ in range(3)]
        return "\n".join([head, *rows])

    def _bold(self) -> str:
        return wrapped(f"**{self.voice.sentence(3, 7)}** {self._prose(45)} *{self.voice.sentence(6, 9)}*")

    def _heading(self) -> str:
        return f"### {self.voice.line(2, 5)}"

    def _numbered(self, shape: str, count: int) -> str:
        texts = [shape.format(self.voice.sentence(4, 8), self.voice.sentence(10, 18)) for _ in range(count)]
        return "\n".join(wrapped(text, "   ", f"{number}. ") for number, text in enumerate(texts, 1))
