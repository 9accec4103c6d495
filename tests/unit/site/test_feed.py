"""The feed: what RFC 4287 asks for, addresses made whole, ids that stay."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from casebook.site.feed import ATOM, FEED, NEWEST, feed, finished

from tests.support.cases import case, site_of

ADDRESS = f"https://example.org/casebook/{FEED}"


def tree(*numbers: int, **changes: object) -> ET.Element:
    path, data = feed(site_of(*(case(n, **changes) for n in numbers)))
    assert path == FEED
    return ET.fromstring(finished(data, ADDRESS))


def texts(parent: ET.Element, *tags: str) -> list[str]:
    return [one.text or "" for one in parent.findall("/".join(f"{{{ATOM}}}{tag}" for tag in tags))]


def links(parent: ET.Element) -> dict[str, str]:
    return {one.get("rel", ""): one.get("href", "") for one in parent.findall(f"{{{ATOM}}}link")}


def test_what_the_standard_requires_is_there_once() -> None:
    root = tree(*range(3))
    assert root.tag == f"{{{ATOM}}}feed"
    for one in (root, *root.findall(f"{{{ATOM}}}entry")):
        for tag in ("id", "title", "updated"):
            assert len(texts(one, tag)) == 1, tag
            assert texts(one, tag)[0].strip()
        assert urlsplit(texts(one, "id")[0]).scheme == "urn"
        assert datetime.datetime.fromisoformat(texts(one, "updated")[0]).tzinfo
    for entry in root.findall(f"{{{ATOM}}}entry"):
        assert texts(entry, "author", "name") == ["Nobody"], "the feed itself names no author, so every entry must"
        assert links(entry).keys() == {"alternate"}
        assert texts(entry, "summary")[0].startswith("What would you do")


def test_every_address_is_whole() -> None:
    root = tree(1)
    assert links(root) == {"self": ADDRESS, "alternate": "https://example.org/casebook/cases/"}
    entry = root.find(f"{{{ATOM}}}entry")
    assert entry is not None
    assert links(entry)["alternate"] == "https://example.org/casebook/cases/case-00001/"


def test_a_feed_at_another_address_is_another_feed_of_the_same_entries() -> None:
    data = feed(site_of(case(1)))[1]
    one, again, other = (
        ET.fromstring(finished(data, address)) for address in (ADDRESS, ADDRESS, f"https://example.net/{FEED}")
    )
    assert texts(one, "id") == texts(again, "id") != texts(other, "id")
    assert texts(one, "entry", "id") == texts(other, "entry", "id")


def test_the_newest_cases_and_no_more() -> None:
    root = tree(*range(NEWEST + 5))
    assert texts(root, "entry", "title") == [f"Story {number}" for number in range(NEWEST)]
    assert texts(root, "updated") == ["2026-01-01T00:00:00Z"]


def test_ids_are_unique_and_stay_when_a_case_is_edited() -> None:
    ids = texts(tree(*range(9)), "entry", "id")
    assert len(set(ids)) == 9
    assert texts(tree(*range(9), title="Another", summary="Words."), "entry", "id") == ids


def test_a_renamed_case_keeps_its_entrys_id() -> None:
    ids = texts(tree(1), "entry", "id")
    assert texts(tree(1, id="new-name", formerly=["case-00001", "second-name"]), "entry", "id") == ids


@pytest.mark.parametrize("title", ["<b> & “quotes” ]]>", "Ёлка", "a\tb"])
def test_any_title_comes_through(title: str) -> None:
    assert texts(tree(1, title=title), "entry", "title") == [title]


def test_an_archive_without_cases_has_a_feed_without_entries() -> None:
    root = tree()
    assert texts(root, "updated") == ["1970-01-01T00:00:00Z"]
    assert root.find(f"{{{ATOM}}}entry") is None
