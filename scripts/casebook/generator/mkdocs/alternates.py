"""A configuration in its language: titles of the navigation, words of the theme, ways to the other languages."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from casebook.model.languages import NAMES, SOURCE
from casebook.prose.anchors import slug
from casebook.site.words import Words, words_of

UNTRANSLATED = re.compile(r'^lang: "', re.M)
TITLE = re.compile(r'^title: (".*")$', re.M)
COLOURS = {"default": "colours-dark", "slate": "colours-light"}
Nav = list[Any]
BAR = ("today", "practice/index", "search", "glossary/index", "progress")
"""What the bar at the bottom of a phone leads to."""
FOOTER = ("sources", "exam/data", "adr/index")
"""What hardly a reader needs, and must be there."""


@dataclass(frozen=True)
class Language:
    """A language of the site, as templates see it from pages of one language's tree."""

    code: str
    name: str
    path: str
    """The way from the root of the tree that is being built to the root of this language's tree."""
    url: str
    """The address of the root of this language's tree; empty where it is not known."""
    words: Words


def languages(codes: tuple[str, ...], lang: str, site_url: str) -> list[Language]:
    """All languages `codes`, as seen from the tree in `lang`; `site_url` is the address of the tree in English."""
    up = "" if lang == SOURCE else "../"
    found = []
    for code in codes:
        folder = "" if code == SOURCE else f"{code}/"
        url = urljoin(site_url, folder) if site_url else ""
        found.append(Language(code, NAMES[code], "" if code == lang else up + folder, url, words_of(code)))
    return found


def localize(config: Any, codes: tuple[str, ...]) -> None:
    """Make the configuration that of the tree in its theme's language; `codes` are all languages of the site."""
    lang = config.theme["language"]
    words = words_of(lang)
    config.extra.languages = languages(codes, lang, config.site_url or "")
    # Material then asks for the list of languages in the header; being no list, it makes no links of it in the head.
    config.extra.alternate = len(codes) > 1
    for name, pages in (("bar", BAR), ("footer", FOOTER)):
        config.extra[name] = [page for page in pages if Path(config.docs_dir, f"{page}.md").exists()]
    if lang == SOURCE:
        return
    if config.site_url:
        config.site_url = urljoin(config.site_url, f"{lang}/")
    config.site_description = words("site-about")
    config.copyright = words("site-made-by")
    for colours in config.theme["palette"]:
        colours["toggle"]["name"] = words(COLOURS[colours["scheme"]])
    if config.nav:
        config.nav = translated_nav(config.nav, words, Path(config.docs_dir))


def translated_nav(nav: Nav, words: Words, docs: Path) -> Nav:
    """The navigation with titles in another language.

    A title that is a word of the interface is that word. Any other one is that of the page, which the page itself says;
    so it stays as it is where the page is not translated.
    """
    return [_entry(entry, words, docs) for entry in nav]


def _entry(entry: Any, words: Words, docs: Path) -> Any:
    if not isinstance(entry, dict):
        return entry
    [(title, target)] = entry.items()
    name = nav_word(title)
    title = words(name) if name in words["site"] else title
    if isinstance(target, list):
        return {title: translated_nav(target, words, docs)}
    own = None if name in words["site"] else _own_title(docs / target)
    return {own or title: target}


def nav_word(title: str) -> str:
    """The name of the interface word for a title of the navigation: `For mentors` has `nav-for-mentors`."""
    return f"nav-{slug(title)}"


def _own_title(page: Path) -> str | None:
    """The title of a staged page; none where it is not in the tree's language, which it says in its front matter.

    MkDocs would find it by itself, but not when it builds only what has changed.
    """
    try:
        head = page.read_text("utf-8").split("\n---\n")[0]
    except OSError:
        return None
    found = TITLE.search(head)
    return str(json.loads(found[1])) if found and not UNTRANSLATED.search(head) else None
