"""What every view needs: the library, the templates, the words, the addresses of the browser part."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

import jinja2
from markupsafe import Markup

from casebook.model import addresses
from casebook.model.item import Option, Part
from casebook.model.kinds import in_language
from casebook.model.languages import SOURCE, TRANSLATED
from casebook.model.library import Library
from casebook.model.translation.by_language import Translations
from casebook.model.translation.lacking import lags
from casebook.model.translation.shapes import NOT_STAMPED
from casebook.prose.anchors import slug
from casebook.site.charts import Charts
from casebook.site.cited import cited
from casebook.site.outline import outlined
from casebook.site.related import Related
from casebook.site.term_finder import TermFinder, finder_of
from casebook.site.words import Words, words_of
from casebook.staged_page import Head, written

HERE = Path(__file__).parent
Staged = tuple[str, bytes]
Identified = TypeVar("Identified", Part, Option)


class _Compiled(jinja2.BytecodeCache):
    """Keeps compiled templates in memory: the sites of all languages use the same."""

    def __init__(self) -> None:
        self._code: dict[str, Any] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self._code[bucket.key] = bucket.code


COMPILED = _Compiled()


@dataclass
class Site:
    """The library on its way to staged files. `bundle` is the browser part: file name to bytes."""

    library: Library
    charts: Charts
    bundle: dict[str, bytes] = field(default_factory=dict)
    source: Site | None = None
    """The site in the language of the source, where this one is in another."""
    _kept: dict[str, Markup] = field(default_factory=dict)

    @property
    def lang(self) -> str:
        """The language of the tree."""
        return self.library.lang

    @cached_property
    def original(self) -> Site:
        """The site in the language of the source: what is not translated is staged as it is there."""
        if self.library.source is None:
            return self
        return self.source or Site(self.library.source, self.charts, self.bundle)

    def once(self, name: str, make: Callable[[], Markup]) -> Markup:
        """What `make` returns, made once and kept by `name` until `forget`: all trees show untranslated texts alike."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def forget(self) -> None:
        """Give back the memory that `once` has taken."""
        self._kept.clear()

    def of(self, kind: str, record_id: str) -> Site:
        """The site that a page's texts come from: this one, or the original where the page is not translated."""
        return self if self.library.lang_of(kind, record_id) == self.lang else self.original

    @cached_property
    def related(self) -> Related:
        """Finds published cases that resemble another; the original's serves all languages."""
        return Related(self.library.published_cases)

    @cached_property
    def finder(self) -> TermFinder:
        """Finds glossary terms in texts."""
        return finder_of(self.library.terms.values(), self.lang)

    @cached_property
    def words(self) -> Words:
        """The interface words of the site's language."""
        return words_of(self.lang)

    @cached_property
    def bundled(self) -> dict[str, str]:
        """The staged path of each file of the browser part; the name carries a digest of the content.

        A worker serves the pages below the place where it stands: the page that it is for stages it.
        """
        files = {name: data for name, data in self.bundle.items() if not name.endswith("-worker.js")}
        return {name: hashed(f"assets/casebook/{name}", data) for name, data in files.items()}

    @cached_property
    def words_files(self) -> dict[str, Staged]:
        """The interface words of each element of the browser part as a file that all pages share."""
        groups = {name: words for name, words in self.words.groups.items() if name not in ("site", "certificate")}
        return {name: json_file(f"assets/words/{name}.json", words) for name, words in groups.items()}

    def words_url(self, page: str, name: str) -> str:
        """How the staged page `page` reaches the words of the element `name`."""
        return addresses.url(page, self.words_files[name][0])

    def assets(self, page: str, name: str) -> dict[str, str]:
        """How the staged page `page` reaches what the element `name` needs: its `words`, `script` and `style`."""
        files = {"script": self.bundled[f"{name}.js"], "style": self.bundled[f"{name}.css"]}
        urls = {what: addresses.url(page, path) for what, path in files.items()}
        return {"words": self.words_url(page, name), **urls}

    def word(self, name: str, **values: object) -> str:
        """An interface word with its `{places}` filled; `count` chooses the plural form."""
        return self.words(name, **values)

    def head(self, kind: str, record_id: str, search: dict[str, Any] | None = None, **values: object) -> Head:
        """What a page says of itself whose texts are a record's.

        `translations`: the languages that they are in. `lang`: their language here, where it is not the tree's.
        `source`: the file to edit, which is the translation's where there is one.
        `search`: what the page is found as; a page that is not translated is found in the source's language.
        """
        languages = [SOURCE, *(lang for lang in TRANSLATED if self._is_translated(lang, kind, record_id))]
        lang = "" if self.lang in languages else SOURCE
        if self.lang != SOURCE and not lang:
            values["source"] = in_language(str(values["source"]), self.lang)
        here = {**search, "missing": self.missing(kind, record_id)} if search and not lang else None
        return {"lang": lang, **values, "translations": languages, "search": here}

    def staged(self, page: str, head: Head, *html: str) -> Staged:
        """The staged page `page`: its head, with the list of its headings, and its finished HTML.

        A heading is found by a link of its own, and a table of contents can be made of the list.
        """
        text, headings = outlined("\n".join(filter(None, html)), self.word("section-link"))
        return page, written({**head, "headings": headings}, text)

    def missing(self, kind: str, record_id: str) -> list[str]:
        """In the source's tree: the languages that a record is not translated into."""
        others = TRANSLATED if self.lang == SOURCE else ()
        return [lang for lang in others if not self._is_translated(lang, kind, record_id)]

    def _is_translated(self, lang: str, kind: str, record_id: str) -> bool:
        known = self.library.translations.get(lang)
        return known is not None and record_id in known.of(kind)

    def notice(self, kind: str, record_id: str, page: str) -> Markup:
        """Says above a page that it is not translated, or that the original has changed since, and of when that is."""
        if self.library.lang_of(kind, record_id) != self.lang:
            says = self.word("untranslated")
        elif source := self._newer(kind, record_id):
            reviewed = getattr(source, "reviewed", None)
            day = self.word("outdated-reviewed", date=self.words.date(reviewed)) if reviewed else ""
            says = f"{self.word('outdated')} {day}".strip()
        else:
            return Markup()
        return self.render("untranslated.html.jinja", page, says=says, original=addresses.original_url(page))

    def _newer(self, kind: str, record_id: str) -> Any:
        """The source of a page that is translated from earlier texts; of one that was never stamped nobody knows."""
        known = self.library.translations.get(self.lang, Translations()).of(kind).get(record_id)
        source = self.library.origin.find(kind, record_id)
        return source if known and source and known.of != NOT_STAMPED and lags(known, source) else None

    def lang_attribute(self, kind: str, record_id: str) -> Markup:
        """The attribute that names the language of a record's texts, where it is not the tree's."""
        lang = self.library.lang_of(kind, record_id)
        return Markup(f' lang="{lang}"' if lang != self.lang else "")

    def render(self, template: str, page: str, **values: object) -> Markup:
        """A template's HTML for the staged page `page`; in it `url(to)` leads from that page to another, and
        `cited(facts, name)` marks sources.
        """

        def url(to: str, anchor: str = "") -> str:
            return addresses.url(page, to, anchor)

        mark = partial(cited, page=page, library=self.library, word=self.word)
        known = {"site": self, "word": self.word, "url": url, "cited": mark}
        html = self._templates.get_template(template).render(**known, **values)
        return Markup(html.strip())

    @cached_property
    def _templates(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(HERE / "templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            bytecode_cache=COMPILED,
        )
        environment.filters["slug"] = slug
        environment.filters["number"] = self.words.number
        environment.filters["amount"] = self.words.amount
        environment.filters["mixed"] = mixed
        environment.filters["paragraphs"] = paragraphs
        environment.globals["lang_attribute"] = self.lang_attribute
        environment.globals["list_page"] = addresses.list_page
        environment.globals["term_page"] = lambda term: addresses.terms_page(self.library.topic_of_term[term])
        environment.globals["page_of"] = addresses.page_of
        return environment


def as_json(data: object) -> str:
    """`data` as JSON without a space that nobody needs."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def json_file(path: str, data: object) -> Staged:
    """The staged file of `data` as JSON; its path is `path` with the digest of its content."""
    content = as_json(data).encode()
    return hashed(path, content), content


def hashed(path: str, data: bytes) -> str:
    """`path` with ten hex digits of its content's SHA-256 before the suffix, since Pages lets browsers cache it."""
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}{dot}{suffix}"


def mixed(parts: Sequence[Identified], seed: str) -> list[Identified]:
    """`parts` in an order that tells nothing of theirs, the same at every build."""
    return sorted(parts, key=lambda part: hashlib.sha256(f"{seed} {part.id}".encode()).digest())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: in YAML's folded texts an empty line ends one and becomes a single break."""
    return [line for line in map(str.strip, text.split("\n")) if line]
