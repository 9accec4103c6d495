"""Compares our rendering of Markdown with GitHub's own parser, `cmarkgfm`: the same structure, or a problem that says
where.

What only one of the two has is taken out before, on both sides: our additions (`casebook.prose.dialect` lists them),
and what GitHub adds after its parser (alerts and emoji, which golden files hold).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from difflib import unified_diff
from html.parser import HTMLParser
from urllib.parse import unquote

from casebook.check.rules.markup import HARMLESS_TAGS
from casebook.prose.dialect import parsed, render
from casebook.prose.scan import scan
from cmarkgfm.cmark import Options, markdown_to_html_with_extensions

EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]
OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
ONE_SIDED = (
    (re.compile(r"\[@[^\[\]\n]*\]"), "cited"),
    (re.compile(r"\{:?[ ]*(?:[#.][\w:.-]+[ ]*)+\}"), ""),
    (re.compile(r"\[!(note|tip|important|warning|caution)\]", re.I), r"\1"),
    (re.compile(r":([a-z0-9_+-]+):"), r"\1"),
)
BOX = re.compile(r'^(?P<indent>[ >]*)(?:!!!|\?\?\?\+?) ?[\w -]+?(?: *"(?P<title>[^"\n]*)")?[ \t]*$')
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
SAME = {"s": "del", "strike": "del"}
SCHEMES = ("", "http", "https", "mailto", "tel")
KEPT = ("href", "src", "alt", "title", "start", "checked")


def difference(text: str, spacing: bool = True) -> str:
    """How the two renderings differ; empty if they do not, or if a rule says where ours can't do as GitHub does.

    Without `spacing` it is left out how far the items of a list stand apart: the two differ where lists lie in lists.
    """
    text = without_one_sided(text)
    ours = parsed(text)
    body = scan(text)
    told = any(scheme_of(link.target) not in SCHEMES for link in body.links)
    if ours.flaws or told or any(tag.name not in HARMLESS_TAGS for tag in body.tags):
        return ""
    mine, theirs = outline(render(ours.tokens), spacing), outline(github(text), spacing)
    return "\n".join(unified_diff(theirs, mine, "github", "ours", lineterm="", n=2))


def scheme_of(address: str) -> str:
    """The scheme of an address; the rule `link-scheme` refuses all but a few."""
    found = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]+", "", address), re.I)
    return found[1].lower() if found else ""


def github(text: str) -> str:
    """The HTML that GitHub's parser makes of a text."""
    return str(markdown_to_html_with_extensions(text, OPTIONS, EXTENSIONS))


def without_one_sided(text: str) -> str:
    """`text` without what only one side has: boxes become their title and their text."""
    lines, inside = [], None
    for line in text.split("\n"):
        if found := BOX.match(line):
            inside = found["indent"] + "    "
            lines += [found["indent"] + (found["title"] or "box"), found["indent"].rstrip()]
        elif inside is not None and line.startswith(inside):
            lines.append(inside[:-4] + line[len(inside) :])
        else:
            inside = inside if not line.strip(" >") else None
            lines.append(line)
    text = "\n".join(lines)
    for pattern, instead in ONE_SIDED:
        while pattern.search(text):
            text = pattern.sub(instead, text)
    return text


def outline(html: str, spacing: bool = True) -> list[str]:
    """The tree of elements with their text, one line each."""
    reader = _Outline(spacing)
    reader.feed(html)
    reader.close()
    return reader.lines()


class _Outline(HTMLParser):
    """Elements by depth, text with its spaces drawn together, and only what a reader sees of attributes."""

    def __init__(self, spacing: bool) -> None:
        super().__init__()
        self.spacing = spacing
        self.found: list[str] = []
        self.text = ""
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = SAME.get(tag, tag)
        known = dict(attrs)
        shown = not (
            tag in ("label", "section")
            or (tag == "p" and not self.spacing and self.tags[-1:] == ["li"])
            or (tag == "span" and ("pre" in self.tags or tuple(known) == ("id",)))
            or (tag == "div" and (known.get("class") or "") in ("highlight", "footnote"))
            or (tag == "sup" and any("footnote" in str(value) or "fnref" in str(value) for value in known.values()))
            or (tag == "hr" and self.found[-1:] == ["<footnotes>"])
            or (tag == "a" and "footnote-backref" in (known.get("class") or ""))
        )
        if tag == "p" and not shown:
            self._flush()
        if "footnote" in str(known.get("class")) and tag in ("div", "section"):
            self._flush()
            self.found.append("<footnotes>")
        if tag == "a" and (known.get("href") or "").startswith("#fn"):
            known.pop("href")
        if shown:
            self._flush()
            kept = [f"{name}={' '.join(unquote(known[name] or '').split())!r}" for name in KEPT if name in known]
            kept += [align[1]] if (align := re.search(r"text-align: *(\w+)", known.get("style") or "")) else []
            kept += [known["align"] or ""] if "align" in known else []
            self.found.append(("" if tag == "input" else "  " * len(self.tags)) + " ".join([f"<{tag}>", *kept]))
        if tag == "input" and self.found[-2:-1] and self.found[-2].strip() == "<p>":
            self.found[-2:] = [self.found[-1], self.found[-2]]
        if tag not in VOID:
            self.open.append(("backref" if "backref" in str(known.get("class")) else tag, shown))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        tag = "backref" if ("backref", False) in self.open and tag == "a" else SAME.get(tag, tag)
        if any(tag == one for one, _ in self.open):
            shown = False
            while self.open:
                one, was_shown = self.open.pop()
                shown = shown or was_shown
                if one == tag:
                    break
            if shown:
                self._flush()

    def handle_data(self, data: str) -> None:
        if ("backref", False) not in self.open:
            self.text += data

    def lines(self) -> list[str]:
        self._flush()
        return self.found

    @property
    def tags(self) -> list[str]:
        return [tag for tag, shown in self.open if shown]

    def _flush(self) -> None:
        text = self.text
        text = text.strip("\n") if "pre" in self.tags else " ".join(text.split())
        if text:
            self.found.append("  " * len(self.tags) + repr(text))
        self.text = ""


def compositions(texts: Sequence[str], count: int, seed: int) -> list[str]:
    """Random compositions of odd texts: in a row, in lists, quotes and boxes, with marks put in or taken out."""
    chance = random.Random(seed)
    return [_composed(texts, chance) for _ in range(count)]


def _composed(texts: Sequence[str], chance: random.Random) -> str:
    text = chance.choice(texts).rstrip("\n")
    for _ in range(chance.randint(1, 3)):
        text = chance.choice(WAYS)(text, chance.choice(texts).rstrip("\n"), chance)
    boxed = f'??? note "{len(text)}"\n\n{_led(text, "    ", "    ")}'
    return (boxed if chance.random() < 0.1 else text) + "\n"


def _led(text: str, first: str, then: str) -> str:
    """`text` with something before its first line and before each other one."""
    return "\n".join((first if not at else then) + line for at, line in enumerate(text.split("\n")))


def _typed(text: str, chance: random.Random) -> str:
    """`text` with one slip of the hand: a mark too many, or a character too few."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice("*_`[]()<>#-+~|!\\\n \t:.1") + text[at + chance.randint(0, 1) :]


WAYS: tuple[Callable[[str, str, random.Random], str], ...] = (
    lambda text, more, chance: f"{text}\n{more}",
    lambda text, more, chance: f"{text}\n\n{more}",
    lambda text, more, chance: f"{more}\n\n{_led(text, '- ', '  ')}",
    lambda text, more, chance: f"{_led(text, '1. ', '   ')}\n{_led(more, '2. ', '   ')}",
    lambda text, more, chance: f"{_led(text, '> ', '> ')}\n\n{more}",
    lambda text, more, chance: _typed(text, chance),
)
