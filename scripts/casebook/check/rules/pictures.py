"""Pictures: our own, and with an alt text."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.check.rules.links import each_link
from casebook.load.hints import shown
from casebook.model.library import Library
from casebook.model.markdown import Link
from casebook.model.problem import Problem
from casebook.prose.scan import scheme_of


@rule("image-own", translations=True)
def pictures_are_our_own(library: Library) -> Iterator[Problem]:
    """Every picture lies in this repository: no page asks anything of another host."""
    yield from each_link(
        library,
        lambda link: f"a picture from {shown(link.target)}" if link.image and _is_elsewhere(link) else "",
        expected="a picture in this repository",
        hint="save the picture beside the page, if its licence allows, and name it by a relative path",
    )


@rule("image-alt", translations=True)
def pictures_have_an_alt_text(library: Library) -> Iterator[Problem]:
    """Every picture has an alt text that says what it shows."""
    yield from each_link(
        library,
        lambda link: f"no alt text for {shown(link.target)}" if link.image and not link.text.strip() else "",
        expected="a text for those who can't see the picture",
        hint="write what it shows between the brackets: `![what it shows](…)`",
    )


def _is_elsewhere(link: Link) -> bool:
    return bool(scheme_of(link.target)) or link.target.replace("\\", "/").startswith("//")
