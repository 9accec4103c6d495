"""The feed of new cases (Atom, RFC 4287), one per language."""

from __future__ import annotations

import datetime
import uuid
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from casebook.model.addresses import page_of, url
from casebook.model.case import Case
from casebook.site.site import Site, Staged

FEED = "cases/feed.xml"
NEWEST = 30
ATOM = "http://www.w3.org/2005/Atom"
IDS = uuid.UUID("6f1c2b1e-6d0c-5a58-9c55-0f6f2a6f3a11")
"""The space that the ids of entries are made in. It never changes: with other ids all cases would look new."""
BEGINNING = datetime.date(1970, 1, 1)


def feed(site: Site) -> Staged:
    """The newest cases as an Atom feed whose addresses are relative to it: `finished` makes them whole."""
    cases = site.library.published_cases[:NEWEST]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": site.lang})
    _text(root, "id", _id(site.lang, "feed"))
    _text(root, "title", site.word("feed-title"))
    _text(root, "updated", _moment(max((case.published for case in cases), default=BEGINNING)))
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": "feed.xml"})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": "./"})
    for case in cases:
        _entry(site, root, case)
    ET.indent(root)
    return FEED, _written(root)


def _entry(site: Site, root: ET.Element, case: Case) -> None:
    names = {**site.library.names["industries"], **{topic.id: topic.title for topic in site.library.topics.values()}}
    entry = ET.SubElement(root, "entry")
    lang = site.library.lang_of("case", case.id)
    if lang != site.lang:
        entry.set("xml:lang", lang)
    _text(entry, "id", _id(site.lang, [*case.formerly, case.id][0], str(case.published)))
    _text(entry, "title", case.title)
    _text(entry, "published", _moment(case.published))
    _text(entry, "updated", _moment(case.published))
    author = ET.SubElement(entry, "author")
    _text(author, "name", case.author)
    href = url("cases/index.md", page_of(case))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
    for value in dict.fromkeys([case.industry, *case.services, *case.topics]):
        ET.SubElement(entry, "category", {"term": value, "label": names.get(value, value)})
    _text(entry, "summary", case.lead)


def finished(data: bytes, address: str) -> bytes:
    """The feed with whole addresses and an id of its own, as it is published at `address`.

    Staging does not know where the site will stand, and many readers don't look at `xml:base`.
    """
    ET.register_namespace("", ATOM)
    root = ET.fromstring(data)
    for own in root.findall(f"{{{ATOM}}}id"):  # a copy of the archive at another address is another feed
        own.text = uuid.uuid5(uuid.NAMESPACE_URL, address).urn
    for link in root.iter(f"{{{ATOM}}}link"):
        link.set("href", urljoin(address, link.get("href", "")))
    return _written(root)


def _written(root: ET.Element) -> bytes:
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _id(*names: str) -> str:
    return uuid.uuid5(IDS, "/".join(names)).urn


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text
