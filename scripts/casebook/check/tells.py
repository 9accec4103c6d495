"""What gives keys away over a whole bank, to somebody who reads nothing but the options: each with its n and chance."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from casebook.check.guesses import bounds
from casebook.model.item import Item, Kind, Level, MultipleItem, Option, ShortItem, SingleItem
from casebook.model.library import Library
from casebook.model.scoring import is_said, score

ENOUGH = 40
"""So many cases carry a warning."""
SURE = 0.99
"""In so many banks without a tell a figure lies within its bounds."""
WORDS_FROM = 10
"""A word is looked at that stands in options of so many items."""
TWINS = 0.4
"""From this share of words in common on, two stems are near-twins."""
ENOUGH_WORDS = 6
"""A stem of fewer words says what many say, such as which term is meant."""
TELLING = 4
"""Shorter words stand in every stem."""
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
MARKS: dict[str, dict[str, str]] = {
    "en": {
        "and": r"\band\b", "a what/why clause": r"\b(what|why|how|which|who|whether)\b", "comma or colon": r"[,:;]",
        "all/every": r"\b(all|every|everything|always|never|only|whole|any)\b",
        "since/so/as": r"\b(since|so|as|because)\b",
        "a number": r"\d", "a quotation": "[“”\"]",
    },
    "ru": {
        "и": r"\bи\b", "что/почему": r"\b(что|почему|зачем|как|как(ой|ая|ое|ие|ую)|кто|ли)\b",
        "comma or colon": r"[,:;]",
        "все/всегда": r"\b(вс[её]|все(х|м|ми)?|кажд\w+|всегда|никогда|только|люб\w+)\b",
        "потому что/чтобы": r"\b(потому|поэтому|чтобы|так как|поскольку|ведь)\b",
        "a number": r"\d", "a quotation": "[«»„“]",
    },
    "bg": {
        "и": r"\bи\b", "какво/защо": r"\b(какво|защо|как|ко[йяеи]|кого|дали)\b", "comma or colon": r"[,:;]",
        "всички/винаги": r"\b(всич\w+|все(ки|ка|ко)|винаги|никога|само|цял\w*)\b",
        "защото/за да": r"\b(защото|затова|за да|тъй като|понеже)\b", "a number": r"\d", "a quotation": "[«»„“]",
    },
}  # fmt: skip
"""What an option may have as the only one of its item, by language."""
PRUDENT = {
    "en": r"^(ask|tell|show|offer|note|write|call|say|explain|agree)\b",
    "ru": r"^(спрос|уточн|скаж|сказ|показ|покаж|предлож|запис|запиш|напиш|позвон|объясн|договор)",
    "bg": r"^(пита|попита|кажи|каз|покаж|предлож|запиш|напиш|обад|обясн|договор|уточн)",
}
"""How an option begins that does the careful thing."""
LEANS = {
    "en": r"\b(by|on|according to|in) (the|this|our|that) (page|source|sources|article|text|author|process|guide)\b"
    r"|\b(the|a) (source|author|page)s?\b|\bagency (of|in) the\b",
    "ru": r"\b(по|согласно|в) (странице|источник\w*|стать\w+|текст\w*)\b|\bисточник\w*\b|\bавтор\w*\b",
    "bg": r"\b(според|по|в) (страницата|източник\w*|статията|текста)\b|\bизточник\w*\b|\bавтор\w*\b",
}
"""How a stem speaks that asks what somebody wrote."""


class Tell(NamedTuple):
    """`seen` of `of` cases in which the key shows it; by chance between `low` and `high`, in 99 of 100 banks (for a
    word, 95). `items`: the ids that it is about.
    """

    what: str
    seen: int
    of: int
    low: int
    high: int
    items: tuple[str, ...]

    @property
    def is_unlikely(self) -> bool:
        """Whether chance hardly gives so many, or so few."""
        return not self.low <= self.seen <= self.high


class Finding(NamedTuple):
    """Items that are to be looked at one by one, whatever chance says."""

    what: str
    items: tuple[str, ...]


def tells(library: Library, sure_of_a_word: float = 0.95) -> list[Tell]:
    """Every statistic of the library's items in its language, those of words that chance explains left out."""
    singles = [item for item in _known(library) if isinstance(item, SingleItem) and sum(_keys(item)) == 1]
    multiples = [item for item in _known(library) if isinstance(item, MultipleItem)]
    marks = MARKS.get(library.lang, {})
    found = [_lone(f"alone with {what}", singles, _has(pattern)) for what, pattern in marks.items()]
    found += [_lone("the longest", singles, _longest), _lone("the shortest", singles, _shortest)]
    careful = [item for item in singles if item.level is Level.JUDGEMENT]
    found += [_of_options("begins with care, in judgement", careful, _has(PRUDENT.get(library.lang, "$^")))]
    return [*found, _usual_number(multiples), *_words(singles, sure_of_a_word)]


def findings(library: Library) -> list[Finding]:
    """What a person has to look at: stems that lean on a source, near-twins, short items that refuse a usual form."""
    items = _known(library)
    leans = re.compile(LEANS.get(library.lang, "$^"), re.IGNORECASE)
    leaning = tuple(item.id for item in items if not item.only_case and leans.search(item.stem))
    narrow = tuple(item.id for item in items if isinstance(item, ShortItem) and _refused(item))
    return [
        Finding("stems that lean on a page or a source", leaning),
        Finding("near-twins that are no enemies", tuple(f"{one} and {two}" for one, two in _twins(items))),
        Finding("short items that refuse a plural, a hyphen or a space", narrow),
    ]


def tick_all(library: Library) -> float:
    """What somebody scores in multiples who ticks every option, 0–1."""
    multiples = [item for item in _known(library) if isinstance(item, MultipleItem)]
    scored = [score("multiple", _right(item), [one.id for one in item.options]) or 0.0 for item in multiples]
    return sum(scored) / len(scored) if scored else 0.0


def _known(library: Library) -> list[Item]:
    """The items that have texts in the library's language."""
    return [item for item in library.items.values() if library.lang_of("item", item.id) == library.lang]


def _keys(item: SingleItem | MultipleItem) -> list[bool]:
    return [option.key for option in item.options]


def _right(item: SingleItem | MultipleItem) -> list[str]:
    return [option.id for option in item.options if option.key]


Has = Callable[[Option, Sequence[Option]], bool]


def _has(pattern: str) -> Has:
    searched = re.compile(pattern, re.IGNORECASE)
    return lambda option, _: bool(searched.search(option.text))


def _longest(option: Option, options: Sequence[Option]) -> bool:
    return all(len(other.text) < len(option.text) for other in options if other is not option)


def _shortest(option: Option, options: Sequence[Option]) -> bool:
    return all(len(other.text) > len(option.text) for other in options if other is not option)


def _lone(what: str, items: Iterable[SingleItem], has: Has) -> Tell:
    """Of items in which exactly one option has it, how often the key does."""
    alone = [
        (item, marked[0]) for item in items if len(marked := [o for o in item.options if has(o, item.options)]) == 1
    ]
    return _told(what, [(item.id, option.key, 1 / len(item.options)) for item, option in alone])


def _of_options(what: str, items: Iterable[SingleItem], has: Has) -> Tell:
    """Of options that have it, how often they are the key."""
    every = ((item, option) for item in items for option in item.options if has(option, item.options))
    return _told(what, [(item.id, option.key, 1 / len(item.options)) for item, option in every])


def _told(what: str, cases: Sequence[tuple[str, bool, float]], share: float = SURE) -> Tell:
    """The tell of cases: an item's id, whether the key has it, and its chance. Named are those that make it so."""
    chances, seen = [chance for _, _, chance in cases], sum(is_key for _, is_key, _ in cases)
    often = seen > sum(chances)
    ids = tuple(dict.fromkeys(id for id, is_key, _ in cases if is_key is often))
    return Tell(what, seen, len(cases), *bounds(chances, share), ids)


def _usual_number(items: Sequence[MultipleItem]) -> Tell:
    """How often multiples have the commonest number of keys; by chance any from one to all but one."""
    counts = Counter(sum(_keys(item)) for item in items)
    usual = counts.most_common(1)[0][0] if counts else 0
    cases = [(item.id, sum(_keys(item)) == usual, 1 / (len(item.options) - 1)) for item in items]
    return _told(f"{usual} keys in a multiple", cases)


def _words(items: Sequence[SingleItem], sure: float) -> Iterator[Tell]:
    """Words of the options of ten items and more that are right, or wrong, oftener than chance."""
    where: dict[str, list[tuple[str, bool, float]]] = defaultdict(list)
    for item in items:
        for option in item.options:
            for word in set(map(str.casefold, WORD.findall(option.text))):
                where[word].append((item.id, option.key, 1 / len(item.options)))
    for word, cases in sorted(where.items()):
        if len({id for id, _, _ in cases}) >= WORDS_FROM and (tell := _told(f"“{word}”", cases, sure)).is_unlikely:
            yield tell


def _twins(items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """Pairs of ids whose stems share most words, and that may stand in one form all the same."""
    words = {item.id: own for item in items if len(own := _telling(item)) >= ENOUGH_WORDS}
    holding: dict[str, list[str]] = defaultdict(list)
    for id, own in words.items():
        for word in own:
            holding[word].append(id)
    enemies = {frozenset((item.id, other)) for item in items for other in item.enemies}
    for id, own in words.items():
        shared = Counter(other for word in own for other in holding[word] if other > id)
        for other, count in shared.items():
            if count >= TWINS * len(own | words[other]) and frozenset((id, other)) not in enemies:
                yield id, other


def _telling(item: Item) -> set[str]:
    """The words of its stem that say what it asks; what is to be matched or ordered is said below the stem."""
    stem = "" if item.kind in (Kind.MATCH, Kind.ORDER) else item.stem
    return {word for word in map(str.casefold, WORD.findall(stem)) if len(word) >= TELLING}


def _refused(item: ShortItem) -> bool:
    """Whether a form is refused that people type as well: the plural, without hyphens, with a hyphen for a space."""
    usual = {form for key in item.key for form in (key.replace("-", " "), key.replace("-", ""), key.replace(" ", "-"))}
    plurals = {f"{key}s" for key in item.key if key.isascii() and key.islower() and not key.endswith("s")}
    return not all(is_said(form, item.key) for form in usual | plurals)
