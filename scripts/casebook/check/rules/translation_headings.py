"""Translated pages and cases: built like their source, so that links, refs and citations hold in all languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from casebook.check.places import has_anchor
from casebook.check.rule import rule
from casebook.check.rules.sections import empty_sections
from casebook.check.rules.translations import severity, translated
from casebook.load.hints import shown
from casebook.model.case import Case
from casebook.model.kinds import parted
from casebook.model.languages import CASE_SECTIONS, SOURCE
from casebook.model.library import Library, Prose
from casebook.model.markdown import Body, Heading
from casebook.model.problem import Problem, Where
from casebook.model.translation.alignment import aligned
from casebook.model.translation.shapes import Translation
from casebook.prose.scan import resolve

SOME = 3
"""So many of a sort are named."""


class Text(Translation):
    """What is translated of a text in Markdown."""

    if TYPE_CHECKING:
        lang: str
        body: Body


class Place(NamedTuple):
    """What a text leads to: a file of the source and an anchor, another address, or a fact."""

    what: str
    to: str
    anchor: str = ""


@rule("translation-headings")
def headings_are_those_of_the_source(library: Library) -> Iterator[Problem]:
    """A translated text has the headings of its source: as many, of the same levels, in the same order."""
    for text, source in texts(library):
        found = aligned(text.body, source.body)
        if found.missing:
            lost = [source.body.headings[place] for place in found.missing]
            above = [place for place, other in found.pairs.items() if other < found.missing[0]]
            line = text.body.headings[max(above)].line if above else text.body.line
            yield Problem(
                Where(text.where.path, line),
                saw=f"no heading for {_listed(lost)}",
                expected=f"the headings of {source.where.path}; the lines are its",
                hint="translate what was added; until then links to it lead to the section above",
                severity=severity(text, source),
            )
        if found.surplus:
            own = [text.body.headings[place] for place in found.surplus]
            yield Problem(
                Where(text.where.path, own[0].line),
                saw=f"{_listed(own)}, which the source has not",
                expected=f"the headings of {source.where.path}",
                hint="remove what the source no longer has, or correct the levels: compare them one by one",
                severity=severity(text, source),
            )


@rule("translation-anchors")
def anchors_are_those_of_the_source(library: Library) -> Iterator[Problem]:
    """A translated text names no other anchors than its source; those of headings it gets by itself."""
    for text, source in texts(library):
        named = _named_anchors(text.body)
        for one, other in _matched(text, source):
            if one.anchor in named and one.anchor != other.anchor:
                yield Problem(
                    Where(text.where.path, one.line),
                    saw=f"the anchor {shown('#' + one.anchor, '`')}",
                    expected=f"`#{other.anchor}`, as {_named(other, source)} has it",
                    hint="take the anchor out: a translated heading gets that of its source by itself",
                    severity=severity(text, source),
                )
        headings = {anchor for one in source.body.headings for anchor in (one.anchor, *one.also)}
        for anchor in sorted(source.body.anchors - headings - text.body.anchors):
            yield Problem(
                Where(text.where.path, text.body.line),
                saw=f"no anchor {shown('#' + anchor, '`')}",
                expected=f"the anchors that {source.where.path} names besides its headings",
                hint=f"copy {shown('{#' + anchor + '}', '`')} from the source to the same place",
                severity=severity(text, source),
            )


@rule("translation-sections")
def sections_have_the_titles_of_the_language(library: Library) -> Iterator[Problem]:
    """The six sections of a translated case have the titles that its language has for them, and none is empty."""
    for text, source in texts(library):
        if isinstance(source, Case):
            titles = dict(zip(CASE_SECTIONS[SOURCE], CASE_SECTIONS[text.lang], strict=True))
            for one, other in _matched(text, source):
                title = titles.get(other.text) if one.level == 2 else None
                if title and one.text != title:
                    yield Problem(
                        Where(text.where.path, one.line),
                        saw=f"the section {shown('## ' + one.text, '`')}",
                        expected=f"`## {title}`, the title of “{other.text}” in this language",
                        hint="copy the heading from here",
                        severity=severity(text, source),
                    )
            for heading in empty_sections(text.body):
                yield Problem(
                    Where(text.where.path, heading.line),
                    saw=f"nothing below {shown(_written(heading), '`')}",
                    expected="the text of the source's section, translated",
                    hint="translate it; without the file the site shows the source",
                )


@rule("translation-places")
def translations_lead_to_the_same_places(library: Library) -> Iterator[Problem]:
    """A translated page or case has the links and pictures of its source, and cites the same facts."""
    for text, source in texts(library):
        own, meant = _places(text), _places(source)
        for place, line in own.items():
            if place not in meant and _is_there(library, place):
                yield Problem(
                    Where(text.where.path, line),
                    saw=f"a {_said(place)}, which is not in the source",
                    expected=f"the links and citations of {source.where.path}",
                    hint="correct it, or add it to the source, too",
                    severity="warning",
                )
        missing = [place for place in meant if place not in own]
        if missing:
            some = ", ".join(f"{_said(place)} (line {meant[place]})" for place in missing[:SOME])
            yield Problem(
                Where(text.where.path, text.body.line),
                saw=f"no {some}{' …' if len(missing) > SOME else ''}",
                expected=f"the links and citations of {source.where.path}",
                hint="add them where the source has them; the lines are those of the source",
                severity="warning",
            )


def texts(library: Library) -> Iterator[tuple[Text, Prose]]:
    """Everything translated that is written in Markdown, with its source."""
    return ((cast("Text", text), source) for text, source in translated(library) if isinstance(source, Prose))


def _matched(text: Text, source: Prose) -> Iterator[tuple[Heading, Heading]]:
    """The headings of a translation, each with that of its source."""
    for place, other in aligned(text.body, source.body).pairs.items():
        yield text.body.headings[place], source.body.headings[other]


def _places(text: Text | Prose) -> dict[Place, int]:
    """What a text leads to, the same in all languages, each with its first line; a picture may have been translated."""
    own, _ = parted(text.where.path)
    found: dict[Place, int] = {}
    for link in text.body.links:
        path, anchor = resolve(own, link.target) or (link.target, "")
        what = "picture" if link.image else "link to"
        found.setdefault(Place(what, parted(path)[0] if link.image else path, anchor), link.line)
    for citation in text.body.citations:
        found.setdefault(Place("citation", citation.fact), citation.line)
    for question in text.body.questions:
        found.setdefault(Place("question", question.item), question.line)
    return found


def _is_there(library: Library, place: Place) -> bool:
    """Whether it leads to something; other rules speak of what does not."""
    text = library.texts.get(place.to)
    if text is not None:
        return not place.anchor or has_anchor(library, text, place.anchor)
    return not place.to.startswith(("docs/", "cases/", "quizzes/")) or place.to in library.assets


def _said(place: Place) -> str:
    if place.what == "question":
        return f"question `[?{shown(place.to, '')}]`"
    if place.what == "citation":
        return f"citation `[@{shown(place.to, '')}]`"
    return f"{place.what} {shown(f'{place.to}#{place.anchor}' if place.anchor else place.to)}"


def _named_anchors(body: Body) -> set[str]:
    return {anchor.name for anchor in body.named}


def _written(heading: Heading) -> str:
    return f"{'#' * heading.level} {heading.text}"


def _named(heading: Heading, source: Prose) -> str:
    return f"{shown(_written(heading), '`')} in line {heading.line} of {source.where.path}"


def _listed(headings: list[Heading]) -> str:
    some = ", ".join(f"{shown(_written(one), '`')} (line {one.line})" for one in headings[:SOME])
    return f"{some} and {len(headings) - SOME} more" if len(headings) > SOME else some
