"""Items to be filled in in an editor: texts for every field of a kind that hold until then."""

from __future__ import annotations

from casebook.model.library import Library
from casebook.writing.case_file import TODO

SKELETONS: dict[str, dict[str, list[str]]] = {
    "single": {
        "key": [f"{TODO} the right option | {TODO} why it is right"],
        "distractor": [
            f"{TODO} what a half-prepared person would choose | {TODO} what is tempting, and where it breaks",
            f"{TODO} a right rule in the wrong place | {TODO} where this rule does hold",
        ],
    },
    "multiple": {
        "key": [
            f"{TODO} a right option | {TODO} why it is",
            f"{TODO} one more right option | {TODO} why it is, too",
        ],
        "distractor": [
            f"{TODO} a common mix-up, worded like the right ones | {TODO} what is mixed up",
            f"{TODO} what was right last year | {TODO} what has changed",
        ],
    },
    "numeric": {"value": ["1"], "tolerance": ["0"], "rationale": [f"{TODO} how it is worked out"]},
    "short": {
        "accept": [f"{TODO} the word", f"{TODO} the word with its article"],
        "rationale": [f"{TODO} why this word"],
    },
    "match": {
        "pair": [f"{TODO} left {n} | {TODO} what belongs to left {n}" for n in ("one", "two", "three")],
        "decoy": [f"{TODO} what belongs to none of them"],
        "rationale": [f"{TODO} how to tell them apart"],
    },
    "order": {
        "step": [f"{TODO} what comes {n}" for n in ("first", "second", "third")],
        "rationale": [f"{TODO} why in this order"],
    },
    "open": {
        "criterion": [f"2 | {TODO} what a good response does", f"1 | {TODO} what else it does"],
        "sample": [f"{TODO} a text that earns all points"],
    },
}


def skeleton(kind: str, topic: str, library: Library) -> dict[str, list[str]]:
    """Texts to be replaced in an editor, for every field; no `ref` if the topic has nothing to reread."""
    stem = f"{TODO} a situation, and what is asked about it"
    given = {"level": ["process"], "stem": [stem], **SKELETONS[kind]}
    ref = _some_ref(topic, library)
    return {**given, "ref": [ref]} if ref else given


def _some_ref(topic: str, library: Library) -> str | None:
    """Something of the topic to reread: its page, else one of its terms, else a case that teaches it."""
    pages = [page.id for page in library.pages.values() if page.topic == topic and page.is_topic_page]
    if pages:
        return f"page:{min(pages, key=len)}"  # the page to know it by; those that go deeper have longer names
    for file in library.term_files:
        if file.topic == topic and file.terms:
            return f"term:{file.terms[0].id}"
    cases = (case for case in library.cases.values() if topic in (*case.topics, *case.services))
    return next((f"case:{case.id}" for case in cases if case.is_published), None)
