"""Links: they lead somewhere, on the site as on GitHub."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from casebook.check.places import has_anchor, has_places, near_anchor
from casebook.check.rule import rule
from casebook.load.hints import Hints, shown
from casebook.load.names import decomposed
from casebook.model.case import Case
from casebook.model.kinds import KINDS, kind_of, parted
from casebook.model.library import Library, Prose
from casebook.model.markdown import Link
from casebook.model.problem import Problem, Where
from casebook.prose.scan import resolve, scheme_of

FILES = ", ".join(kind.a for kind in KINDS if kind.has_page)
SCHEMES = ("https", "http", "mailto", "tel")


class Written(NamedTuple):
    """A link with the text that it stands in."""

    text: Prose
    link: Link

    def problem(self, saw: str, expected: str, hint: str) -> Problem:
        """A problem at the link."""
        return Problem(Where(self.text.where.path, self.link.line), saw, expected, hint)


@rule("link-target", translations=True, lags=True)
def links_lead_to_files(library: Library) -> Iterator[Problem]:
    """Every relative link leads to a file that has a page on the site, or to a picture that is there."""
    near, texts = Near(library.origin), library.origin.texts
    for written, path, _ in _relative(library):
        if path in texts and not written.link.image:
            yield from _to_draft(written, texts[path])
        elif path not in library.assets and not _has_page(library, path):
            what = "a picture" if written.link.image else "a link to"
            yield written.problem(
                saw=f"{what} {shown(written.link.target)}" if path else "a link that leads nowhere",
                expected="a picture" if written.link.image else f"{FILES} or a picture",
                hint=near.hint(written, path),
            )


@rule("link-anchor", translations=True, lags=True)
def links_lead_to_anchors(library: Library) -> Iterator[Problem]:
    """Every link with an anchor leads to a heading or an id on its page; capitals count."""
    hints = Hints()
    for written, path, anchor in _relative(library):
        target = library.origin.at(path) if anchor else None
        if target and has_places(target) and not has_anchor(library.origin, target, anchor):
            yield written.problem(
                saw=f"the anchor {shown('#' + anchor, '`')}",
                expected=f"an anchor of {target.where.path}",
                hint=near_anchor(library.origin, target, anchor, hints),
            )


@rule("link-absolute", translations=True)
def links_are_relative(library: Library) -> Iterator[Problem]:
    """No link begins with a slash: it would break where the site lies under a sub-path."""
    yield from each_link(
        library,
        lambda link: f"a link to {shown(link.target)}" if link.target.startswith("/") else "",
        expected="a path from this file's folder, such as `../process/brief-and-task.md`",
        hint="name the source file by a relative path, or write the whole address with https://",
    )


@rule("link-scheme", translations=True)
def links_are_of_known_schemes(library: Library) -> Iterator[Problem]:
    """A link to elsewhere is a web address, an e-mail address or a telephone number."""
    yield from each_link(
        library,
        lambda link: (
            f"a link that begins with {shown(scheme + ':', '`')}"
            if (scheme := scheme_of(link.target)) not in ("", *SCHEMES)
            else ""
        ),
        expected=f"one of {', '.join(f'`{name}:`' for name in SCHEMES)}, or a relative path",
        hint="link to a page or to a web address",
    )


class Near:
    """Finds the file that a broken link may have meant."""

    def __init__(self, library: Library) -> None:
        self._paths = {*library.texts, *library.assets}
        self._by_letters = {unicodedata.normalize("NFC", path): path for path in self._paths if not path.isascii()}
        self._hints = Hints()
        self._by_name = {posixpath.basename(path): path for path in sorted(self._paths, reverse=True)}
        self._names = list(self._by_name)
        self._moved = library.moved

    def hint(self, written: Written, path: str) -> str:
        """What to write instead of a link to `path`."""
        if not path:
            return "write between the parentheses where it leads"
        if path in self._moved:
            now = posixpath.relpath(self._moved[path].where.path, posixpath.dirname(written.text.where.path))
            return f"it was renamed: write '{now}'"
        if parted(path)[1] and parted(path)[0] in self._paths:
            own = posixpath.relpath(parted(path)[0], posixpath.dirname(written.text.where.path))
            return f"write '{own}': on the site it leads to the page in the reader's language"
        if path in self._paths and written.link.image:
            return "take the `!` away: a page is linked, not shown"
        if path.startswith("docs/glossary/") and path.endswith(".yml"):
            return "link to glossary/index.md#… with the term's id; most terms need no link"
        if same := self._by_letters.get(unicodedata.normalize("NFC", path)):
            return _of_two_characters(path, same)
        if not path.startswith(("docs/", "cases/")):
            return "only docs/ and cases/ are on the site; link to the web address of anything else"
        name = posixpath.basename(path.replace("\\", "/"))
        near = name if name in self._by_name else self._hints.nearest(name, self._names)
        found = f"{path}/index.md" if f"{path}/index.md" in self._paths else self._by_name.get(near)
        if found:
            return f"did you mean '{posixpath.relpath(found, posixpath.dirname(written.text.where.path))}'?"
        return "name the source file by its path from this file's folder"


def _of_two_characters(path: str, same: str) -> str:
    """A hint where the link and the name of the file differ in how a letter such as `й` is written."""
    if letter := decomposed(path):
        return f"this link has `{letter}` as two characters, the file as one: type the letter again here"
    return f"the file's name has `{decomposed(same)}` as two characters: rename the file and type the letter again"


def each_link(library: Library, seen: Callable[[Link], str], expected: str, hint: str) -> Iterator[Problem]:
    """A problem for every link or picture of which `seen` says what is wrong with it; it is silent of the others."""
    for written in _links(library):
        if saw := seen(written.link):
            yield written.problem(saw, expected, hint)


def _links(library: Library) -> Iterator[Written]:
    """Every link and picture of every text."""
    for text in library.texts.values():
        for link in text.body.links:
            yield Written(text, link)


def _relative(library: Library) -> Iterator[tuple[Written, str, str]]:
    """Each relative link with the source path and the anchor that it means; an empty one means a path of no file."""
    for written in _links(library):
        target = written.link.target
        if not target:
            yield written, "", ""
        elif not target.startswith("/") and (resolved := resolve(written.text.where.path, target)):
            path, anchor = resolved
            # A translation links to its own page by the anchor alone, as its source does.
            yield written, parted(path)[0] if target.startswith("#") else path, anchor


def _to_draft(written: Written, target: Prose) -> Iterator[Problem]:
    source = written.text
    if isinstance(target, Case) and not target.is_published and (not isinstance(source, Case) or source.is_published):
        yield written.problem(
            saw=f"a link to the case `{target.id}`, which is a draft and not on the site",
            expected="a published case",
            hint="set `status: published` in the case, or take the link out",
        )


def _has_page(library: Library, path: str) -> bool:
    """Whether something that is no text, or has problems of its own, has a page and the path."""
    known, sort = library.origin.at(path), kind_of(path)
    if known is not None or sort is None or sort.lang:
        return known is not None and not hasattr(known, "body")
    return library.is_broken(sort.kind.name, sort.name)
