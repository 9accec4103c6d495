"""Text as people paste it becomes text as files hold it."""

from __future__ import annotations

import re

LINE_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls, the byte order mark, what overrides the direction of text, surrogates, and noncharacters.
NONCHARACTERS = "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    f"|[{NONCHARACTERS}]"
)


def clean(text: str) -> str:
    """`text` with LF line ends, spaces for tabs, and without characters that nobody can see."""
    text = LINE_BREAKS.sub("\n", text).replace("\t", "    ")
    return re.sub(r" +$", "", UNSEEN.sub("", text), flags=re.M).strip("\n")


def one_line(text: str) -> str:
    """`text` cleaned, with each run of white space as one space."""
    return " ".join(clean(text).split())
