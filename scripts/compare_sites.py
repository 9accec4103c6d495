"""Compares the DOM of every page of two built sites: `python scripts/compare_sites.py BEFORE AFTER`.

Differences of one kind are counted together: the same elements with the same attributes were put in, taken out or
changed below the same element. Names that carry a digest, and white space that a browser does not show, do not count.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

DIGEST = re.compile(r"\.[0-9a-f]{10}(?=\.)|\?v=[0-9a-f]{10}|(?<=-)[0-9a-f]{10}(?=\.)")
SPACE = re.compile(r"[ \t\n\r\f]+")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
KEPT = ("pre", "textarea")


class Node(NamedTuple):
    """A start tag (`<p class="x">`), an end tag, or a text; `kind` leaves out what differs from page to page."""

    text: str
    kind: str
    below: str


class Reader(HTMLParser):
    """Reads a page into `nodes`, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Node] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = sorted((name, DIGEST.sub("", value or "")) for name, value in attrs)
        text = "".join(f' {name}="{" ".join(value.split())}"' for name, value in given)
        kind = "".join(f' class="{value}"' if name == "class" else f" {name}" for name, value in given)
        self._add(f"<{tag}{text}>", f"<{tag}{kind}>")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
            self._add(f"</{tag}>", f"</{tag}>")

    def handle_data(self, data: str) -> None:
        kept = any(tag in KEPT for tag in self._open)
        text = data if kept else SPACE.sub(" ", data).strip(" ")
        if text and self._open[-1:] not in (["script"], ["style"]):
            self._add(text, "text")

    def _add(self, text: str, kind: str) -> None:
        self.nodes.append(Node(text, kind, self._open[-1] if self._open else ""))


class Difference(NamedTuple):
    """What one page had in a place, and what it has there now."""

    page: str
    kind: str
    before: str
    after: str


def read(file: Path) -> list[Node]:
    """The nodes of a page."""
    reader = Reader()
    reader.feed(file.read_text("utf-8"))
    return reader.nodes


def differences(page: str, before: list[Node], after: list[Node]) -> Iterator[Difference]:
    """The places in which a page differs."""
    start = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), None)
    if start is None and len(before) == len(after):
        return
    first, shared = start or 0, 0
    most = min(len(before), len(after)) - first
    while shared < most and before[-1 - shared] == after[-1 - shared]:
        shared += 1
    before, after = before[first : len(before) - shared], after[first : len(after) - shared]
    texts = [node.text for node in before], [node.text for node in after]
    for what, begin, end, new_begin, new_end in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if what != "equal":
            old, new = before[begin:end], after[new_begin:new_end]
            kinds = (" ".join(node.kind for node in part)[:160] for part in (old, new))
            shown = (" ".join(node.text for node in part)[:240] for part in (old, new))
            yield Difference(page, f"in <{(old or new)[0].below}>: " + "  →  ".join(kinds), *shown)


def main(before: Path, after: Path) -> int:
    """Print every kind of difference with one example, the most frequent first. Returns how many kinds there are."""
    pages = [{path.relative_to(site).as_posix() for path in site.rglob("*.html")} for site in (before, after)]
    for name, missing in (("only before", pages[0] - pages[1]), ("only after", pages[1] - pages[0])):
        print(*(f"{name}: {page}" for page in sorted(missing)), sep="\n")
    kinds: dict[str, list[Difference]] = {}
    for page in sorted(pages[0] & pages[1]):
        for found in differences(page, read(before / page), read(after / page)):
            kinds.setdefault(found.kind, []).append(found)
    for kind, found in sorted(kinds.items(), key=lambda entry: -len(entry[1])):
        example = found[0]
        print(f"\n{len(found)} × in {len({one.page for one in found})} pages, {kind}")
        print(f"    {example.page}\n    - {example.before}\n    + {example.after}")
    print(f"\n{len(kinds)} kinds of difference in {len(pages[0] & pages[1])} pages")
    return len(kinds)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
