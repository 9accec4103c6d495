"""Commented files to be filled in in an editor. All load as they are."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from string import Template

from casebook.load.yaml import parse
from casebook.model.item import Kind
from casebook.model.kinds import file_kind_named
from casebook.model.library import Library
from casebook.writing.commented import commented
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
BLANKS = {file.stem: file for file in sorted((Path(__file__).parent / "blanks").iterdir())}
"""By kind: what its files begin as; `$title`, `$topic`, `$author` and `$today` are filled in."""


def path_of(kind: str, record_id: str) -> str:
    """Where a new file of a kind of `BLANKS` lies."""
    return re.sub("<.+>", record_id, file_kind_named(kind).shape)


def file_text(kind: str, title: str, topic: str, author: str, today: datetime.date) -> str:
    """A new file of a kind of `BLANKS`; what is left to write in it says TODO, and each field what it is for."""
    values = {"title": entry("title", title), "topic": topic, "author": entry("author", author), "today": today}
    text = Template(BLANKS[kind].read_text("utf-8")).substitute(values)
    fenced = text.split("---\n", 2)  # of a file with Markdown: nothing, the front matter, the text
    rows = commented(file_kind_named(kind).model.model_validate(parse(fenced[1] if fenced[1:] else text)))
    return "\n".join(["---", *rows, "---", fenced[2]] if fenced[1:] else [SCHEMAS.format(kind=kind), *rows, ""])


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
        right = ["    key: true"] if text == SINGLE[0][0] else []
        rows += [f"  - id: {letter}", f'    text: "TODO: {text}"', *right, f'    rationale: "TODO: {why}"']
    return rows
