"""Ids from titles."""

from __future__ import annotations

import re

import pytest
from casebook.model.item import Retired
from casebook.model.library import Library
from casebook.model.record import ID_PATTERN
from casebook.writing.new_ids import LONGEST, make_id, next_item_id, taken, unique


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("A tyre shop goes to the regions", "a-tyre-shop-goes-to-the-regions"),
        ("Лавка «Шины & диски»: подъезд", "lavka-shiny-diski-podezd"),
        ("Щука, ёж и объявление", "shchuka-ezh-i-obyavlenie"),
        ("Пътят към клиента", "patyat-kam-klienta"),
        ("Її ґанок", "yiyi-ganok"),
        ("Café Ångström, straße", "cafe-angstrom-strasse"),
        ("The client's brief", "the-clients-brief"),
        ("й decomposed: и\u0306", "y-decomposed-y"),
        ("../../etc/passwd", "etc-passwd"),
        ("..\\..\\windows", "windows"),
        ("  --- ", ""),
        ("客户", ""),
        ("", ""),
    ],
)
def test_make_id(title: str, made: str) -> None:
    assert make_id(title) == made
    assert not made or re.fullmatch(ID_PATTERN, made)


def test_a_long_title_is_cut_between_words() -> None:
    made = make_id("no brief no project " * 20)
    assert len(made) <= LONGEST
    assert made.endswith(("-no", "-brief", "-project"))
    assert len(make_id("x" * 500)) == LONGEST


@pytest.mark.parametrize(("wanted", "free"), [("a", "a-3"), ("b", "b"), ("index", "index-2"), ("con", "con-2")])
def test_unique(wanted: str, free: str) -> None:
    assert unique(wanted, {"a", "a-2"}) == free


def test_an_item_id_follows_the_highest_and_fills_no_gap() -> None:
    assert next_item_id("seo", {"seo-001", "seo-007", "seo-x", "search-ads-099", "seo-2-900"}) == "seo-008"
    assert next_item_id("seo", set()) == "seo-001"
    assert next_item_id("seo", {"seo-999"}) == "seo-1000"


def test_retired_and_broken_ids_are_taken() -> None:
    retired = Retired(id="seo-004", date="2026-01-01", reason="Two keys")  # type: ignore[arg-type]
    library = Library(retired={"seo-004": retired}, broken={"item:seo-005", "case:lost", "terms:ctr"})
    assert taken(library, "item") == {"seo-004", "seo-005"}
    assert taken(library, "case") == {"lost"}
