"""The forms of a word in a text: бриф, брифа, брифом. Only endings of the word's own kind, so that брифинг is none."""

from __future__ import annotations

import re
from functools import cache

WORD = re.compile(r"[а-яъьы]{3,}")
"""Shorter words are looked for as they are: too many other words are one ending away."""
Kind = tuple[tuple[str, ...], int, tuple[str, ...]]
"""How a word ends, how many letters of that are cut off, and what may stand there instead."""


def _kinds(*rows: tuple[str, int, str]) -> tuple[Kind, ...]:
    return tuple((tuple(ends.split()), cut, ("", *endings.split())) for ends, cut, endings in rows)


RU_ADJECTIVE = "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ых их ыми ими ую юю ей ою ею"
BG_NOUN = "а ът и ите ове овете та"
BG_ADJECTIVE = "и ия ият а ата о ото ите"
# The first row that fits counts. Letters that spelling forbids are no harm: such a word is in no text.
KINDS = {
    "ru": _kinds(
        ("ия", 1, "я и ю ей й ям ями ях"),  # конверсия
        ("ие", 1, "е я ю ем и й ям ями ях х м ми"),  # объявление; общие
        ("ый ая яя ое ее ые ой", 2, RU_ADJECTIVE),
        ("ий", 2, f"{RU_ADJECTIVE} ия ию ием ии иев иям иями иях"),  # средний; сценарий
        ("й", 1, "й я ю ем е и ев ям ями ях"),  # случай
        ("ь", 1, "ь ью я ю ем е и ей ям ями ях"),  # показатель; ценность
        ("а", 1, "а ы и у е ой ою ей ею ам ами ах"),  # реклама, встреча
        ("я", 1, "я и ю е ей ею ь ям ями ях"),  # неделя
        ("о", 1, "о а у ом е ам ами ах"),  # слово
        ("е", 1, "е я ю ем и ей ям ями ях"),  # поле
        ("ы", 1, "ы ов ам ами ах"),  # запросы
        ("и", 1, "и ов ев ей ам ами ах ям ями ях"),  # связи
        ("ж ш ч щ ц", 0, "а у ем ом е и ы ей ев ов ам ами ах"),  # платёж
        ("б в г д з к л м н п р с т ф х", 0, "а у ом е ы и ов ам ами ах"),  # бриф
    ),
    "bg": _kinds(
        ("ия я", 1, "я ята и ите"),  # конверсия
        ("ие", 1, "е ето я ята"),  # предложение
        ("а", 0, "та"),  # реклама
        ("о", 0, "то"),  # писмо
        ("е", 0, "то та тата"),  # поле
        ("и", 1, BG_ADJECTIVE),  # целеви; разходи
        ("й", 1, "й я ят и ите"),  # случай
        ("тел ар", 0, "я ят и ите"),  # показател
        ("б в г д ж з к л м н п р с т ф х ц ч ш щ", 0, BG_NOUN),  # бриф, стойност
    ),
}
BARE = re.compile(r"[аоыи]$")
"""Words that have a form without ending: задача, задач; слово, слов. But статья has no стать."""
# What changes before the ending: ставка, ставок; рынок, рынка; списък, списъци; органичен, органична.
CHANGES = {
    "ru": (
        (re.compile(r"(?<=[бвгджзйлмнпрстфхцчшщ])ка$"), ("ок", "ек")),
        (re.compile(r"(?<=..[бвгджзлмнпрстфхцчшщ])[ое]к$"), tuple("ка ку ком ке ки ков кам ками ках".split())),
        (re.compile(r"(?<=..)ец$"), tuple("ца цу цом цем це цы цов цев цам цами цах".split())),
    ),
    "bg": (
        (re.compile(r"а$"), ("и", "ите")),
        (re.compile(r"о$"), ("а", "ата")),
        (re.compile(r"к$"), ("ци", "ците")),
        (re.compile(r"г$"), ("зи", "зите")),
        (re.compile(r"(?<=..)ен$"), ("на", "ната", "но", "ното", "ни", "ните", "ния", "ният")),
    ),
}


@cache
def forms(word: str, lang: str) -> frozenset[str]:
    """`word` (in small letters, with е for ё) and the other forms that follow from how it ends."""
    forms = {word}
    if WORD.fullmatch(word):
        for ends, cut, endings in KINDS.get(lang, ()):
            if word.endswith(ends):
                stem = word[: len(word) - cut]
                forms.update(stem + ending for ending in endings if ending or BARE.search(word))
                break
        for pattern, instead in CHANGES.get(lang, ()):
            forms.update(pattern.sub(ending, word) for ending in instead)
    return frozenset(forms)
