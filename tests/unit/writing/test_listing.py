"""An entry is added by text: what stands in the file stays as it is."""

from __future__ import annotations

import pytest
from casebook.load.yaml import parse
from casebook.writing.listing import CannotAppend, appended, top_of

NEW = ["- id: new", "  term: a new one"]
FILE = """\
# A remark at the top.
topic: seo   # and one behind

terms:
  # What is shown.
  - id: a
    term:   oddly   spaced
  - {id: b, term: "in brackets"}   # kept
"""


def test_all_is_kept_and_the_entry_is_last() -> None:
    assert appended(FILE, "terms", NEW) == FILE + "  - id: new\n    term: a new one\n"


def test_an_empty_line_before_it() -> None:
    assert appended(FILE, "terms", NEW, blank=True) == FILE + "\n  - id: new\n    term: a new one\n"


def test_carriage_returns_and_byte_order_mark_are_kept() -> None:
    text = "\ufeff" + FILE.replace("\n", "\r\n")
    assert appended(text, "terms", NEW) == text + "  - id: new\r\n    term: a new one\r\n"


def test_a_file_without_a_last_line_end() -> None:
    assert appended(FILE.rstrip("\n"), "terms", NEW) == appended(FILE, "terms", NEW)


@pytest.mark.parametrize("indent", ["", "  ", "      "])
def test_the_indentation_of_the_file_is_taken(indent: str) -> None:
    text = f"terms:\n{indent}- id: a\n{indent}  term: one\n"
    assert appended(text, "terms", NEW) == f"{text}{indent}- id: new\n{indent}  term: a new one\n"


def test_keys_below_the_list_stay_below_with_their_remarks() -> None:
    text = "terms:\n  - id: a\n\n# about the topic\ntopic: seo\n"
    expected = "terms:\n  - id: a\n  - id: new\n    term: a new one\n\n# about the topic\ntopic: seo\n"
    assert appended(text, "terms", NEW) == expected


def test_blank_lines_and_remarks_at_the_end() -> None:
    text = "terms:\n  - id: a\n    # remark on a\n\n\n"
    assert (
        appended(text, "terms", NEW) == "terms:\n  - id: a\n    # remark on a\n  - id: new\n    term: a new one\n\n\n"
    )


@pytest.mark.parametrize("empty", ["terms: []", "terms:", "terms: ~", "terms: []   # none yet", "terms: null"])
def test_an_empty_list(empty: str) -> None:
    text = appended(f"topic: seo\n{empty}\n", "terms", NEW)
    assert parse(text) == {"topic": "seo", "terms": [{"id": "new", "term": "a new one"}]}
    assert ("# none yet" in text) == ("#" in empty)


def test_a_list_that_is_not_there() -> None:
    assert parse(appended("topic: seo\n", "terms", NEW))["terms"] == [{"id": "new", "term": "a new one"}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("terms: [{id: a}]\n", "in brackets"),
        ("terms:\n  [{id: a}]\n", "no `- `"),
        ("terms: {a: 1}\n", "no list"),
        ("terms: text\n", "no list"),
        ("- a\n", "no list"),
        ("terms:\n  - id: a\n\tx: 1\n", "line 3"),
        ("terms:\n  - id: a\n...\n", "line"),
        ("terms:\n  - id: a\n    term: |+\n      lines\n\n", "change another one"),
        ("terms: &x\n  - id: a\n", "anchor"),
        ("terms:\n  - id: a\n    term: 'never closed\n", "line"),
    ],
)
def test_what_is_not_touched(text: str, words: str) -> None:
    with pytest.raises(CannotAppend, match=words):
        appended(text, "terms", NEW)


def test_the_keys_above_the_list() -> None:
    assert top_of("topic: seo\nauthor: Us\nterms:\n  - id: a\n", "terms") == {"topic": "seo", "author": "Us"}
