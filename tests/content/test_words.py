"""What the site's own words are held to: the list of words that its texts are held to."""

from __future__ import annotations

import re

import pytest
from casebook.check.rules.word_choice import Finder
from casebook.model.languages import NAMES
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.site.words import Words


@pytest.mark.parametrize("lang", NAMES)
def test_labels_use_the_words_of_the_academy(lang: str, content: Library) -> None:
    finder = Finder(content.words[lang].words)
    labels = {f"{group}: {name}": label for group, known in Words(lang).groups.items() for name, label in known.items()}
    texts = {name: str(label) for name, label in labels.items()}
    assert [(name, found.seen, found.word.say) for name, text in texts.items() for found in finder.find(text)] == []


def test_the_list_says_nothing_twice(content: Library) -> None:
    for listed in content.words.values():
        seen = [phrase.casefold() for word in listed.words for phrase in word.seen]
        assert sorted(set(seen)) == sorted(seen)


PER_CENT = {lang: re.compile(r"[\d}]\s%" if lang == "en" else r"[\d}]%") for lang in NAMES}
"""How a language does not write a share: English has no space in it, Russian and Bulgarian have one."""


@pytest.mark.parametrize("lang", NAMES)
def test_shares_are_written_as_the_language_does(lang: str, content: Library) -> None:
    library = localized(content, lang)
    texts = {
        f"{kind} {key}": f"{record.model_dump_json()} {getattr(getattr(record, 'body', None), 'text', '')}"
        for kind, records in library.translatable().items()
        for key, record in records.items()
        if library.lang_of(kind, key) == lang and not str(record.where.path).startswith(("docs/adr/", "docs/mentor/"))
    }
    found = {name: share[0] for name, text in texts.items() if (share := PER_CENT[lang].search(text))}
    assert found == {}, "40% in English, 40 % in Russian and Bulgarian"
