"""What search finds in a language though it is not translated into it."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.load.hints import shown
from casebook.model.found import Found, source_of, told_digest
from casebook.model.languages import TRANSLATED
from casebook.model.library import Library
from casebook.model.problem import Problem
from casebook.model.ref import parts

LEAST = 3
"""With fewer questions nobody finds it but by its title."""


@rule("found-needed")
def nothing_translated_is_found_twice(library: Library) -> Iterator[Problem]:
    """An entry of docs/found/ is of something that is not translated into its language."""
    for one in library.found.values():
        kind, name, _ = parts(one.of)
        known = library.translations.get(one.lang)
        if known and name in known.of(kind):
            yield one.warning(
                "of",
                saw=f"{shown(one.of, '`')}, which has a translation",
                expected="something that is not translated into this language",
                hint=f"move `asked` to {known.of(kind)[name].where.path}, and take the entry out",
            )
        elif one.lang not in TRANSLATED:
            yield one.problem(
                "of",
                saw="an entry for the language of the source",
                expected=f"a file for one of {', '.join(TRANSLATED)}",
                hint="write `asked` into the source itself",
            )


@rule("found-whole")
def what_is_found_is_told(library: Library) -> Iterator[Problem]:
    """An entry of docs/found/ has a title, a summary and three questions of its own language; a term needs the
    questions alone.
    """
    for one in library.found.values():
        if not one.of.startswith("term:"):
            yield from _texts(one, source_of(library, one))
        if len(one.asked) < LEAST:
            yield one.warning(
                "asked",
                saw=f"{len(one.asked)} questions",
                expected=f"{LEAST} or more",
                hint="write what people type who look for this, in their own words and in this language",
            )


@rule("found-stale")
def what_is_found_is_of_the_present_texts(library: Library) -> Iterator[Problem]:
    """The title and summary of an entry of docs/found/ are of the English ones as they are now: `stamp` says so."""
    for one in library.found.values():
        source = source_of(library, one)
        if source is None or not one.summary or one.stamp == (now := told_digest(source)):
            continue
        yield one.warning(
            "stamp",
            saw=f'`stamp: "{one.stamp}"`, the digest of earlier texts' if one.stamp else "no `stamp`",
            expected=f'"{now}", that of the title and summary in {source.where.path} as they are now',
            hint=f"compare them and correct the entry, then run `casebook translate stamp {one.where.path}`",
        )


def _texts(one: Found, source: object) -> Iterator[Problem]:
    for name in ("title", "summary"):
        written = getattr(one, name)
        if not written or (name == "summary" and written == getattr(source, name, None)):
            yield one.warning(
                name,
                saw=f"the `{name}` of the source" if written else f"no `{name}`",
                expected=f"a `{name}` in this language",
                hint="translate that of the source",
            )
