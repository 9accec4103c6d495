"""Text from strangers becomes Markdown that can do no harm, or is refused with a reason.

What is refused is looked for everywhere, in code too, so it does not matter how a parser would read it; and in the
text as it will be written, since what nobody can see may stand in the middle of a tag.
"""

from __future__ import annotations

import re

from casebook.prose.dialect import parse
from casebook.writing.clean import clean

LONGEST = 20_000
TAG = re.compile(r"<[A-Za-z/!?][^\s<>]{0,20}>?")
PICTURE = re.compile(r"!\[")
LINK = re.compile(r"\]\(")
ADDRESS = r"https?://[^\s()<>\"'`\\]+|mailto:[^\s()<>\"'`\\:]+|(?:\.\./)*[\w/-]+\.md(?:#[\w-]+)?"
GOOD_TARGET = re.compile(rf"(?:{ADDRESS})(?: \"[^\"\n]*\")?\)")
DEFINITION = re.compile(r"\[(?!\^)[^\[\]]*\]:")
UNDERLINE = re.compile(r"(?<=[^\n])\n(?= {0,3}(?:=+|-+) *$)", re.M)


def refused_in_line(text: str) -> list[str]:
    """Why a single line of plain text can't be taken, in plain words."""
    text = clean(text)
    reasons = _tags(text)
    if "{" in text or "}" in text:
        reasons.append("Curly brackets `{ }` are not taken here. Use round ones.")
    return reasons


def refused(text: str) -> list[str]:
    """Why a text can't be taken as Markdown, in plain words; empty when it can."""
    text = clean(text)
    reasons = _tags(text)
    if len(text) > LONGEST:
        reasons.append(f"The text has {len(text):,} characters; {LONGEST:,} are the most.")
    if PICTURE.search(text):
        reasons.append("Pictures aren't copied. Leave them in a comment, and the person who reads the case adds them.")
    bad = [link for link in LINK.finditer(text) if not GOOD_TARGET.match(text, link.end())]
    if bad:
        shown = _shown(text[bad[0].end() :])
        reasons.append(f"The link to `{shown}` is not taken. Write links as `[text](https://example.com/page)`.")
    if DEFINITION.search(text):
        reasons.append("A link is defined with `[…]:`. Write it where it is used, as `[text](https://example.com)`.")
    if _is_open(text):
        reasons.append("A code block is opened with ``` or ~~~ and not closed. Add the closing line.")
    return reasons


def settled(text: str) -> str:
    """Markdown that was not refused, so that it keeps within its section.

    Headings go down to the third level, and curly brackets, which could set attributes, become harmless.
    """
    text = UNDERLINE.sub("\n\n", clean(text).strip())
    lines = text.split("\n")
    for token in parse(text):
        if token.type == "heading_open" and token.markup in ("#", "##") and token.map:
            lines[token.map[0]] = lines[token.map[0]].replace(token.markup, "###", 1)
    text = "\n".join(lines)
    return text.replace("{", "&#123;").replace("}", "&#125;")


def _is_open(text: str) -> bool:
    """Whether a code block in `text` has no end, so that it would hold what follows."""
    after = f"{text}\n\nx"
    return not any(token.type == "inline" and (token.map or [0])[0] == after.count("\n") for token in parse(after))


def _tags(text: str) -> list[str]:
    tag = TAG.search(text)
    if tag is None:
        return []
    return [f"`{_shown(tag[0])}` looks like HTML, which is not taken. Say it in words, or write `&lt;` for `<`."]


def _shown(text: str) -> str:
    """A bit of a stranger's text that is safe to quote in a comment, between backticks."""
    return re.sub(r"[`\s]+", " ", text)[:30].strip()
