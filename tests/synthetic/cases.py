"""Made-up cases: the front matter, and what the story works in."""

from __future__ import annotations

from collections.abc import Iterator

from tests.synthetic.shapes import (
    DOCUMENTS,
    FACTS,
    INDUSTRIES,
    LANGUAGES,
    PROCESSES,
    REGIONS,
    ROLES,
    SERVICES,
    TERMS,
    page_of,
    plan_of,
)
from tests.synthetic.story import Story
from tests.synthetic.voice import Voice, wrapped

FIGURE_EVERY = 6
CITING_EVERY = 4
"""Most of an agency's own cases rest on its own records; every fourth cites published documents."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def case_id(number: int, seed: int) -> str:
    """The id of the case with that number (from 0)."""
    return f"{Voice('en', f'{seed}/name/{number}').name()}-{number + 1:05}"


def language(number: int) -> str:
    """The language of the case with that number: half of them in each."""
    return LANGUAGES[number % len(LANGUAGES)]


def case_text(number: int, seed: int) -> str:
    """The file of the case with that number. It does not depend on how many cases there are."""
    voice = Voice(language(number), f"{seed}/case/{number}")
    chance = voice.chance
    services = sorted(chance.sample(SERVICES, chance.randint(1, 3)))
    topics = sorted(chance.sample(PROCESSES, chance.randint(1, 2)))
    facts = _facts(voice) if _every(CITING_EVERY, number) else []
    terms = [term.names[voice.lang] for term in chance.sample(TERMS, chance.randint(4, 10))]
    links = [*_page_links(voice, services + topics), *_case_links(voice, number, seed)]
    head = ["teaser: " + Voice(voice.lang, f"{seed}/teaser/{number}").sentence(10, 16, "?")]
    head += [*_head(voice, number, services, topics), *_figure(voice, number, facts)]
    story = Story(voice, terms, links, facts).markdown()
    if "outcome: failure" in head:
        head.append(f"prevented_by: {Voice(voice.lang, f'{seed}/prevented/{number}').sentence(5, 12, '?')}")
    return "\n".join(["---", *head, *_foot(voice, number, facts), "---", story])


def _head(voice: Voice, number: int, services: list[str], topics: list[str]) -> Iterator[str]:
    chance = voice.chance
    began = 2009 + int(16 * chance.random() ** 0.7)
    yield f"title: {voice.line(4, 9)}"
    yield "summary: >-"
    yield wrapped(f"{voice.sentence(10, 14)} {voice.sentence(8, 12)}", "  ")
    yield f"period: {{from: {began}-{_month(voice)}, to: {began + 1}-{_month(voice)}}}"
    yield f"published: {began + 2}-{chance.randint(1, 6):02}-{chance.randint(1, 28):02}"
    yield "reviewed: 2026-07-01"
    yield f"industry: {chance.choice(INDUSTRIES)}"
    yield f"services: [{', '.join(services)}]"
    yield f"topics: [{', '.join(topics)}]"
    yield f"outcome: {chance.choices(['success', 'mixed', 'failure'], [5, 3, 2])[0]}"
    yield "client:"
    yield f"  description: {voice.line(6, 14)}"
    yield f"  size: {chance.choice(['micro', 'small', 'medium', 'large'])}"
    yield f"  region: {chance.choice(REGIONS)}"
    if number % 5 == 0:
        yield f"  name: {voice.name().title()}\n  may_be_named: true"
    yield f"team: [{', '.join(sorted(chance.sample(ROLES, chance.randint(2, 5))))}]"


def _figure(voice: Voice, number: int, facts: list[str]) -> Iterator[str]:
    if not _every(FIGURE_EVERY, number):
        return
    labels = MONTHS[: voice.chance.randint(4, 12)]
    values = ["100", *(voice.chance.choice(["null", *map(str, range(40, 240, 3))]) for _ in labels[1:])]
    yield "figures:"
    yield f"  - id: {voice.name()}"
    yield f"    title: {voice.line(3, 7)}"
    yield f"    kind: {voice.chance.choice(['line', 'bar'])}"
    yield f"    x: {{title: Month, values: [{', '.join(labels)}]}}"
    yield f'    series: [{{title: {voice.line(1, 3)}, unit: "%", values: [{", ".join(values)}]}}]'
    yield f"    note: {voice.sentence(12, 22)}"
    yield f'    source: "{facts[0]}"' if facts else f"    source: {voice.line(4, 7)}"


def _foot(voice: Voice, number: int, facts: list[str]) -> Iterator[str]:
    yield "lessons:"
    for _ in range(voice.chance.randint(3, 5)):
        yield f"  - {voice.sentence(8, 14)}"
    yield f"sources: [{', '.join(f'{fact!r}' for fact in facts) or f'project folder {number + 1}'}]"
    yield "author: Made-up editors"
    yield "status: published"


def _every(count: int, number: int) -> bool:
    """Whether the case with that number is one of every `count` cases, of both languages alike."""
    return number // len(LANGUAGES) % count == 0


def _month(voice: Voice) -> str:
    return f"{voice.chance.randint(1, 12):02}"


def _facts(voice: Voice) -> list[str]:
    document = voice.chance.choice(DOCUMENTS)
    return [f"{document}.{number}" for number in sorted(voice.chance.sample(range(1, FACTS + 1), 10))]


def _page_links(voice: Voice, topics: list[str]) -> Iterator[str]:
    for topic in topics[: voice.chance.randint(1, 2)]:
        anchor = voice.chance.choice(plan_of(topic))
        yield f"[{' '.join(voice.words(3))}](../docs/{page_of(topic)}.md#{anchor})"


def _case_links(voice: Voice, number: int, seed: int) -> Iterator[str]:
    """A link to an earlier case."""
    if number:
        yield f"[{' '.join(voice.words(4))}]({case_id(voice.chance.randrange(number), seed)}.md)"
