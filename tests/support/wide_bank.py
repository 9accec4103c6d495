"""A bank that fills a form without anything public: the shipped families, others that a program writes, private items.

What the program writes is simple, and asked by use: figures are drawn, and the key is worked out from them.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from casebook.exam.office.bank import Bank, load_bank
from casebook.exam.office.office import Office

from tests.support.roots import REPO

Raw = dict[str, Any]
WRITTEN, PRIVATE = 38, 20
SERVICES = ("seo", "search-ads", "display-ads", "web-development", "smm", "copywriting", "mailings", "domains-hosting")
HOUSE = (
    "role-and-team", "client-business", "delegation-and-conflict", "results-and-reporting",
    "agency-economics", "communication", "brief-and-task", "planning-and-rhythm",
)  # fmt: skip
REPORTS = {
    "seo": "times shown/visits/requests/Click-through rate/Conversion rate/Cost per visit/Cost per lead",
    "search-ads": "impressions/clicks/orders/CTR/Conversion/CPC/Cost per order",
    "display-ads": "banners served/in view/clicks/Viewability/Clicks per view/Cost in view/CPC",
    "web-development": "checks run/faults found/mended/Fault rate/Share mended/Cost per fault/Cost per repair",
    "smm": "people reached/reactions/messages/Engagement rate/Message rate/Cost per reaction/Cost per message",
    "copywriting": "words ordered/written/accepted/Progress/Acceptance rate/Price per word/Price of good words",
    "mailings": "delivered/opened/clicks/Open rate/Click-to-open rate/Cost per opening/Cost per click",
    "domains-hosting": "calls/slow answers/errors/Slow share/Error share/Cost of slowness/Cost per error",
    "role-and-team": "hours at work/on projects/paid for/Utilisation/Realisation/Project hour/Hourly rate",
    "client-business": "visitors/buyers/back again/Share of buyers/Retention/Cost per customer/Cost of loyalty",
    "delegation-and-conflict": "tasks/handed over/done alone/Delegation/Independence/Cost of handing on/Cost per task",
    "results-and-reporting": "goals agreed/measured/reached/Coverage/Success rate/Cost per measure/Cost per goal",
    "agency-economics": "requests/offers/contracts/Offer rate/Win rate/Cost per offer/Cost per contract",
    "communication": "meetings/with notes/with tasks/Note rate/Task rate/Cost of a note/Cost of a task",
}
"""A line of a report by topic: three counts, each out of the one before, and the terms of two rates and two costs."""
CLIENT = {
    "id": "client",
    "choices": [
        {"id": name.lower(), "text": name}
        for name in ("Anna", "Boris", "Clara", "Denis", "Elena", "Filip", "Galina", "Hristo")
    ],
}
THINGS = (
    "banner leaflet letter sketch survey contract estimate report page form photo video script table slogan poster "
    "review forecast checklist invoice interview template catalogue label"
).split()


@dataclass(frozen=True)
class World:
    """A site's root with its families, and an office with private items."""

    root: Path
    office: Office

    def bank(self) -> Bank:
        """What the office draws from."""
        return load_bank(self.office, self.root)


def make_world(folder: Path, whole: bool = False, own: bool = False) -> World:
    """The world in `folder`. `whole`: with all of this repository's content, else with its glossary, items and mock
    exam in English. `own`: the written families lie in the office's bank, and not among the site's.
    """
    root, office = folder / "site", Office(folder / "office")
    left_out = None if whole else shutil.ignore_patterns("*.ru.*", "*.bg.*", "practice", "index.md")
    for name in ("docs", "cases", "quizzes") if whole else ("docs/glossary", "docs/exam", "quizzes"):
        shutil.copytree(REPO / name, root / name, ignore=left_out)
    _write(office.bank if own else root, "families", families())
    _write(office.bank, "items", private_items())
    return World(root, office)


def _write(root: Path, sort: str, records: Iterable[Raw]) -> None:
    """Write records, each with a topic of its own, into a file that no academy has."""
    file = root / "quizzes" / sort / "written.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    head = {"topic": "licences", "author": "Nobody", "reviewed": "2026-11-30"}
    file.write_text(json.dumps({**head, sort: list(records)}, indent=1), "utf-8")


def families() -> Iterator[Raw]:
    """38 families: 14 of terms, 13 of processes, 11 of judgement."""
    for topic, line in REPORTS.items():
        yield {"topic": topic, **_report(f"report-{topic}", line.split("/"))}
    for place, topic in enumerate([*HOUSE, *SERVICES[:5]]):
        make = (_hours, _order, _limits, _match)[place % 4]
        yield {**make(f"worked-out-{topic}", _things(place)), "topic": topic, "level": "process"}
    for place, topic in enumerate([*HOUSE[:5], *SERVICES[2:]]):
        make = (_limits, _decision)[place % 2]
        yield {**make(f"judged-{topic}", _things(place + 50)), "topic": topic, "level": "judgement"}


def _things(place: int) -> list[str]:
    """Six things that a family speaks of: other ones than any other family's."""
    return [f"{word} {place}" for word in random.Random(place).sample(THINGS, 6)]


def _family(id: str, kind: str, stem: str, parameters: list[Raw], **more: Any) -> Raw:
    return {
        "id": id,
        "kind": kind,
        "level": "term",
        "refs": ["term:ctr"],
        "stem": stem,
        "parameters": parameters,
        **more,
    }


def _number(id: str, lowest: int, highest: int, step: int = 1) -> Raw:
    return {"id": id, "lowest": lowest, "highest": highest, "step": step}


def _report(id: str, line: list[str]) -> Raw:
    """A line of a report: which term is its last figure?"""
    first, second, third, *terms = line
    of = {"rate": "second * 100 / first", "next": "third * 100 / second", "price": "money / second",
          "cost": "money / third"}  # fmt: skip
    shown = " else ".join(f"{name}_is if asked_for == '{name}'" for name in list(of)[:-1]) + " else cost_is"
    return _family(
        id, "single",
        f"{{client}} reads: {first} {{first}}, {second} {{second}}, {third} {{third}}, {{money}} spent, and at last "
        "{shown}. What is that called?",
        [
            _number("first", 2000, 20000, 2000), _number("second", 200, 1000, 100), _number("third", 10, 100, 10),
            _number("money", 5000, 20000, 1000), CLIENT,
            {"id": "asked_for", "choices": [{"id": name, "text": name} for name in of]},
        ],
        values=[
            *({"id": f"{name}_is", "formula": f"round({formula}, 1)"} for name, formula in of.items()),
            {"id": "shown", "formula": shown},
        ],
        conditions=[f"{one}_is != {other}_is" for one, other in combinations(of, 2)],
        options=[
            {"id": name, "key": f"asked_for == '{name}'", "text": term, "rationale": f"{term} is what it is."}
            for name, term in zip(of, terms, strict=True)
        ],
    )  # fmt: skip


def _hours(id: str, things: list[str]) -> Raw:
    """How many hours so many pieces take, with a share on top."""
    return _family(
        id, "numeric",
        f"{{count}} of {things[0]}, {{each}} hours each; {things[1]} takes {{share}} % on top. How many hours in all?",
        [_number("count", 2, 12), _number("each", 2, 10), _number("share", 10, 50, 10)],
        values=[{"id": "bare", "formula": "count * each"}, {"id": "all", "formula": "bare * (100 + share) / 100"}],
        key={"value": "all", "tolerance": 0.05, "unit": "hours"}, rationale="{bare} hours and {share} % make {all}.",
        mistakes=[{"id": "no-share", "value": "bare", "rationale": "The share is missing."}],
    )  # fmt: skip


def _order(id: str, things: list[str]) -> Raw:
    """Which ends first, where each begins and lasts as is drawn."""
    pieces = [(thing, f"p{place}", f"q{place}") for place, thing in enumerate(things[:4])]
    return _family(
        id, "order", f"Put by their ends, the earliest first ({things[4]}).",
        [_number(name, 1, 20) for _, *both in pieces for name in both], rationale="Start and length make the end.",
        conditions=[f"{one[1]} + {one[2]} != {other[1]} + {other[2]}" for one, other in combinations(pieces, 2)],
        steps=[
            {"id": start, "text": f"{thing}: from day {{{start}}} on, for {{{long}}} days", "at": f"{start} + {long}"}
            for thing, start, long in pieces
        ],
    )  # fmt: skip


def _limits(id: str, things: list[str]) -> Raw:
    """What goes over a limit that is drawn."""
    sums = random.Random(id).sample([(4, 20), (6, 20), (8, 20), (5, 40), (6, 40), (7, 40)], 6)
    rows = [{"id": f"r{place}", "texts": [things[place]], "numbers": list(sums[place])} for place in range(6)]
    option = {
        "id": "row", "each": "row", "key": "row.pieces * row.minutes > limit", "rationale": "Multiply.",
        "text": "{row.name}: {row.pieces} times {row.minutes} minutes",
    }  # fmt: skip
    table = {"id": "row", "texts": ["name"], "numbers": ["pieces", "minutes"], "rows": rows, "take": 4}
    return _family(
        id, "multiple", "{limit} minutes are left. What goes over that alone?",
        [table, _number("limit", 90, 270, 20)], options=[option],
    )  # fmt: skip


def _match(id: str, things: list[str]) -> Raw:
    """Which sum belongs to what."""
    values = {"net": "count * price", "extra": "net * share / 100", "gross": "net + extra"}
    said = {"count": "Pieces", "net": "Sum without tax", "extra": "Tax", "gross": "Sum with tax"}
    return _family(
        id, "match", f"{things[0]}: {{price}} a piece, tax of {{share}} %. What is what?",
        [_number("count", 3, 40), _number("price", 10, 90, 10), _number("share", 10, 20, 5)],
        values=[{"id": name, "formula": formula} for name, formula in values.items()],
        conditions=["count != net", "count != extra", "extra != price"], rationale="Multiply.",
        pairs=[{"id": name, "left": f"{{{name}}}", "right": right} for name, right in said.items()],
        decoys=[{"id": "price", "text": "Price of a piece"}],
    )  # fmt: skip


def _decision(id: str, things: list[str]) -> Raw:
    """What to say, which hangs on the figures."""
    thing, other, *_ = things
    says: dict[str, tuple[str | bool, str]] = {
        "all": ("need <= free", f"Promise all of {thing}"),
        "part": ("need > free and need <= free * 2", f"Offer the first half of {thing} now"),
        "no": ("need > free * 2", f"Say no to {thing} for this week"),
        "later": (False, f"Promise {thing} and ask {other} for hours"),
    }
    return _family(
        id, "single", f"{{client}} asks for {thing}: {{need}} hours, {{free}} are free. What do you say?",
        [_number("need", 4, 48), _number("free", 6, 30), CLIENT],
        options=[{"id": name, "key": key, "text": text, "rationale": "Compare."} for name, (key, text) in says.items()],
    )  # fmt: skip


def private_items() -> Iterator[Raw]:
    """Twenty private items: what they say stands nowhere else."""
    for place, level in enumerate(["term"] * 6 + ["process"] * 8 + ["judgement"] * 6):
        chance = random.Random(f"item {place}")
        topics = (SERVICES, HOUSE)[place % 2]
        words = ["".join(chance.choice("bdfglmnprstv") + chance.choice("aeiou") for _ in range(3)) for _ in range(16)]
        yield {
            "id": f"private-{place}", "level": level, "refs": ["term:ctr"], "topic": topics[place % len(topics)],
            "stem": f"A {words[12]} of {words[13]} has {words[14]} in {words[15]}. What now?",
            **_asked((("single", "short", "multiple")[place % 3]), words, chance),
        }  # fmt: skip


def _asked(kind: str, words: list[str], chance: random.Random) -> Raw:
    """What a private item asks: a word, or one or two of four options of any length."""
    if kind == "short":
        return {"kind": kind, "key": [words[0]], "rationale": "So."}
    texts = [" ".join(words[place : place + chance.randint(2, 5)]) for place in (0, 4, 8, 11)]
    keys = chance.sample(range(4), 1 if kind == "single" else 2)
    options = [
        {"id": "abcd"[place], "text": text, "key": place in keys, "rationale": "So."}
        for place, text in enumerate(texts)
    ]  # fmt: skip
    return {"kind": kind, "options": options}
