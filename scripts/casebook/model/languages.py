"""The languages of the site: the one that is written first, and those it is translated into."""

from __future__ import annotations

SOURCE = "en"
"""The language of every file without a code in its name."""
NAMES = {"en": "English", "ru": "Русский", "bg": "Български"}
"""Each language in its own words, by the code that stands in file names and addresses."""
TRANSLATED = tuple(code for code in NAMES if code != SOURCE)
"""The languages that a file may be translated into: `seo.ru.md` beside `seo.md`."""
CASE_SECTIONS = {
    SOURCE: ("The brief", "What was done", "What came of it", "Why", "Lessons", "Questions to think about"),
    "ru": ("Бриф", "Что сделали", "Что вышло", "Почему", "Уроки", "Вопросы на подумать"),
    "bg": ("Брифът", "Какво е направено", "Какво излезе", "Защо", "Поуки", "Въпроси за размисъл"),
}
"""The titles of a case's six sections, in their order, by language."""
