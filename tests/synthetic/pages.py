"""The rest of the made-up library: pages, glossary, topics, taxonomy, documents, practice sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tests.synthetic.shapes import (
    DOCUMENTS,
    FACTS,
    INDUSTRIES,
    PROCESSES,
    REGIONS,
    ROLES,
    SERVICES,
    TERMS,
    TOPICS,
    MadeTerm,
    page_of,
    plan_of,
)
from tests.synthetic.voice import Voice, wrapped

INDEXES = (
    "index", "path/index", "theory/index", "process/index", "glossary/index", "cases/index", "practice/index",
    "exam/index", "mentor/index", "search", "sources",
)  # fmt: skip
WORDS_PER_SECTION = 330


def pages(seed: int) -> Iterator[tuple[str, str]]:
    """Every page as (path, text): the section pages, and one for each topic."""
    for page in INDEXES:
        voice = Voice("en", f"{seed}/{page}")
        lines = [*_head(voice, voice.line(1, 2)), "", wrapped(voice.text(120)), ""]
        yield f"docs/{page}.md", "\n".join(lines)
    for topic in TOPICS:
        yield f"docs/{page_of(topic)}.md", "\n".join(_topic_page(Voice("en", f"{seed}/{topic}"), topic))


def nav() -> str:
    """The `nav` of mkdocs.yml for these pages."""
    lines = ["nav:", "  - Home: index.md", "  - Path: path/index.md"]
    for title, section, topics in (("Theory", "theory", SERVICES), ("Processes", "process", PROCESSES)):
        lines += [f"  - {title}:", f"      - {section}/index.md"]
        lines += [f"      - {_title(topic)}: {page_of(topic)}.md" for topic in topics]
    for section in ("glossary", "cases", "practice", "exam"):
        lines.append(f"  - {section.title()}: {section}/index.md")
    lines += ["  - For mentors:", "      - mentor/index.md", "      - Sources: sources.md", ""]
    return "\n".join(lines)


def lists(seed: int) -> Iterator[tuple[str, str]]:
    """Topics, taxonomy, documents and glossary as (path, text)."""
    voice = Voice("en", f"{seed}/lists")
    yield "quizzes/topics.yml", _listed("topics", (_topic(topic, voice) for topic in TOPICS))
    yield "quizzes/items/retired.yml", "retired: []\n"
    named = {"industries": INDUSTRIES, "regions": REGIONS, "roles": ROLES}
    entries = {name: [f"{{id: {i}, title: {voice.line(2, 3)}}}" for i in ids] for name, ids in named.items()}
    yield "cases/taxonomy.yml", "".join(_listed(name, lines) for name, lines in entries.items())
    yield "docs/sources.yml", _listed("documents", (_document(document, voice) for document in DOCUMENTS))
    for topic in TOPICS:
        terms = [term for term in TERMS if term.topic == topic]
        written = "\n".join(line for term in terms for line in _term(term, terms, voice))
        yield f"docs/glossary/{topic}.yml", f"topic: {topic}\nterms:\n{written}\n"


def practice_sets(item_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Sets of 100 and of 1000 items (as far as there are as many), and one that filters choose."""
    for count in (100, 1000):
        ids = "".join(f"  - {item_id}\n" for item_id in item_ids[:count])
        head = f"title: A set of {count}\nsummary: Made up to measure a set of {count} items.\nitems:\n"
        yield f"quizzes/practice/set-of-{count}.yml", head + ids
    head = "title: Search ads by filter\nsummary: What filters choose from the bank.\n"
    yield "quizzes/practice/search-ads-terms.yml", f"{head}topics: [search-ads]\nlevels: [term]\n"


def _head(voice: Voice, title: str, *more: str) -> list[str]:
    description = f"description: {voice.line(8, 14)}"
    return ["---", f"title: {title}", description, *more, "reviewed: 2026-07-01", "---", f"# {title}"]


def _topic_page(voice: Voice, topic: str) -> Iterator[str]:
    yield from _head(voice, _title(topic), f"topic: {topic}")
    for anchor in plan_of(topic):
        yield f"\n## {voice.line(3, 6)} {{#{anchor}}}\n"
        for _ in range(4):
            yield f"{wrapped(voice.text(WORDS_PER_SECTION // 5))}\n"
        for _ in range(4):
            yield wrapped(voice.sentence(12, 20), "  ", "- ")


def _topic(topic: str, voice: Voice) -> str:
    kind = "service" if topic in SERVICES else "process"
    return f"{{id: {topic}, kind: {kind}, title: {_title(topic)}, summary: {voice.line(8, 14)}.}}"


def _document(document: str, voice: Voice) -> str:
    about = f"title: {voice.line(4, 8)}, publisher: {voice.line(2, 3)}, about: {voice.line(9, 15)}."
    return f'{{id: "{document}", language: en, {about}, facts: {FACTS}}}'


def _term(term: MadeTerm, of_topic: list[MadeTerm], voice: Voice) -> Iterator[str]:
    others = voice.chance.sample([other.id for other in of_topic if other is not term], 2)
    yield f"  - id: {term.id}"
    yield f"    term: {term.names['en']}"
    if term.abbreviation:
        yield f"    abbreviation: {term.abbreviation}"
    yield f"    definition: {voice.sentence(14, 22)}"
    yield f"    example: {voice.sentence(14, 22)}"
    yield f"    related: [{', '.join(others)}]"
    yield f"    forms: [{term.names['ru']}]"
    yield f"    names: {{ru: {term.names['ru']}}}"


def _listed(name: str, entries: Iterable[str]) -> str:
    return "\n".join([f"{name}:", *(f"  - {entry}" for entry in entries), ""])


def _title(topic: str) -> str:
    return topic.replace("-", " ").capitalize()
