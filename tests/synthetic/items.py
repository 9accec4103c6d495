"""Made-up items of all kinds, written like the real ones; every case, term and topic page has some."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tests.synthetic.cases import case_id, language
from tests.synthetic.shapes import TERMS, TOPICS, page_of, plan_of
from tests.synthetic.voice import Voice, wrapped

LEVELS = ("term", "process", "judgement")
KINDS = (
    "single", "multiple", "single", "match", "single", "numeric", "single", "short", "multiple", "single",
    "order", "single", "numeric", "single", "match", "multiple", "single", "short", "single", "open",
)  # fmt: skip
"""The kinds of twenty items in a row of one topic."""


def item_id(number: int) -> str:
    """The id of the item with that number (from 0)."""
    return f"{TOPICS[number % len(TOPICS)]}-{number + 1:05}"


def item_file(topic: str, items: int, cases: int, seed: int) -> str:
    """The file of a topic, of `items` items over all topics; item n is about case n, counted round."""
    numbers = range(TOPICS.index(topic), items, len(TOPICS))
    written = "\n\n".join("\n".join(_item(number, number % cases, seed)) for number in numbers)
    return f"topic: {topic}\nauthor: Made-up editors\nreviewed: 2026-07-01\nitems:\n{written}\n"


def _item(number: int, case: int, seed: int) -> Iterator[str]:
    voice = Voice(language(case), f"{seed}/item/{number}")
    topic, place = TOPICS[number % len(TOPICS)], number // len(TOPICS)
    kind = KINDS[place % len(KINDS)]
    page = f"{page_of(topic)}#{voice.chance.choice(plan_of(topic))}"
    yield f"  - id: {item_id(number)}"
    yield f"    kind: {kind}"
    yield f"    level: {LEVELS[place % 3]}"
    yield "    stem: >-"
    yield wrapped(f"{voice.sentence(10, 18)} {voice.sentence(6, 12, end='?')}", "      ")
    yield from PARTS[kind](voice, place)
    yield f'    refs: ["case:{case_id(case, seed)}", "term:{TERMS[number % len(TERMS)].id}", "page:{page}"]'


def _choice(voice: Voice, options: int, right: Sequence[int]) -> Iterator[str]:
    yield "    options:"
    for option in range(options):
        yield f"      - id: {'abcde'[option]}"
        yield f"        text: {voice.sentence(8, 13)}"
        if option in right:
            yield "        key: true"
        yield f"        rationale: {voice.sentence(14, 22)}"


def _single(voice: Voice, place: int) -> Iterator[str]:
    rounds, step = divmod(place, len(KINDS))
    before = rounds * KINDS.count("single") + KINDS[:step].count("single")
    yield from _choice(voice, 4, [before % 4])  # each place as often as any other: a rule looks at that


def _multiple(voice: Voice, place: int) -> Iterator[str]:
    yield from _choice(voice, 5, voice.chance.sample(range(5), voice.chance.randint(2, 3)))


def _numeric(voice: Voice, place: int) -> Iterator[str]:
    yield f'    key: {{value: {voice.chance.randint(10, 4000) / 10}, tolerance: 0.05, unit: "%"}}'
    yield from _rationale(voice)


def _short(voice: Voice, place: int) -> Iterator[str]:
    words = " ".join(voice.words(2))
    yield f'    key: ["{words}", "the {words}"]'
    yield from _rationale(voice)


def _match(voice: Voice, place: int) -> Iterator[str]:
    yield "    pairs:"
    for pair in "abcd":
        yield f"      - {{id: {pair}, left: {voice.line(3, 4)}, right: {voice.line(6, 10)}}}"
    yield f"    decoys:\n      - {{id: x, text: {voice.line(6, 10)}}}"
    yield from _rationale(voice)


def _order(voice: Voice, place: int) -> Iterator[str]:
    yield "    steps:"
    for step in voice.chance.sample("abcde", 5):
        yield f"      - {{id: {step}, text: {voice.line(5, 9)}}}"
    yield from _rationale(voice)


def _open(voice: Voice, place: int) -> Iterator[str]:
    yield "    rubric:"
    for points in (1, 2, 3):
        yield f"      - {{id: part-{points}, text: {voice.line(6, 10)}, points: {points}}}"
    yield "    sample: >-"
    yield wrapped(voice.text(50), "      ")


def _rationale(voice: Voice) -> Iterator[str]:
    yield "    rationale: >-"
    yield wrapped(voice.text(30), "      ")


PARTS: dict[str, Callable[[Voice, int], Iterator[str]]] = {
    "single": _single, "multiple": _multiple, "numeric": _numeric, "short": _short, "match": _match,
    "order": _order, "open": _open,
}  # fmt: skip
