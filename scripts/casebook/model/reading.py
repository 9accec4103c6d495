"""What a typed number stands for. The same definition as scripts/web/src/items/reading.ts; tests/golden/reading.json
holds both to it.
"""

from __future__ import annotations

import re
import unicodedata

# A dash of any kind, where a sign stands.
MINUS = re.compile("^[\u2010-\u2015\u2212]")
# Unicode categories that say nothing in a number: controls and currency signs.
SILENT = {"Cc", "Cf", "Co", "Cs", "Cn", "Sc"}
# The sign, the digits with their marks, and what stands behind, which has no digit.
NUMBER = re.compile(r"([+-]?) ?([0-9]+(?:[ .,'][0-9]+)*|[.,][0-9]+) ?([^0-9]*)")
GROUPED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?")
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
CURRENCY = re.compile(r"^(?:[a-z]{3}|руб\.?|р\.|лв\.?) ?(?=[^a-zа-я])")

H = r"(?:h|hrs?|hours?|ч|час[а-я]*)\.?"
M = r"(?:m|min[a-z]*|м|мин[а-я]*)\.?"
# 4:30 · 4 h 30 min · 90 min
CLOCK = re.compile(
    rf"(?:([0-9]{{1,4}})(?::([0-5][0-9])(?: ?{H})?| ?{H} ?(?:(?:and|и) )?([0-5]?[0-9])(?: ?{M})?)|([0-9]{{1,5}}) ?{M})"
)
# Hours of any kind: "working hours", "person-hours".
HOURS_BEHIND = re.compile(rf"(?:(?:[^0-9]*[ -])?{H})?")
# Thousands, millions, billions.
TIMES = re.compile(
    r"(?:(k|к|thousands?|тыс[а-я]*|хил[а-я]*|т\.? ?р)|(mln|mio|millions?|млн|ми[а-я]*лион[а-я]*|[mм])"
    r"|(bn|billions?|млрд|ми[а-я]*лиард[а-я]*))(?![^\W\d_])"
)
# What makes the number another one, by how much is open: metres or millions, tonnes or thousands.
OPEN = re.compile(r"(?:[mмtт]|hundreds?|dozens?|сот(?:ен|ни)|дюжин[аы]?)(?![^\W\d_])")


def readings(text: str, measure: str = "number", unit: str = "") -> list[float]:
    """All numbers that a typed text may stand for, in the unit asked for; [] where it is not read as a number.

    "1,234 %" → [1.234, 1234.0], as one writes thousands here and decimals there. `measure` is `number`, `share`,
    `money` ("RUB 756 000", "756k" → [756000.0]) or `hours` ("4:30", "4 h 30 min" → [4.5]). In a unit of thousands
    "12 тыс." is 12.
    """
    plain = _plain(text)
    if measure == "hours" and (clock := CLOCK.fullmatch(plain)):
        return [int(clock[1] or 0) + int(clock[2] or clock[3] or clock[4]) / 60]
    if measure == "money":
        plain = MINUS.sub("-", CURRENCY.sub("", plain))
    number = NUMBER.fullmatch(plain)
    if not number or (re.search("[ ']", number[2]) and not GROUPED.fullmatch(number[2])):
        return []
    times = _times(number[3], measure, _plain(unit)) * (-1 if number[1] == "-" else 1)
    return [float(body) * times for body in bodies(re.sub("[ ']", "", number[2]))] if times else []


def _plain(text: str) -> str:
    """Small letters, one space for any, one apostrophe for all; m² is m, and 10² stays no number."""
    raised = re.sub("[⁰¹²³⁴-⁹]+", "^0", re.sub(r"(?<=[^\W\d_])[⁰¹²³⁴-⁹]+", "", re.sub("[‘’‛ʼ′`´＇]", "'", text)))
    normal = unicodedata.normalize("NFKC", raised).lower()
    telling = "".join(
        " " if (category := unicodedata.category(char))[0] == "Z" else "" if category in SILENT else char
        for char in normal
    )
    return MINUS.sub("-", re.sub(" +", " ", telling).strip(" "))


def _times(behind: str, measure: str, unit: str) -> float:
    """What the number is to be multiplied by for what stands behind it; 0 where that makes it another number."""
    if unit and behind.startswith(unit):
        return 1
    if measure == "hours":
        return 1 if HOURS_BEHIND.fullmatch(behind) else 0
    if OPEN.match(behind) and not (measure == "money" and re.match(r"[mм]|т\.? ?р", behind)):
        return 0
    said = _factor(behind)
    return said / (_factor(unit) or 1) if said else 1


def _factor(words: str) -> float:
    """1000 for a word of thousands, and so on; 0 for any other."""
    found = TIMES.match(words)
    return float(1000**found.lastindex) if found and found.lastindex else 0


def bodies(body: str) -> list[str]:
    """The digits with the decimal mark as a dot and no thousands marks: "1.234,5" → ["1234.5"]."""
    marks = re.sub("[0-9]", "", body)
    if not marks:
        return [body]
    whole, _, fraction = body.rpartition(marks[-1])
    decimal = re.sub("[.,]", "", whole) + "." + fraction
    if len(marks) == 1:
        return [decimal, whole + fraction] if THOUSANDS.fullmatch(body) else [decimal]
    if len(set(marks)) == 1:
        return [body.replace(marks[-1], "")]
    return [decimal] if marks.index(marks[-1]) == len(marks) - 1 else []
