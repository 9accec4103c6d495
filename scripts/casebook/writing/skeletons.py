"""Commented files to be filled in in an editor: items, practice sets, check-lists, exercises. All load as they are."""

from __future__ import annotations

import datetime
from string import Template

from casebook.model.item import Kind
from casebook.model.library import Library
from casebook.writing.listing import SCHEMAS
from casebook.writing.yamltext import entry, scalar

REFS = "# What to reread: term:<id>, page:<path>#<heading>, case:<id>."
SINGLE = (
    ("the right option", "why it is right"),
    ("what a half-prepared person would choose", "what is tempting, and where it breaks"),
    ("a right rule in the wrong place", "where this rule does hold"),
)
PARTS = {
    Kind.SINGLE: "# Exactly one option has `key: true`. Three to five options of one length, each with its why.",
    Kind.MULTIPLE: """\
# One or more options have `key: true`, one or more have not. A wrong choice costs one.
options:
  - {id: a, text: "TODO: a right option", key: true, rationale: "TODO: why it is"}
  - {id: b, text: "TODO: a common mix-up, worded like the right ones", rationale: "TODO: what is mixed up"}
  - {id: c, text: "TODO: one more right option", key: true, rationale: "TODO: why it is, too"}
  - {id: d, text: "TODO: what was right last year", rationale: "TODO: what has changed"}""",
    Kind.NUMERIC: """\
# `tolerance` is how far a response may lie from `value`; `unit` is shown behind the field.
key: {value: 1, tolerance: 0}   # unit: "%"
rationale: "TODO: how it is worked out\"""",
    Kind.SHORT: """\
# `key` holds every accepted form; case, spaces and punctuation do not count.
key: ["TODO: the word", "TODO: the word with its article"]
rationale: "TODO: why this word\"""",
    Kind.MATCH: """\
# Each `left` belongs to its `right`; `decoys` are right sides that match nothing.
pairs:
  - {id: a, left: "TODO: left one", right: "TODO: what belongs to left one"}
  - {id: b, left: "TODO: left two", right: "TODO: what belongs to left two"}
  - {id: c, left: "TODO: left three", right: "TODO: what belongs to left three"}
decoys:
  - {id: d, text: "TODO: what belongs to none of them"}
rationale: "TODO: how to tell them apart\"""",
    Kind.ORDER: """\
# The steps stand here in the right order; the reader gets them mixed.
steps:
  - {id: a, text: "TODO: what comes first"}
  - {id: b, text: "TODO: what comes second"}
  - {id: c, text: "TODO: what comes third"}
rationale: "TODO: why in this order\"""",
    Kind.OPEN: """\
# A person scores it by the rubric; `sample` is a text that earns all points.
rubric:
  - {id: a, text: "TODO: what a good response does", points: 2}
  - {id: b, text: "TODO: what else it does", points: 1}
sample: "TODO: a text that earns all points\"""",
}
PRACTICE = Template("""\
# A set of items to practise on, ungraded: ten to fifteen are about ten minutes.
$title
summary: "TODO: what one can do after it, in a sentence"
# All items that fit every filter; items written later join by themselves.
topics: [$topic]   # items of one of these topics
# levels: [term]   # items of one of these levels: term, process, judgement
# kinds: [single]   # items of one of these kinds: single, multiple, numeric, short, match, order, open
# cases: […]   # items that refer to one of these cases
# items: [$topic-001]   # or items by id, in the order in which they are shown first; then no filter is given
""")
CHECKLIST = Template("""\
# What is filled in is kept by the ids of entries: an id never changes, and is unique in the whole list.
$title
summary: "TODO: what the list is for, in a line of at most 160 characters"
# asked: ["…"]   # what a newcomer would type, word for word; search finds it by that
topic: $topic
reviewed: $today   # the day somebody last read it for truth
$author
use: "TODO: when and how to use it"
# sources: ["003.9"]   # ids of facts that the list comes from
sections:
  - id: first
    title: "TODO: what this part is about"
    # intro: …   # what to know before filling it in
    entries:
      - id: done
        text: "TODO: what is to be done"
      - id: asked
        text: "TODO: what is to be asked"
        # why: …   # why it is asked
        # weak: …   # what a weak response sounds like; together with `strong`
        # strong: …
        response: text   # tick (a box), line (one line) or text (several)
        # refs: ["page:theory/seo", "practice:search-ads-words"]   # what to read and practise
""")
EXERCISE = Template("""\
---
# Made up, and shown as such. Topics and services are ids from quizzes/topics.yml.
$title
summary: "TODO: the situation in one or two sentences, at most 300 characters"
# asked: ["…"]   # what a newcomer would type, word for word; search finds it by that
topics: [$topic]   # process areas, at least one
services: []   # may be empty
minutes: 20
reviewed: $today   # the day somebody last read it for truth
$author
---
## The situation

TODO: who wants what, what is known, what is at stake. All of it made up, and no fact cited.

## Your task

TODO: one thing to write or to decide, and in how many lines.

## One good response

TODO: a response that you would be glad to get. It is folded until the newcomer opens it.

## What to look for

TODO: what a mentor looks at, and what a weak response does.
""")
FILES = {
    "practice": ("quizzes/practice/{id}.yml", PRACTICE),
    "checklist": ("docs/checklists/{id}.yml", CHECKLIST),
    "exercise": ("cases/exercises/{id}.md", EXERCISE),
}
"""By kind: where its files lie, and what they begin as."""


def file_text(kind: str, title: str, topic: str, author: str, today: datetime.date) -> str:
    """A new file of a kind of `FILES`; what is left to write in it says TODO."""
    path, template = FILES[kind]
    text = template.substitute(title=entry("title", title), topic=topic, author=entry("author", author), today=today)
    return text if path.endswith(".md") else f"{SCHEMAS.format(kind=kind)}\n{text}"


def item_lines(item_id: str, kind: Kind, own: list[str], ref: str) -> list[str]:
    """An item as an entry of `items:`, its `- ` in the first column. `own`: its author and day if not the file's."""
    rows = [
        f"id: {item_id}", f"kind: {kind}", "level: process   # term, process or judgement", *own,
        'stem: "TODO: a situation, and what is asked about it"', *PARTS[kind].split("\n"),
        *(_options(item_id) if kind is Kind.SINGLE else []), REFS, f"refs: [{scalar(ref)}]",
    ]  # fmt: skip
    return [f"{'  ' if number else '- '}{row}" for number, row in enumerate(rows)]


def items_head(topic: str, author: str, today: datetime.date) -> str:
    """A new item file without items yet."""
    return (
        f"{SCHEMAS.format(kind='items')}\n"
        "# The items of this topic. `author` and `reviewed` hold for every item that does not name its own.\n"
        "# An id is never used again: what is taken out goes to retired.yml.\n"
        f"topic: {topic}\n"
        f"{entry('author', author)}\n"
        f"reviewed: {today}\n"
        "items: []\n"
    )


def some_ref(topic: str, library: Library) -> str:
    """Something of the topic to reread: its page, else one of its terms; else a page that is still to be named."""
    pages = [page.id for page in library.pages.values() if page.topic == topic and page.is_topic_page]
    if pages:
        return f"page:{min(pages, key=len)}"  # the page to know it by; those that go deeper have longer names
    terms = (file.terms[0].id for file in library.term_files if file.topic == topic and file.terms)
    return next((f"term:{term}" for term in terms), "page:todo")


def _options(item_id: str) -> list[str]:
    """The options of a single-choice item: the key stands in another place from one item to the next."""
    number = int(item_id.rpartition("-")[2])
    rows = ["options:"]
    for place, letter in enumerate("abc"):
        text, why = SINGLE[(place - number) % len(SINGLE)]
        key = ["    key: true"] if text == SINGLE[0][0] else []
        rows += [f"  - id: {letter}", f'    text: "TODO: {text}"', *key, f'    rationale: "TODO: {why}"']
    return rows
