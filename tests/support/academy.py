"""A small made-up academy for tests of commands and of the exam office: the examples' base, more topics, a bank.

It holds one or two records of each kind, and as many items as three attempts at an exam of forty points need.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from casebook.load.loading import load
from casebook.model.library import Library

from tests.support.roots import REPO, adopt, translate

BASE = REPO / "tests" / "examples" / "base"
SERVICES, PROCESSES = ("seo", "search-ads", "mailings"), ("brief-and-task", "communication", "role-and-team")
TOPICS = """\
  - {id: mailings, kind: service, title: Mailings, summary: Letters to many}
  - {id: communication, kind: process, title: Communication, summary: What is said and when}
  - {id: role-and-team, kind: process, title: Role and team, summary: Who does what}
  - {id: site-maintenance, kind: service, title: Site maintenance, summary: Keeping a site up}
  - {id: analytics, kind: service, title: Analytics, summary: What was counted}
  - {id: client-business, kind: process, title: "The client's business", summary: What the client lives on}
  - {id: results-and-reporting, kind: process, title: Results and reporting, summary: What came of it}
  - {id: agency-economics, kind: process, title: Agency economics, summary: What an hour costs}
"""
NAMES = {
    "industries": "  - {id: clothing, title: Clothes}\n  - {id: medicine, title: Medicine}\n"
    "  - {id: auto-parts, title: Car parts and tyres}\n  - {id: not-stated, title: Not stated in the source}\n",
    "regions": '  - {id: russia-regions, title: "Russia, outside the two capitals"}\n',
    "roles": "  - {id: search-specialist, title: Search ads specialist}\n  - {id: analyst, title: Web analyst}\n"
    """  - {id: client-marketing-lead, title: "Marketing lead (on the client's side)"}\n""",
}
"""What a case can name; tests/unit/writing/issues names them."""
DOCUMENT = """\
  - {id: "002", title: Of an agency, publisher: An agency, date: May 2026, language: en, about: Two facts., facts: 2}
"""
TERMS = """\
topic: seo
terms:
  - id: seo
    term: search engine optimisation
    abbreviation: SEO
    definition: Work on a site so that it is found.
    example: A shop is found in one city.
"""
AREAS = f"topics: [{', '.join(SERVICES)}]", f"topics: [{', '.join(PROCESSES)}]"
EXAM = f"""\
title: Internal exam
titles: {{ru: Внутренний экзамен, bg: Вътрешен изпит}}
minutes: 75
cut_score: 0.8
sections:
  - id: terms
    title: Terms
    titles: {{ru: Термины}}
    cut_score: 0.7
    draws:
      - {{count: 7, {AREAS[0]}, levels: [term]}}
      - {{count: 5, {AREAS[1]}, levels: [term]}}
  - id: processes
    title: Processes
    cut_score: 0.7
    draws:
      - {{count: 10, {AREAS[1]}, levels: [process]}}
      - {{count: 5, {AREAS[0]}, levels: [process]}}
  - id: judgement
    title: Judgement
    cut_score: 0.7
    draws:
      - {{count: 13, levels: [judgement]}}
pilot:
  - {{section: terms, count: 1, levels: [term]}}
  - {{section: processes, count: 2, levels: [process]}}
  - {{section: judgement, count: 2, levels: [judgement]}}
tasks:
  - id: practicum
    title: Practicum
    cut_score: 0.7
    draws:
      - {{count: 1, topics: [brief-and-task], levels: [process]}}
borderline: {{lowest: 29, highest: 34}}
most_attempts: 3
retake_days: [7, 14]
valid_months: 12
ticket_days: 7
extra_time: [1, 1.5, 2]
"""
COUNTS = {
    ("term", SERVICES): 24, ("term", PROCESSES): 30, ("process", PROCESSES): 42, ("process", SERVICES): 24,
    ("judgement", SERVICES + PROCESSES): 60,
}  # fmt: skip
"""So many items of each level are spread over those topics: three forms are drawn without one twice."""
KINDS = ("single", "multiple", "match", "order", "numeric", "short")
OPEN = """\
    rubric:
      - {id: goal, text: Names the goal, points: 2}
      - {id: story, text: Tells who wants what, points: 2}
      - {id: dependencies, text: Names what it waits for, points: 1}
      - {id: deadline, text: Names the day, points: 1}
      - {id: deciding, text: Says who decides, points: 2}
      - {id: open, text: Says what is open, points: 2}
    sample: Three pages by Friday.
"""
BODIES = {
    "single": """\
    options:
      - {id: a, text: Thing one N, rationale: So.}
      - {id: b, text: Thing two N, rationale: So.}
      - {id: c, text: Thing six N, rationale: So.}
""",
    "multiple": """\
    options:
      - {id: a, text: A first thing N, rationale: So., key: true}
      - {id: b, text: A second thing N, rationale: So.}
      - {id: c, text: A third thing N, rationale: So., key: true}
      - {id: d, text: A fourth thing N, rationale: So.}
""",
    "match": """\
    pairs:
      - {id: a, left: Left one N, right: Right one N}
      - {id: b, left: Left two N, right: Right two N}
      - {id: c, left: Left three N, right: Right three N}
    decoys: [{id: x, text: Right four N}]
    rationale: So.
""",
    "order": """\
    steps: [{id: a, text: Ask N}, {id: b, text: Plan N}, {id: c, text: Deliver N}]
    rationale: So.
""",
    "numeric": """\
    key: {value: N, tolerance: 0.5}
    rationale: So.
""",
    "short": """\
    key: [word N]
    rationale: So.
""",
}


def make_academy(folder: Path) -> Path:
    """Write the academy, in every language, to `folder`; returns it."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    adopt(folder)
    translate(folder)
    _add(folder / "quizzes/topics.yml", TOPICS)
    _change(folder / "quizzes/topics.yml", "title: SEO,", "title: Search promotion (SEO),")
    for name, entries in NAMES.items():
        _change(folder / "cases/taxonomy.yml", f"{name}:\n", f"{name}:\n{entries}")
    _add(folder / "docs/sources.yml", DOCUMENT)
    (folder / "docs/glossary/seo.yml").write_text(TERMS, "utf-8")
    (folder / "quizzes/exams/first.yml").rename(folder / "quizzes/exams/internal-exam.yml").write_text(EXAM, "utf-8")
    for topic, items in _bank().items():
        file = folder / "quizzes/items" / f"{topic}.yml"
        if not file.exists():
            file.write_text(f"topic: {topic}\nauthor: Nobody\nreviewed: 2026-11-21\nitems:\n", "utf-8")
        _add(file, "".join(items))
    return folder


@cache
def quizzes() -> Library:
    """The academy's exam, bank and topics; tests must not change them."""
    with tempfile.TemporaryDirectory() as folder:
        return load(make_academy(Path(folder)), folders=("quizzes",)).library


def _add(file: Path, end: str) -> None:
    file.write_text(file.read_text("utf-8") + end, "utf-8")


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def _bank() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {topic: [] for topic in SERVICES + PROCESSES}
    for topic, item in _items():
        number = len(found[topic]) + (100 if topic in ("search-ads", "brief-and-task") else 1)
        found[topic].append(item.replace("ID", f"{topic}-{number:03}"))
    return found


def _items() -> Iterator[tuple[str, str]]:
    number = 0
    for (level, topics), count in COUNTS.items():
        for place in range(count):
            number += 1
            kind = KINDS[number % len(KINDS)]
            yield topics[place % len(topics)], _item(kind, level, number)
    for number in range(4):
        yield "brief-and-task", _item("open", "process", number)


def _item(kind: str, level: str, number: int) -> str:
    body = OPEN if kind == "open" else BODIES[kind].replace(" N", f" {number}")
    if kind == "single":
        option = f"{{id: {'abc'[number // len(KINDS) % 3]},"
        body = body.replace(option, f"{option} key: true,")
    head = f"  - id: ID\n    kind: {kind}\n    level: {level}\n    stem: What of {kind} and {level} {number}?\n"
    return f'{head}{body}    refs: ["term:ctr"]\n'
