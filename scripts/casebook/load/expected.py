"""What pydantic expected, and how to write it, in words that need no knowledge of either."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from casebook.load.hints import in_quotes
from casebook.load.syntax import NO_SPACE, ODD_SPACE
from casebook.model.checklist import FACT_PATTERN
from casebook.model.record import ID_PATTERN
from casebook.model.ref import ENTRY_REF_PATTERN, REF_PATTERN, TO_READ, TO_READ_AND_DO
from casebook.model.translation.shapes import NOT_STAMPED, OF_PATTERN


class Words(NamedTuple):
    """What was expected, and a hint. `{name}` stands for the field, `{limit}` for a limit."""

    expected: str
    hint: str


def _refs(kinds: Sequence[str]) -> str:
    *others, last = (f"`{kind}:…`" for kind in kinds)
    return f"{', '.join(others)} or {last}"


FORMATS = "compare with page 'Formats' for mentors"
LIMITS = ("max_length", "min_length", "ge", "gt", "le", "lt")
WORDS = {
    "bool_type": Words("`true` or `false`", "write `{name}: true`, or take the line out"),
    "int_type": Words("a whole number", "write digits only, without quotes"),
    "int_from_float": Words("a whole number", "round it"),
    "float_type": Words("a number", "write digits, with a dot before decimals, without quotes"),
    "finite_number": Words("a number", "correct the number"),
    "string_too_short": Words("a text", "fill it in, or remove it"),
    "string_too_long": Words("at most {limit} characters", "shorten it"),
    "too_short": Words("at least {limit}", "add to `{name}`"),
    "too_long": Words("at most {limit}", "take the least useful out"),
    "greater_than": Words("more than {limit}", "correct the number"),
    "greater_than_equal": Words("at least {limit}", "correct the number"),
    "less_than_equal": Words("at most {limit}", "correct the number"),
    r"^[^\n]*$": Words("a text in one line", "write it in one line, or begin it with `>-`"),
    r"^\d{3}$": Words("three digits", 'write them in quotes: "001"'),
    r"^[a-z]{2}$": Words("a code of two letters", "write `en`, `ru` or `bg`"),
    OF_PATTERN: Words(
        "12 hex digits in quotes", f'write `of: "{NOT_STAMPED}"`; `casebook translate stamp` fills in the right ones'
    ),
    REF_PATTERN: Words(
        _refs(TO_READ),
        'write for example "term:ctr" or "page:theory/seo#what-it-is"',
    ),
    ENTRY_REF_PATTERN: Words(
        _refs(TO_READ_AND_DO),
        'write for example "page:theory/seo#what-it-is" or "practice:search-ads-words"',
    ),
    FACT_PATTERN: Words("the id of a fact", 'write it in quotes: "003.9"'),
    "date": Words("a date YYYY-MM-DD that exists", "write `2026-03-31` for 31 March 2026"),
    "month": Words("a month YYYY-MM or a year YYYY", "write `2026-03` for March 2026"),
}
"""By pydantic's type of error, or by the pattern of a text."""


def expected(detail: ErrorDetails, fields: Sequence[str]) -> Words:
    """The words for a finding of pydantic; `fields` are those of the mapping that is meant there, if one is."""
    names = [key for key in detail["loc"] if isinstance(key, str)]
    name, value = names[-1] if names else "", detail["input"]
    context: dict[str, Any] = detail.get("ctx", {})
    kind = detail["type"]
    limit = next((context[key] for key in LIMITS if key in context), None)
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        keys = f"its keys are {', '.join(fields)}" if fields else FORMATS
        return Words("a mapping: `key: value` lines", _unspaced(value) or keys)
    if kind in ("enum", "literal_error"):
        return Words(f"one of {', '.join(quoted(context['expected']))}", "")
    if kind == "value_error":
        said = detail["msg"].removeprefix("Value error, ")
        if isinstance(value, dict) and "is written" not in said:  # what a mapping's fields have to be together
            return Words(said, FORMATS)
        kind = "month" if "month is written" in said else "date"
    if kind == "string_pattern_mismatch":
        kind = context["pattern"]
    if kind in SPECIAL and (words := SPECIAL[kind](name, value, limit)):
        return words
    words = WORDS.get(kind, Words(detail["msg"].removeprefix("Input should be "), FORMATS))
    return Words(*(text.replace("{name}", name).replace("{limit}", f"{limit}") for text in words))


def quoted(text: str) -> list[str]:
    """The words in single quotes in a message of pydantic."""
    return re.findall(r"'([^']*)'", text)


def _unspaced(value: Any) -> str:
    """A hint for a text that would be a key or a list entry, were the space in it a plain one."""
    odd = isinstance(value, str) and re.match(rf"(-|[\w-]+:)[{ODD_SPACE}]", value)
    return f"behind `{odd[1]}` stands {NO_SPACE[0]}: {NO_SPACE[1]}" if odd else ""


def _text(name: str, value: Any, limit: Any) -> Words:
    if name == "of":
        return WORDS[OF_PATTERN]
    if isinstance(value, bool | int | float):
        return Words("a text", f'put it into quotes: "{str(value).lower()}"')
    if isinstance(value, dict) and len(value) == 1 and not isinstance(rest := next(iter(value.values())), list | dict):
        text = f"{next(iter(value))}: {'' if rest is None else rest}".strip()
        return Words("a text", f"put a text with ': ' in it into quotes: {in_quotes(text)}")
    return Words("a text", "write one text" if isinstance(value, list | dict) else "fill it in, or remove it")


def _list(name: str, value: Any, limit: Any) -> Words:
    if hint := _unspaced(value):
        return Words("a list", hint)
    entry = value if isinstance(value, str) and len(value) < 40 else "…"
    return Words("a list", f"write `{name}: [{entry}]`, or each entry on a line of its own after `- `")


def _share(name: str, value: Any, limit: Any) -> Words | None:
    if limit == 1 and isinstance(value, int | float) and value <= 100:
        return Words("at most 1", f"write {value / 100:g} for {value:g}%")
    return None


def _id(name: str, value: Any, limit: Any) -> Words:
    text = str(value)[:80]
    better = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    hint = f"write `{better}`" if better else "choose a word in English letters"
    return Words("lower-case letters a-z, digits and single hyphens", hint)


SPECIAL: dict[str, Callable[[str, Any, Any], Words | None]] = {
    "string_type": _text,
    "list_type": _list,
    "less_than_equal": _share,
    ID_PATTERN: _id,
}
"""Those whose hint depends on the value: they take the field's name, the value and the limit."""
