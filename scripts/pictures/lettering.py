"""How much room a text takes, without a browser: it is broken into lines that fit in a wide font of readers, too."""

from __future__ import annotations

from dataclasses import dataclass

HUNDREDTHS = {
    28: "ijl'", 32: "IJ,. ·’\u00a0", 36: "f/:;\\|", 40: "t()-[]", 44: "r!", 48: '"', 52: "*_`–“”„", 56: "cszL?гзсэ",
    60: "kvxyFвтухчь", 64: "0123456789abdeghnopquEPSTY${}абеклоряГЕРТУёЁ€£«»", 68: "KийнпЗ",
    72: "ABCRVXZдцъАБВКСХЧЬЭЯ", 76: "HNUмИЙЛНП", 80: "DGOQ&ыДОЦ", 84: "w#+<=>^~Ъ×→−", 88: "MфюФМ", 92: "жшЫ",
    96: "%щ", 100: "mW@—…", 108: "ЖШЮ", 112: "Щ",
}  # fmt: skip
"""Advance widths in hundredths of the font size: those of DejaVu Sans, wider than Arial and Roboto by a seventh."""
WIDTH = {letter: width / 100 for width, letters in HUNDREDTHS.items() for letter in letters}
BOLD = 1.14
LEADING = 1.28


@dataclass(frozen=True)
class Line:
    """One line of a text."""

    text: str
    bold: bool


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of `text` in units of the picture, no less than what any usual font needs."""
    return sum(WIDTH.get(letter, 1.0) for letter in text) * size * (BOLD if bold else 1)


def lines(text: str, room: float, size: float) -> list[Line]:
    """`text` in lines no wider than `room`; a line of it in `**…**` is bold. A word that is too wide stays whole."""
    found = []
    for written in text.strip().split("\n"):
        bold = written.startswith("**") and written.endswith("**")
        found += [Line(line, bold) for line in _broken(written[2:-2] if bold else written, room, size, bold)]
    return found


def _broken(text: str, room: float, size: float, bold: bool) -> list[str]:
    done: list[str] = []
    for word in text.split(" "):
        longer = f"{done[-1]} {word}" if done else word
        if done and width(longer, size, bold) <= room:
            done[-1] = longer
        else:
            done.append(word)
    return done
