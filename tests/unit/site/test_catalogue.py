"""The catalogue of cases: whole, compact, in the order of the lists."""

from __future__ import annotations

import datetime
import gzip
import json
from itertools import accumulate
from typing import Any

from casebook.model.case import Client
from casebook.site.catalogue import EPOCH, ROWS_PER_PART, catalogue

from tests.support.cases import case, site_of


def read(*cases: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    (_, head), *parts = catalogue(site_of(*cases))
    return json.loads(head), [json.loads(data) for _, data in parts]


def facet(data: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in data["facets"] if one["id"] == name)
    return found


def of_rows(data: dict[str, Any], name: str) -> list[list[str]]:
    """What each row has of a facet, as titles."""
    one = facet(data, name)
    return [[one["values"][place][1] for place in one["sets"][number]] for number in one["of"]]


def test_each_row_says_what_its_case_says() -> None:
    data, parts = read(case(2), case(0), case(5, client=Client(description="A <b> “zoo”")))
    assert data["titles"] == ["Story 0", "Story 2", "Story 5"]
    assert [part["ids"] for part in parts] == [["case-00000", "case-00002", "case-00005"]]
    assert parts[0]["clients"] == ["Client number 0", "Client number 2", "A <b> “zoo”"]
    assert parts[0]["teasers"] == [f"What would you do in story {number}?" for number in (0, 2, 5)]
    assert of_rows(data, "outcome") == [["Success"], ["Failure: an anti-case"], ["Failure: an anti-case"]]
    assert of_rows(data, "service") == [[], ["SMM"], ["SEO", "DESIGN"]]
    assert of_rows(data, "year") == [["2025"], ["2023"], ["2020"]]
    assert of_rows(data, "size") == [["micro (up to 10 people)"], ["medium (up to 250)"], []]
    assert of_rows(data, "industry") == [["banks"], ["travel"], ["banks"]], "an id stands for a title that is missing"
    assert of_rows(data, "language") == [["English"]] * 3


def test_the_days_lead_back_to_the_dates() -> None:
    cases = [case(number, published=datetime.date(2024, 2, 28) - datetime.timedelta(number * 3)) for number in range(5)]
    data, _ = read(*cases)
    days = accumulate(data["days"], lambda above, step: above - step)
    assert [EPOCH + datetime.timedelta(day) for day in days] == [one.published for one in cases]


def test_drafts_are_left_out() -> None:
    data, _ = read(case(1), case(2, status="draft"))
    assert data["titles"] == ["Story 1"]


def test_values_stand_in_the_order_of_the_site_and_only_those_that_occur() -> None:
    data, _ = read(*map(case, range(8)))
    assert [value for value, _ in facet(data, "year")["values"]] == [str(2025 - n) for n in range(7)]
    assert [value for value, _ in facet(data, "outcome")["values"]] == ["success", "mixed", "failure"]
    assert [value for value, _ in facet(data, "service")["values"]] == ["seo", "smm", "design"]
    assert facet(data, "region")["values"] == []


def test_texts_are_split_and_every_row_is_in_one_part() -> None:
    count = 2 * ROWS_PER_PART + 1
    data, parts = read(*map(case, range(count)))
    assert data["texts"]["rows"] == ROWS_PER_PART
    assert len(data["texts"]["files"]) == len(parts) == 3
    assert [row for part in parts for row in part["ids"]] == [f"case-{number:05}" for number in range(count)]


def test_no_case_no_row() -> None:
    data, parts = read()
    assert (data["titles"], data["days"], parts) == ([], [], [])


def test_a_row_costs_a_few_bytes_besides_its_title() -> None:
    (_, whole), *_ = catalogue(site_of(*map(case, range(2000))))
    data = json.loads(whole)
    data["titles"] = []
    assert len(gzip.compress(json.dumps(data, separators=(",", ":")).encode(), 9)) < 2000 * 5
