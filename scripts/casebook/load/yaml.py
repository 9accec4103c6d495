"""YAML as far as Casebook uses it, read strictly and within bounds.

Built on libyaml's events, without recursion, so that no file can exhaust the stack or memory: anchors, aliases, tags,
duplicate keys, control characters, a second document, more than `DEEPEST` levels and more than `LONGEST` entries in one
list or mapping are refused. Scalars are resolved by the core schema
of YAML 1.2.2 (section 10.3.2), except that a number with leading zeros and a date stay text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from casebook.failure import Failure
from casebook.load.files import CONTROL
from casebook.load.hints import shown
from casebook.load.syntax import NEVER_ENDED, NO_SPACE, ODD_SPACE, QUOTE, Said, in_words
from casebook.model.problem import Key

DEEPEST = 20
LONGEST = 20_000
ODD_START = re.compile(rf"[{ODD_SPACE}]")
COMMENT = re.compile(r"[ \t]+(#.*)")
WORD = re.compile(r"[a-z0-9][a-z0-9:._/#-]*")
"""An id, a ref, a date, a word to choose: no text that a comment could cut off."""
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


def parse(text: str, lines: dict[tuple[Key, ...], int] | None = None, depth: int = DEEPEST) -> Any:
    """The one document in `text` as dicts, lists, str, int, float, bool and None; None for an empty text.

    `lines`, when given, is filled with the 1-based line of every key and list entry, by its path, down to `depth` keys.
    Raises YamlProblem.
    """
    loader = yaml.CLoader(text)
    try:
        return _Builder(loader, text, lines, depth).document()
    except yaml.MarkedYAMLError as error:
        said = str(error.problem)
        mark = error.context_mark if said.startswith(NEVER_ENDED) else error.problem_mark
        raise _syntax(Said(said, str(error.context), mark.line if mark else 0), text) from error
    except yaml.YAMLError as error:
        raise _syntax(Said(str(error).split("\n")[0], "", 0), text) from error
    finally:
        loader.dispose()


def _syntax(said: Said, text: str) -> YamlProblem:
    saw, hint, line = in_words(said, text.split("\n"))
    return YamlProblem(line + 1, "yaml-syntax", saw, "valid YAML", hint)


class _Builder:
    """Turns the events of one document into Python values."""

    def __init__(self, loader: yaml.CLoader, text: str, lines: dict[tuple[Key, ...], int] | None, depth: int) -> None:
        self.text = text
        self.has_comments = " #" in text or "\t#" in text
        self.lines_of_text = text.split("\n") if self.has_comments else []
        self.next: Callable[[], Any] = loader.get_event
        self.lines = {} if lines is None else lines
        self.depth = 0 if lines is None else depth

    def document(self) -> Any:
        self.next()  # stream start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        value = self._value()
        self.next()  # document end
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise YamlProblem(
                event.start_mark.line + 1, "yaml-syntax", "a second document after `---`",
                "one document in a file", "take out the line `---`",
            )  # fmt: skip
        return value

    def _value(self) -> Any:
        """One value. `open_` holds the collections that are not closed yet, each with whether it is a mapping."""
        next_event, lines, depth = self.next, self.lines, self.depth
        path: list[Key] = []
        open_: list[tuple[Any, bool]] = []
        key: str | None = None
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                value, _ = open_.pop()
                if not open_:
                    return value
                path.pop()
                continue
            if kind is yaml.ScalarEvent and event.anchor is None and event.tag is None:
                value = self._text(event) if event.style else resolve(event.value)
            else:
                self._refuse(event)
                value = {} if kind is yaml.MappingStartEvent else []
            if not open_:
                if kind is yaml.ScalarEvent:
                    return value
                open_.append((value, kind is yaml.MappingStartEvent))
                continue
            holder, is_mapping = open_[-1]
            if is_mapping and key is None:
                key = self._key(event, holder)
                if len(path) < depth:
                    lines[(*path, key)] = event.start_mark.line + 1
                continue
            if key is not None:
                place: Key = key
                holder[place] = value
                key = None
            else:
                place = len(holder)
                holder.append(value)
                if len(path) < depth:
                    lines[(*path, place)] = event.start_mark.line + 1
            if kind is yaml.ScalarEvent and (value is None or isinstance(value, str)) and not event.style:
                self._refuse_cut(event)
            if len(holder) > LONGEST:
                raise YamlProblem(
                    event.start_mark.line + 1, "yaml-length", f"more than {LONGEST:,} entries",
                    "a list or mapping that a person could have written", "split the file",
                )  # fmt: skip
            if kind is not yaml.ScalarEvent:
                if len(open_) >= DEEPEST:
                    raise YamlProblem(
                        event.start_mark.line + 1, "yaml-depth", f"more than {DEEPEST} levels of nesting",
                        "a few levels", "look for brackets `[` and `{` that are never closed",
                    )  # fmt: skip
                path.append(place)
                open_.append((value, kind is yaml.MappingStartEvent))

    def _refuse_cut(self, event: Any) -> None:
        """Raises for a text that ` #` cuts off; an id, a date or a word of a list may have a comment behind it."""
        end = event.end_mark
        comment = COMMENT.match(self.lines_of_text[end.line], end.column) if self.has_comments else None
        meant = event.value or (comment and re.match(r"#\S", comment[1]))  # without a space: it begins a text
        if comment and meant and not WORD.fullmatch(event.value):
            whole = f"{event.value}{comment[0]}".strip().replace('"', "'")
            raise YamlProblem(
                end.line + 1, "yaml-comment",
                f"{shown(event.value or None, '`')}, and `{comment[1][:60]}` behind it, which is no text",
                "a text in quotes, or a comment on a line of its own",
                f'write "{whole[:80]}" with its quotes if all of it is text',
            )  # fmt: skip

    @staticmethod
    def _text(event: Any) -> str:
        """A quoted or block scalar. Raises for what only an escape can bring in: control characters."""
        value = str(event.value)
        if not value.isprintable() and (odd := CONTROL.search(value)):
            raise YamlProblem(
                event.start_mark.line + 1, "yaml-control", f"the control character U+{ord(odd[0]):04X}",
                "text", "take the escape out, or write two backslashes where one is meant",
            )  # fmt: skip
        return value

    def _key(self, event: Any, holder: dict[str, Any]) -> str:
        line = event.start_mark.line + 1
        if type(event) is not yaml.ScalarEvent:
            raise YamlProblem(
                line, "yaml-syntax", "a list or mapping as a key", "a word before the colon",
                "put a text that begins with `{` or `[` into quotes",
            )  # fmt: skip
        name = self._text(event)
        if ODD_START.match(name) and not event.style:
            raise YamlProblem(line, "yaml-syntax", NO_SPACE[0], "a space", NO_SPACE[1])
        if name in holder:
            raise YamlProblem(
                line, "yaml-duplicate-key", f"`{name[:60]}` a second time", "each key once in a mapping",
                "take one of the two out, or begin a new list entry with `- `",
            )  # fmt: skip
        return str(name)

    def _refuse(self, event: Any) -> None:
        """Raise for anchors, aliases, tags and `? `; return for the plain start of a mapping or list."""
        line = event.start_mark.line + 1
        begins: int = event.start_mark.index
        if type(event) is yaml.MappingStartEvent and self.text.startswith(("? ", "?\n"), begins):
            raise YamlProblem(line, "yaml-syntax", "a text that begins with `? `", "valid YAML", QUOTE)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlProblem(
                line, "yaml-alias", f"the anchor or alias `{event.anchor}`", "every value written out",
                "write the value again, or put a text that begins with `&` or `*` into quotes",
            )  # fmt: skip
        if getattr(event, "tag", None):
            raise YamlProblem(
                line, "yaml-tag", f"the tag `{event.tag}`", "plain values",
                "take the tag out, or put a text that begins with `!` into quotes",
            )  # fmt: skip


def resolve(scalar: str) -> str | int | float | bool | None:
    """What a scalar without quotes means."""
    if scalar in CONSTANTS:
        return CONSTANTS[scalar]
    if len(scalar) < 32 and (scalar[0].isdigit() or scalar[0] in "+-.") and NUMBER.fullmatch(scalar):
        return float(scalar) if any(mark in scalar for mark in ".eE") else int(scalar)
    return scalar
