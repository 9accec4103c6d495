"""Questions of the bank in the texts of pages and cases."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.load.hints import Hints, shown
from casebook.model.item import Kind
from casebook.model.library import Library
from casebook.model.problem import Problem, Where

IN_PLACE = (Kind.SINGLE, Kind.MULTIPLE, Kind.NUMERIC, Kind.SHORT)
"""What can be tried between two paragraphs."""


@rule("page-question", translations=True, lags=True)
def questions_in_texts_can_be_tried(library: Library) -> Iterator[Problem]:
    """A question in a text (`[?item-id]`) is an item of the bank that one chooses, or types a word or number for."""
    hints, items = Hints(), library.origin.items
    for text in library.texts.values():
        for question in text.body.questions:
            where, item = Where(text.where.path, question.line), items.get(question.item)
            if item is None and not library.origin.is_broken("item", question.item):
                yield Problem(
                    where,
                    saw=f"the question {shown(question.item, '`')}",
                    expected="the id of an item of quizzes/items/",
                    hint=hints.did_you_mean(question.item, items, "quizzes/items/"),
                )
            elif item is not None and item.kind not in IN_PLACE:
                yield Problem(
                    where,
                    saw=f"the question {shown(question.item, '`')}, which is of kind `{item.kind.value}`",
                    expected=f"a kind of {', '.join(kind.value for kind in IN_PLACE)}",
                    hint="choose another item: this one needs more room than a page gives",
                )
