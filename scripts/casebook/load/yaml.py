"""YAML as far as Casebook uses it, read strictly and within bounds.

Built on libyaml's events, without recursion, so that no file can exhaust the stack or memory: anchors, aliases, tags,
duplicate keys, control characters, a second document, more than `DEEPEST` levels and more than `LONGEST` entries in one
list or mapping are refused. Scalars are resolved by the core schema
of YAML 1.2.2 (section 10.3.2), except that a number with leading zeros and a date stay text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

import yaml

from casebook.failure import Failure
from casebook.load.files import CONTROL
from casebook.load.syntax import NEVER_ENDED, NO_SPACE, ODD_SPACE, QUOTE, Said, in_words
from casebook.model.problem import Key

DEEPEST = 20
LONGEST = 20_000
ODD_START = re.compile(rf"[{ODD_SPACE}]")
COMMENT = re.compile(r"[ \t]+(#.*)")
BELOW = re.compile(r" +(#[^\s#].*)")
"""A line like `  #1 in Sofia`; with a space behind the sign it is a comment."""
CLOSES = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
NUMBER = re.compile(r"[-+]?(0|[1-9]\d*)(\.\d*)?([eE][-+]?\d+)?|[-+]?\.\d+([eE][-+]?\d+)?")
CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


class YamlProblem(Failure):
    """The text is not YAML as Casebook takes it: `line` is 1-based, the rest says what and how to mend it."""

    def __init__(self, line: int, rule: str, saw: str, expected: str, hint: str) -> None:
        super().__init__(f"line {line}", saw, expected, hint)
        self.line, self.rule = line, rule


class Cut(NamedTuple):
    """A value without quotes at `keys`, and what ` #` cuts off it: the rest of the line, a comment or lost text."""

    keys: tuple[Key, ...]
    line: int
    value: str
    rest: str


def parse(
    text: str,
    lines: dict[tuple[Key, ...], int] | None = None,
    depth: int = DEEPEST,
    cuts: list[Cut] | None = None,
) -> Any:
    """The one document in `text` as dicts, lists, str, int, float, bool and None; None for an empty text.

    `lines`, when given, is filled with the 1-based line of every key and list entry, by its path, down to `depth` keys;
    `cuts` with every value that ` #` follows, those before a problem too. Raises YamlProblem.
    """
    loader = yaml.CLoader(text)
    try:
        return _Builder(loader, text, lines, depth, cuts).document()
    except yaml.YAMLError as error:
        raise in_our_words(error, text) from error
    finally:
        loader.dispose()


def in_our_words(error: yaml.YAMLError, text: str) -> YamlProblem:
    """What a YAML library says of `text`, in words for whoever wrote it."""
    said = Said(str(error).split("\n")[0], "", 0)
    if isinstance(error, yaml.MarkedYAMLError):
        problem = str(error.problem)
        mark = error.context_mark if problem.startswith(NEVER_ENDED) else error.problem_mark
        said = Said(problem, str(error.context), mark.line if mark else 0)
    saw, hint, line = in_words(said, text.split("\n"))
    return YamlProblem(line + 1, "yaml-syntax", saw, "valid YAML", hint)


def _at(event: Any, rule: str, saw: str, expected: str, hint: str) -> YamlProblem:
    """A problem on the line where `event` begins."""
    return YamlProblem(event.start_mark.line + 1, rule, saw, expected, hint)


class Parse(Protocol):
    """What reads a text as `parse` does."""

    def __call__(self, text: str, *, cuts: list[Cut]) -> Any: ...


class _Builder:
    """Turns the events of one document into Python values.

    `held` are the collections that are not closed yet, in a list that is there for the document's one value. `path`
    leads to the innermost, its first part being the place in that list; `key` is the one whose value comes next.
    """

    def __init__(
        self,
        loader: yaml.CLoader,
        text: str,
        lines: dict[tuple[Key, ...], int] | None,
        depth: int,
        cuts: list[Cut] | None,
    ) -> None:
        self.text = text
        self.next: Callable[[], Any] = loader.get_event
        self.lines = {} if lines is None else lines
        self.depth = 0 if lines is None else depth
        self.cuts = [] if cuts is None else cuts
        self.has_comments = cuts is not None and (" #" in text or "\t#" in text)
        self.held: list[Any] = [[]]
        self.path: list[Key] = []
        self.key: str | None = None

    def document(self) -> Any:
        self.next()  # stream start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        value = self._value()
        self.next()  # document end
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise _at(
                event, "yaml-syntax", "a second document after `---`", "one document in a file",
                "take out the line `---`",
            )  # fmt: skip
        return value

    def _value(self) -> Any:
        held = self.held
        whole: list[Any] = held[0]
        while not whole or len(held) > 1:
            event = self.next()
            if type(event) in CLOSES:
                held.pop()
                self.path.pop()
            elif self.key is None and type(held[-1]) is dict:
                self.key = self._key(event, held[-1])
                self._place(event, self.key)
            else:
                self._add(event)
        return whole[0]

    def _add(self, event: Any) -> None:
        """Put what `event` begins into the innermost collection."""
        holder, value = self.held[-1], self._begun(event)
        place: Key | None = self.key
        if place is None:
            place = len(holder)
            holder.append(value)
            self._place(event, place)
        else:
            holder[place] = value
            self.key = None
        if len(holder) > LONGEST:
            raise _at(
                event, "yaml-length", f"more than {LONGEST:,} entries",
                "a list or mapping that a person could have written", "split the file",
            )  # fmt: skip
        if type(event) is not yaml.ScalarEvent:
            self._open(event, place, value)
        elif self.has_comments and not event.style:
            self._look_behind(event, place)

    def _open(self, event: Any, place: Key, value: Any) -> None:
        """What follows goes into `value`, a list or mapping, until it is closed."""
        if len(self.held) > DEEPEST:
            raise _at(
                event, "yaml-depth", f"more than {DEEPEST} levels of nesting", "a few levels",
                "look for brackets `[` and `{` that are never closed",
            )  # fmt: skip
        self.path.append(place)
        self.held.append(value)

    def _begun(self, event: Any) -> Any:
        """The value of a scalar, or an empty list or mapping for one that begins."""
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return self._text(event) if event.style else resolve(event.value)
        self._refuse(event)
        return {} if type(event) is yaml.MappingStartEvent else []

    def _place(self, event: Any, key: Key) -> None:
        if 0 < len(self.path) <= self.depth:
            self.lines[(*self.path[1:], key)] = event.start_mark.line + 1

    def _look_behind(self, event: Any, place: Key) -> None:
        """Note what ` #` cuts off a value: behind it, or below it where the text seems to go on there."""
        line, end = event.end_mark.line + 1, event.end_mark.index
        found = COMMENT.match(self.text, end)
        if not found and event.value and (below := self.text.find("\n", end) + 1):
            line, found = line + 1, self._goes_on(event.start_mark.index, below)
        if found and (event.value or re.match(r"#\S", found[1])):  # nothing, and a space behind the sign: a comment
            self.cuts.append(Cut((*self.path[1:], place), line, event.value, found[1]))

    def _goes_on(self, start: int, below: int) -> re.Match[str] | None:
        """A line like `#1 in Sofia` at `below`, if it begins to the right of the key of the value at `start`."""
        first = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        found = BELOW.match(self.text, below)
        return found if found and found.start(1) - below > len(first) - len(first.lstrip(" -")) else None

    @staticmethod
    def _text(event: Any) -> str:
        """A quoted or block scalar. Raises for what only an escape can bring in: control characters."""
        value = str(event.value)
        if not value.isprintable() and (odd := CONTROL.search(value)):
            raise _at(
                event, "yaml-control", f"the control character U+{ord(odd[0]):04X}", "text",
                "take the escape out, or write two backslashes where one is meant",
            )  # fmt: skip
        return value

    def _key(self, event: Any, holder: dict[str, Any]) -> str:
        if type(event) is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
            self._refuse(event)
            raise _at(
                event, "yaml-syntax", "a list or mapping as a key", "a word before the colon",
                "put a text that begins with `{` or `[` into quotes",
            )  # fmt: skip
        name = self._text(event)
        if ODD_START.match(name) and not event.style:
            raise _at(event, "yaml-syntax", NO_SPACE[0], "a space", NO_SPACE[1])
        if name in holder:
            raise _at(
                event, "yaml-duplicate-key", f"`{name[:60]}` a second time", "each key once in a mapping",
                "take one of the two out, or begin a new list entry with `- `",
            )  # fmt: skip
        return name

    def _refuse(self, event: Any) -> None:
        """Raise for anchors, aliases, tags and `? `; return for the plain start of a mapping or list."""
        begins: int = event.start_mark.index
        if type(event) is yaml.MappingStartEvent and self.text.startswith(("? ", "?\n"), begins):
            raise _at(event, "yaml-syntax", "a text that begins with `? `", "valid YAML", QUOTE)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _at(
                event, "yaml-alias", f"the anchor or alias `{event.anchor}`", "every value written out",
                "write the value again, or put a text that begins with `&` or `*` into quotes",
            )  # fmt: skip
        if getattr(event, "tag", None):
            raise _at(
                event, "yaml-tag", f"the tag `{event.tag}`", "plain values",
                "take the tag out, or put a text that begins with `!` into quotes",
            )  # fmt: skip


def resolve(scalar: str) -> str | int | float | bool | None:
    """What a scalar without quotes means by the core schema (YAML 1.2.2, 10.3.2), as the module says."""
    if scalar in CONSTANTS:
        return CONSTANTS[scalar]
    if len(scalar) < 32 and (scalar[0].isdigit() or scalar[0] in "+-.") and NUMBER.fullmatch(scalar):
        return float(scalar) if any(mark in scalar for mark in ".eE") else int(scalar)
    return scalar
