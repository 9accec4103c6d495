"""How long a page is to read, and what a reader in a hurry takes away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.model.library import Library
from casebook.model.markdown import Body
from casebook.model.problem import Problem, Where

MOST = 1800
"""Words that are read in ten minutes or so."""
WORDS = "\x01w"
"""What plain words begin with in the HTML of a text; all other seams are no words."""
UNREAD = re.compile(r'<div class="cb-minute".*?</div>|<(details|pre)\b.*?</\1>|<[^>]*>|\x01[^w][^\x02]*\x02', re.S)
WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")


@rule("page-length")
def pages_are_read_in_one_go(library: Library) -> Iterator[Problem]:
    """A page of theory or of a process has at most 1800 words to read; what is folded, code and the box
    on top do not count."""
    for page in library.pages.values():
        count = words_to_read(page.body) if page.is_topic_page else 0
        if count > MOST:
            yield Problem(
                Where(page.where.path, page.body.line),
                saw=f"{count} words to read",
                expected=f"at most {MOST}",
                hint='fold what is deep (`??? note "…"`), or make two pages of it',
                severity="warning",
            )


@rule("page-minute")
def pages_can_be_read_in_a_minute(library: Library) -> Iterator[Problem]:
    """A page of theory or of a process says in three to five sentences on top what it comes down to."""
    for page in library.pages.values():
        if page.is_topic_page and not page.in_a_minute:
            yield Problem(
                Where(page.where.path),
                saw="no `in_a_minute`",
                expected="three to five sentences on what a reader in a hurry takes away",
                hint="add a list to the front matter: `in_a_minute:`, then `- …` for each sentence",
                severity="warning",
            )


def words_to_read(body: Body) -> int:
    """The words of a text outside of folded boxes, code and what it says in a minute."""
    return len(WORD.findall(UNREAD.sub(" ", body.html).replace(WORDS, " ")))
