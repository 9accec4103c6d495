"""A candidate who knows nothing and has a program: it looks the key up in what the site publishes, else it guesses.

`Published` reads files as anybody gets them, staged or built. `Solver` answers the items of a ticket.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from casebook.model.scoring import fold

Json = Any
Item = dict[str, Json]
WORD = re.compile(r"\w+")
DATA = re.compile(r"""=(?:'(\{.*?\})'|"(\{.*?\})")""", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
BREAK = re.compile(r"\n\s*\n|</(?:p|li|h\d|td|dd|div|summary)>")
TEXTS = (".md", ".html", ".xml", ".txt")
ALIKE, LIKELY = 0.5, 0.5
"""How much of two stems, and of a stem and a place of the site, must agree."""
SAME = 0.8
"""How much of the texts of two options must agree, where their stems do."""


def words(text: str) -> frozenset[str]:
    """The words and numbers of a text."""
    return frozenset(WORD.findall(text.casefold().replace("ё", "е")))


def agree(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the words of both they share, from 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 0.0


class Published:
    """All that the site says: items with their keys, and places (paragraphs, cards, whatever is one text in JSON)."""

    def __init__(self, files: Iterable[tuple[str, bytes]] = ()) -> None:
        self.items: dict[str, Item] = {}
        self.places: list[str] = []
        for path, data in files:
            if path.endswith(".json"):
                self._take(json.loads(data))
            elif path.endswith((".pf_fragment", ".gz")):
                self._take(json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd")))
            elif path.endswith(TEXTS):
                self._read(data.decode())
        self.stems = Index(item["stem"] for item in self.items.values())
        self.all_places = Index(self.places)

    def _read(self, text: str) -> None:
        for found in DATA.finditer(text):
            data = html.unescape(found[1] or found[2])
            try:
                self._take(json.loads(data))
            except ValueError:
                continue  # braces in a text
        self.places += filter(
            str.strip, (html.unescape(TAG.sub(" ", part)) for part in BREAK.split(DATA.sub("", text)))
        )

    def _take(self, value: Json) -> None:
        """An item with its key is one; any other record, and any long text, is a place."""
        if isinstance(value, list):
            for inner in value:
                self._take(inner)
        elif isinstance(value, dict) and {"stem", "key"} <= value.keys():
            self.items[value["id"]] = value
            self.places.append(" ".join(_texts(value)))
        elif isinstance(value, dict):
            if any(isinstance(inner, str) and " " in inner for inner in value.values()):
                self.places.append(" ".join(_texts(value)))
            self._take([inner for inner in value.values() if isinstance(inner, dict | list)])


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


class Index:
    """Texts, found by their words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words = [words(text) for text in texts]
        self._places: defaultdict[str, set[int]] = defaultdict(set)
        for place, there in enumerate(self.words):
            for word in there:
                self._places[word].add(place)

    def shared(self, asked: frozenset[str], within: set[int] | None = None) -> Counter[int]:
        """How many of the words each text has, by the text's place."""
        found: Counter[int] = Counter()
        for word in asked:
            found.update(self._places.get(word, set()) if within is None else self._places.get(word, set()) & within)
        return found

    def with_all(self, asked: frozenset[str]) -> set[int]:
        """The texts that have all of the words."""
        return set.intersection(*(self._places.get(word, set()) for word in asked)) if asked else set()


class Solver:
    """Answers items of a ticket by what is published; with nothing published, as whoever guesses."""

    def __init__(self, published: Published) -> None:
        self._published = published
        self._items = list(published.items.values())

    def answer(self, item: Item) -> Json:
        """The response to an item, in the ticket's ids: by items like it, else by what stands beside its words."""
        for other in self._like(item):
            if (response := as_there(item, other)) is not None:
                return response
        looked_up = self._looked_up(item) if item["kind"] == "single" else None
        return guess(item) if looked_up is None else looked_up

    def _like(self, item: Item) -> list[Item]:
        """Public items of the kind whose stems are like this one's; the likest first, then those with like parts."""
        asked, offered, stems = words(item["stem"]), words(" ".join(parts_of(item))), self._published.stems
        found = []
        for place, count in stems.shared(asked).items():
            how = count / (len(asked) + len(stems.words[place]) - count)
            other = self._items[place]
            if how >= ALIKE and other["kind"] == item["kind"]:
                found.append((how, agree(offered, words(" ".join(parts_of(other)))), place))
        return [self._items[place] for *_, place in sorted(found, reverse=True)]

    def _looked_up(self, item: Item) -> str | None:
        """The option beside which most of the stem's words stand."""
        asked = frozenset(word for word in words(item["stem"]) if len(word) > 3)
        index = self._published.all_places
        found = []
        for option in item["options"]:
            shared = index.shared(asked, index.with_all(words(option["text"])))
            found.append((max(shared.values(), default=0), option["id"]))
        most, best = max(found)
        return best if most >= LIKELY * len(asked) and [count for count, _ in found].count(most) == 1 else None


class Contrary(Solver):
    """Knows, too, that no exam asks for the key of the likest: another option, the shortest."""

    def answer(self, item: Item) -> Json:
        """The response to an item, in the ticket's ids."""
        likest = self._like(item)[:1] if item["kind"] == "single" else []
        wrong = [as_there(item, other) for other in likest]
        return guess(item, wrong) if any(wrong) else super().answer(item)


def parts_of(item: Item) -> list[str]:
    """The texts of an item's parts."""
    return [part["text"] for name in ("options", "steps", "lefts", "rights") for part in item.get(name, ())]


def guess(item: Item, wrong: Sequence[Json] = ()) -> Json:
    """What is said without knowing: the shortest option not known as wrong, a number of the stem, the rest as it is."""
    options = [option for option in item.get("options", ()) if option["id"] not in wrong]
    match item["kind"]:
        case "single":
            return min(options, key=lambda option: len(option["text"]))["id"]
        case "multiple":
            return [min(options, key=lambda option: len(option["text"]))["id"]]
        case "match":
            return {left["id"]: right["id"] for left, right in zip(item["lefts"], item["rights"], strict=False)}
        case "order":
            return [step["id"] for step in item["steps"]]
        case "numeric":
            return max(re.findall(r"\d+", item["stem"]), key=int, default="1")
        case _:
            return max(WORD.findall(item["stem"]), key=len)


def as_there(item: Item, other: Item) -> Json:
    """The response that would be right if the item had the key of another; None where that says nothing of it."""
    key = other["key"]
    match item["kind"]:
        case "single" | "multiple":
            return _optionsas_there(item, other)
        case "numeric":
            return str(key["value"])
        case "short":
            return key[0]
        case "match":
            rights = {part["id"]: part["text"] for part in other["rights"]}
            return _pairs(item, {part["text"]: rights[key[part["id"]]] for part in other["lefts"]})
        case "order":
            said = {part["id"]: part["text"] for part in other["steps"]}
            return _in_order(item, [said[id] for id in key])
    return None


def _optionsas_there(item: Item, other: Item) -> Json | None:
    """The options that say what is right there; of a `single` one alone."""
    keys = {other["key"]} if isinstance(other["key"], str) else set(other["key"])
    right = {option["text"]: option["id"] in keys for option in other["options"]}
    chosen = [
        (how, option["id"])
        for option in item["options"]
        for how, text in [_likest(option["text"], right)]
        if how >= SAME and right[text]
    ]
    if not chosen:
        return None
    return max(chosen)[1] if item["kind"] == "single" else [id for _, id in chosen]


def _likest(text: str, others: Iterable[str]) -> tuple[float, str]:
    """Which of the other texts says most nearly the same, and how nearly."""
    own = words(text)
    return max(((1.0 if fold(text) == fold(other) else agree(own, words(other)) * 0.99), other) for other in others)


def _pairs(item: Item, known: Mapping[str, str]) -> dict[str, str]:
    """Each left with the right that belongs to what is most like it."""
    pairs = {}
    for left in item["lefts"]:
        right = known[_likest(left["text"], known)[1]]
        pairs[left["id"]] = max(item["rights"], key=lambda part: _likest(part["text"], [right]))["id"]
    return pairs


def _in_order(item: Item, known: Sequence[str]) -> list[str]:
    """The steps in the order of those that are most like them."""
    return sorted(
        (step["id"] for step in item["steps"]),
        key=lambda id: known.index(_likest(next(s["text"] for s in item["steps"] if s["id"] == id), known)[1]),
    )
