"""Pictures: our own, and with an alt text."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.check.rules.links import links_of
from casebook.load.hints import shown
from casebook.model.library import Library
from casebook.model.problem import Problem
from casebook.prose.scan import scheme_of


@rule("image-own", translations=True)
def pictures_are_our_own(library: Library) -> Iterator[Problem]:
    """Every picture lies in this repository: no page asks anything of another host."""
    for written in links_of(library):
        target = written.link.target
        if written.link.image and (scheme_of(target) or target.replace("\\", "/").startswith("//")):
            yield written.problem(
                saw=f"a picture from {shown(target)}",
                expected="a picture in this repository",
                hint="save the picture beside the page, if its licence allows, and name it by a relative path",
            )


@rule("image-alt", translations=True)
def pictures_have_an_alt_text(library: Library) -> Iterator[Problem]:
    """Every picture has an alt text that says what it shows."""
    for written in links_of(library):
        if written.link.image and not written.link.text.strip():
            yield written.problem(
                saw=f"no alt text for {shown(written.link.target)}",
                expected="a text for those who can't see the picture",
                hint="write what it shows between the brackets: `![what it shows](…)`",
            )
