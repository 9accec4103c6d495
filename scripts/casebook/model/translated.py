"""A record with its texts in another language: what is not translated in it stays as it is in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any, TypeVar

from casebook.model.case import Case, Figure
from casebook.model.item import Item, NumericItem
from casebook.model.languages import SOURCE
from casebook.model.markdown import Body
from casebook.model.page import Page
from casebook.model.practice_set import PracticeSet
from casebook.model.record import Record
from casebook.model.term import Term
from casebook.model.translation import CaseTranslation, FigureTranslation, PageTranslation, PracticeTranslation
from casebook.model.translation_lists import ItemTranslation, TermTranslation

R = TypeVar("R", bound=Record)
PARTS = ("options", "pairs", "decoys", "steps", "rubric")
"""The lists of parts that items of some kind have."""


def changed(record: R, **texts: Any) -> R:
    """`record`, at its place, with other texts; nothing is validated a second time."""
    made = record.model_construct(**{**record.__dict__, **texts})
    made.placed(record.where)
    return made


def given(**texts: Any) -> dict[str, Any]:
    """Those texts that a translation has; what is None stays as it is in the source."""
    return {name: text for name, text in texts.items() if text is not None}


def page(source: Page, to: PageTranslation) -> Page:
    """The page in the translation's language."""
    body = anchored(to.body, source.body)
    return changed(source, title=to.title, description=to.description, asked=to.asked, body=body)


def case(source: Case, to: CaseTranslation) -> Case:
    """The case in the translation's language."""
    return changed(
        source,
        title=to.title,
        summary=to.summary,
        asked=to.asked,
        client=changed(source.client, description=to.client),
        prevented_by=to.prevented_by or source.prevented_by,
        lessons=_longest(to.lessons, source.lessons),
        figures=[_figure(figure, _by_id(to.figures).get(figure.id)) for figure in source.figures],
        sources=_longest(to.sources, source.sources),
        body=anchored(to.body, source.body),
    )


def practice(source: PracticeSet, to: PracticeTranslation) -> PracticeSet:
    """The practice set in the translation's language."""
    return changed(source, title=to.title, summary=to.summary)


def term(source: Term, to: TermTranslation, lang: str) -> Term:
    """The term in the translation's language; the source's word is then one of its names in other languages."""
    names = {SOURCE: source.term, **{code: name for code, name in source.names.items() if code != lang}}
    return changed(
        source,
        term=to.term,
        abbreviation=to.abbreviation,  # none where the language has none
        definition=to.definition,
        example=to.example,
        forms=to.forms,
        asked=to.asked,
        names=names,
    )


def item(source: Item, to: ItemTranslation) -> Item:
    """The item in the translation's language, its parts in the order of the source."""
    key = changed(source.key, **given(unit=to.unit)) if isinstance(source, NumericItem) else to.key
    texts = given(stem=to.stem, rationale=to.rationale, sample=to.sample, key=key)
    for name in PARTS:
        known = _by_id(getattr(to, name))
        texts[name] = [_part(part, known.get(part.id)) for part in source.__dict__.get(name, ())]
    return changed(source, **{name: text for name, text in texts.items() if name in type(source).model_fields})


def anchored(body: Body, source: Body) -> Body:
    """`body` with the anchors of the source's headings, by position: links and refs hold in all languages."""
    headings = tuple(
        heading._replace(anchor=meant.anchor) if meant else heading
        for heading, meant in zip_longest(body.headings, source.headings[: len(body.headings)])
    )
    named = body.anchors - {heading.anchor for heading in body.headings}
    return replace(body, headings=headings, anchors=named | {heading.anchor for heading in headings})


def _figure(source: Figure, to: FigureTranslation | None) -> Figure:
    if to is None:
        return source
    series = [
        changed(one, title=other.title, **given(unit=other.unit)) if other else one
        for one, other in zip_longest(source.series, to.series[: len(source.series)])
    ]
    values = _longest(to.x.values or [], source.x.values)
    x = changed(source.x, title=to.x.title, values=values)
    return changed(source, title=to.title, x=x, series=series, **given(note=to.note, source=to.source))


def _part(source: Record, to: Record | None) -> Record:
    if to is None:
        return source
    return changed(source, **given(**{name: text for name, text in to.__dict__.items() if name != "id"}))


def _by_id(records: Sequence[Any]) -> dict[str, Any]:
    return {record.id: record for record in records}


def _longest(texts: list[str], source: list[str]) -> list[str]:
    """`texts`, filled up or cut to what the source has: a translation may be of an earlier one."""
    return [*texts, *source[len(texts) :]][: len(source)]
