"""Practice: the data that the browser part runs on, and the list that stands in for it without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from casebook.model.addresses import folder_of, url
from casebook.model.asked import key_digest, key_of, rationales, shown, text_digest
from casebook.model.family.instance import Instance, Mistake
from casebook.model.item import Item, OpenItem
from casebook.model.kinds import PRACTICE
from casebook.model.practice_set import PracticeSet
from casebook.prose.anchors import slug as anchor_of
from casebook.site.ref_links import Place, places
from casebook.site.site import Site, Staged, as_json, hashed
from casebook.staged_page import Head

FORMAT = 2
IN_ATTRIBUTE = {ord(mark): f"\\u{ord(mark):04x}" for mark in "&<>'"}
"""What JSON must escape to stand in an attribute between single quotes."""
IN_PAGE = 40
"""With more items than this a set's data is a file, and its list a page, of their own: the page itself stays light."""


class Posed(NamedTuple):
    """An item as a page poses it. `source`: the same in the language of its source, whose `digest` counts in all."""

    item: Item
    source: Item
    digest: str
    lang: str
    instance: Instance | None = None


def posed(site: Site, items: Iterable[Item]) -> list[Posed]:
    """Items of the library, to be posed on its site."""
    library = site.library
    return [
        Posed(
            item, library.origin.public_items[item.id], library.item_digests[item.id],
            library.lang_of("item", item.id), library.instances.get(item.id),
        )
        for item in items
    ]  # fmt: skip


def practice_html(site: Site, practice: PracticeSet, page: str) -> tuple[Markup, list[Staged]]:
    """The HTML of a practice set for its staged page; of a large one the data of its items and their list as files.

    Its items come as the path goes: first what was read by then.
    """
    items = sorted(practice.items_of(site.library.public_items), key=site.library.path_days.of)
    html, files = element(site, page, practice.id, practice.title, posed(site, items))
    written = site.of(PRACTICE.name, practice.id)
    anchor = anchor_of(site.library.origin.practice[practice.id].title)
    values = {"practice": practice, "anchor": anchor, "element": html, "count": len(items)}
    return written.render("practice.html.jinja", page, **values), files


def element(site: Site, page: str, slug: str, title: str, items: Sequence[Posed]) -> tuple[Markup, list[Staged]]:
    """The practice element for a page, and the files that it leads to; nothing where there are no items.

    Up to `IN_PAGE` items stand in the page itself, as data and as the list for readers without JavaScript.
    """
    if not items:
        return Markup(""), []
    data = as_json(practice_data(site, page, slug, title, items))
    is_large = len(items) > IN_PAGE
    path = hashed(f"assets/practice/{slug}.json", data.encode())
    list_page = f"practice/{slug}/list.md"
    html = site.render(
        "practice-element.html.jinja",
        page,
        src=url(page, path) if is_large else "",
        data="" if is_large else Markup(data.translate(IN_ATTRIBUTE)),
        base=url(page, "index.md"),
        **site.assets(page, "practice"),
        items="" if is_large else _listed(site, page, items),
        list_url=url(page, list_page),
    )
    if not is_large:
        return html, []
    return html, [(path, data.encode()), _list_page(site, list_page, title, page, items)]


def _listed(site: Site, page: str, items: Sequence[Posed]) -> Markup:
    """All items as HTML, with what is right folded below each."""
    listed = [(one.item, one.lang, rationales(one.item), refs(site, page, one.item)) for one in items]
    return site.render("item-list.html.jinja", page, listed=listed)


def _list_page(site: Site, page: str, title: str, practice: str, items: Sequence[Posed]) -> Staged:
    """The list of a large set as a staged page."""
    title = site.word("list-page", title=title)
    head: Head = {"title": title, "description": site.word("fallback-intro")}
    text = site.render(
        "practice-all.html.jinja", page, title=title, practice=practice, items=_listed(site, page, items)
    )
    return site.staged(page, head, text)


def practice_data(site: Site, page: str, slug: str, title: str, items: Sequence[Posed]) -> dict[str, Any]:
    """What the practice element runs on; `format` counts up when its shape changes."""
    topics = dict.fromkeys(one.item.topic for one in items)
    return {
        "format": FORMAT,
        "slug": slug,
        "title": title,
        "lang": site.lang,
        "topics": {topic: site.library.topics[topic].title for topic in topics if topic in site.library.topics},
        "items": [item_data(site, page, one) for one in items],
    }


def item_data(site: Site, page: str, one: Posed) -> dict[str, Any]:
    """One item for the staged `page`, with its key and rationales, as practice shows them after the response."""
    item, source, why = one.item, one.source, rationales(one.item)
    known = {"digest": one.digest, "key": key_of(item), "rationales": why}
    data = shown(item) | known | {"key_digest": key_digest(source), "text_digest": text_digest(source)}
    if one.instance:
        data["family"] = one.instance.family
        data["mistakes"] = [_mistake(mistake, why) for mistake in one.instance.mistakes]
    if one.lang != site.lang:
        data["lang"] = one.lang
    if isinstance(item, OpenItem) and item.sample:
        data["sample"] = item.sample
    data["refs"] = [{"title": title, "url": folder_of(to) + anchor} for title, to, anchor in refs(site, page, item)]
    return data


def _mistake(mistake: Mistake, known: Mapping[str, str]) -> dict[str, Any]:
    """A named mistake; why it is one is left out where it is known as the rationale of its option."""
    data: dict[str, Any] = {"id": mistake.id, "leads_to": mistake.leads_to}
    return data if mistake.id in known else data | {"why": mistake.rationale}


def refs(site: Site, page: str, item: Item) -> list[Place]:
    """What to reread: other pages, and places on this one."""
    return [place for place in places(site.library, item.refs) if place[1:] != (page, "")]
