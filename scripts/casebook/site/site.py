"""What every view needs: the library, the templates, the words, the addresses of the browser part."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
import yaml
from markupsafe import Markup

from casebook.model.case import Period
from casebook.model.item import Part
from casebook.model.library import Library
from casebook.site import addresses
from casebook.site.charts import Charts
from casebook.site.terms import TermFinder

HERE = Path(__file__).parent
Staged = tuple[str, bytes]
LITERAL = str.maketrans({mark: f"&#{ord(mark)};" for mark in "\\`*_[]<>#|{}&"})
OPENS_BLOCK = re.compile(r"[-+!?:=~]|\d+[.)]")
"""What would begin a list, a box or a definition at the start of a line."""


@dataclass
class Site:
    """The library on its way to staged files. `bundle` is the browser part: file name to bytes."""

    library: Library
    charts: Charts
    bundle: dict[str, bytes] = field(default_factory=dict)
    lang: str = "en"

    @cached_property
    def finder(self) -> TermFinder:
        """Finds glossary terms in texts."""
        return TermFinder(self.library.terms.values())

    @cached_property
    def words(self) -> dict[str, Any]:
        """The interface words of the site's language: a text, or its plural forms."""
        folder = HERE / "labels" / self.lang
        return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(folder.glob("*.yml"))}

    @cached_property
    def bundled(self) -> dict[str, str]:
        """The staged path of each file of the browser part; the name carries a digest of the content."""
        return {name: hashed(f"assets/casebook/{name}", data) for name, data in self.bundle.items()}

    @cached_property
    def words_files(self) -> dict[str, Staged]:
        """The interface words of each element of the browser part as a file that all pages share."""
        files = {}
        for name, words in self.words.items():
            data = json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()
            files[name] = (hashed(f"assets/words/{name}.json", data), data)
        return {name: file for name, file in files.items() if name != "site"}

    def words_url(self, page: str, name: str) -> str:
        """How the staged page `page` reaches the words of the element `name`."""
        return addresses.url(page, self.words_files[name][0])

    def word(self, name: str, **values: object) -> str:
        """An interface word with its `{places}` filled; `count` chooses the plural form."""
        text = self.words["site"][name]
        if isinstance(text, dict):
            text = text["one" if values["count"] == 1 and "one" in text else "other"]
        return str(text).format(**values)

    def date(self, date: datetime.date) -> str:
        """A day in the language's own words."""
        return self.word("date", day=date.day, month=self.words["site"]["months"][date.month - 1], year=date.year)

    def period(self, period: Period) -> str:
        """From when to when, in the language's own words."""
        first, last = self._month(period.from_), period.to and self._month(period.to)
        return self.word("period-both", first=first, last=last) if last else self.word("period-from", first=first)

    def _month(self, month: str) -> str:
        year, _, number = month.partition("-")
        return f"{self.words['site']['months'][int(number) - 1]} {year}" if number else year

    def render(self, template: str, page: str, **values: object) -> str:
        """A template's text for the staged page `page`; in it `url(to)` leads from that page to another."""

        def url(to: str, anchor: str = "") -> str:
            return addresses.url(page, to, anchor)

        return self._templates.get_template(template).render(site=self, word=self.word, url=url, **values)

    @cached_property
    def _templates(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(HERE / "templates"),
            autoescape=True,
            comment_start_string="<#",  # `{#` begins an anchor in Markdown
            comment_end_string="#>",
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        environment.filters["md"] = markdown_text
        environment.filters["number"] = number
        environment.filters["mixed"] = mixed
        environment.globals["case_page"] = addresses.case_page
        environment.globals["practice_page"] = addresses.practice_page
        return environment


def hashed(path: str, data: bytes) -> str:
    """`path` with ten hex digits of its content's SHA-256 before the suffix, since Pages lets browsers cache it."""
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}{dot}{suffix}"


def front_matter(**values: object) -> str:
    """Front matter for a staged page (JSON is YAML, and quotes itself); empty values are left out."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if value]
    return "\n".join(["---", *lines, "---", "", ""])


def mixed(parts: Sequence[Part], seed: str) -> list[Part]:
    """`parts` in an order that tells nothing of theirs, the same at every build."""
    return sorted(parts, key=lambda part: hashlib.sha256(f"{seed} {part.id}".encode()).digest())


def number(value: float) -> str:
    """A number with all its digits, without a needless `.0` or an exponent."""
    return str(int(value)) if value == int(value) else f"{Decimal(repr(value)):f}"


def markdown_text(text: str) -> Markup:
    """Plain text as one line of Markdown that shows it unchanged: no markup, no HTML, no attribute list, no list."""
    line = " ".join(text.split())
    literal = line.translate(LITERAL)
    return Markup(f"&#{ord(line[0])};{literal[1:]}" if OPENS_BLOCK.match(line) else literal)
