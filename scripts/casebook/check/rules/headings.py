"""Headings and anchors of pages and cases."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.places import added_anchors
from casebook.check.rule import rule
from casebook.load.hints import shown
from casebook.model.kinds import kind_of
from casebook.model.library import Library, Prose
from casebook.model.page import Page
from casebook.model.problem import Problem, Where


@rule("heading-title", translations=True)
def texts_have_one_title(library: Library) -> Iterator[Problem]:
    """A page begins with its title as `# Title` and has no second one; any other text has its title as a field."""
    for page in library.pages.values():
        if not page.body.text.startswith("# "):
            yield Problem(
                Where(page.where.path, page.body.line),
                saw="a page that does not begin with its title",
                expected=f"`# {page.title}` right below the front matter",
                hint="begin the text with this line",
            )
    for text in library.texts.values():
        titles = [heading for heading in text.body.headings if heading.level == 1]
        for heading in titles[1:] if isinstance(text, Page) else titles:
            yield Problem(
                Where(text.where.path, heading.line),
                saw=f"the title {shown('# ' + heading.text, '`')}",
                expected="one title in a page"
                if isinstance(text, Page)
                else f"no `# ` in {_called(text)}: its title is the field `title`",
                hint="begin the line with `## `, or remove it",
            )


def _called(text: Prose) -> str:
    sort = kind_of(text.where.path)
    return sort.kind.kinds[0].a if sort else "this text"


@rule("heading-levels")
def levels_are_not_skipped(library: Library) -> Iterator[Problem]:
    """Below `##` comes `###`: readers who hear a page find their way by the levels."""
    for text in library.texts.values():
        above = 1
        for heading in text.body.headings:
            if heading.level > above + 1:
                yield Problem(
                    Where(text.where.path, heading.line),
                    saw=f"`{'#' * heading.level}` below `{'#' * above}`",
                    expected=f"`{'#' * (above + 1)}`",
                    hint="take signs away until no level is skipped",
                    severity="warning",
                )
            above = heading.level


@rule("heading-style", translations=True)
def headings_begin_with_signs(library: Library) -> Iterator[Problem]:
    """Headings are written with `#`, not underlined: an underlined one has no anchor that can be relied on."""
    for text in library.texts.values():
        for heading in text.body.headings:
            if heading.underlined:
                yield Problem(
                    Where(text.where.path, heading.line),
                    saw=f"{shown(heading.text)} underlined, which makes it a heading",
                    expected="`## ` before a heading, an empty line before a rule",
                    hint=f"write {shown('## ' + heading.text, '`')}, or put an empty line between",
                    severity="warning",
                )


@rule("anchor-unique", translations=True, lags=True)
def anchors_are_unique(library: Library) -> Iterator[Problem]:
    """No anchor stands twice on a page, those included that the site adds."""
    for text in library.texts.values():
        line_of = {heading.anchor: heading.line for heading in reversed(text.body.headings)}
        for anchor, line in text.body.named:
            if line_of.setdefault(anchor, line) != line:
                where = Where(text.where.path, line)
                yield _double(where, anchor, f"line {line_of[anchor]} has this one")
        added = added_anchors(library.origin, text)
        for heading in text.body.headings if added else ():
            if heading.anchor in added:
                where = Where(text.where.path, heading.line)
                yield _double(where, heading.anchor, "the site adds one of this name below the text")


def _double(where: Where, anchor: str, first: str) -> Problem:
    return Problem(
        where,
        saw=f"the anchor {shown('#' + anchor, '`')} a second time",
        expected=f"an anchor of its own; {first}",
        hint=f"give the place another anchor, such as {shown('{#' + anchor + '-2}', '`')}",
    )
