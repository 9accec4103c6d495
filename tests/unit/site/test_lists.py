"""Static lists: every case in each of its lists, each page of a bounded size."""

from __future__ import annotations

import re

from casebook.site.lists import ROWS_PER_PAGE, case_lists, list_pages

from tests.support.cases import case, site_of

ROW = re.compile(r'<li><a href="([./]*)/?([\w-]+)/"')


def pages(*numbers: int, **changes: object) -> dict[str, str]:
    return {path: data.decode() for path, data in list_pages(site_of(*(case(n, **changes) for n in numbers)))}


def rows(text: str) -> list[str]:
    return [name for _, name in ROW.findall(text)]


def test_a_case_is_in_the_lists_of_all_it_has() -> None:
    found = [path for path, text in pages(*range(20)).items() if "case-00003/" in text]
    assert sorted(found) == [
        "cases/by/industry/tyres.md",
        "cases/by/outcome/success.md",
        "cases/by/service/seo.md",
        "cases/by/service/smm.md",
        "cases/by/topic/communication.md",
        "cases/by/year/2022.md",
    ]


def test_no_list_is_empty() -> None:
    found = pages(1)
    assert sorted(found) == [
        "cases/by/industry/clothing.md",
        "cases/by/outcome/mixed.md",
        "cases/by/service/seo.md",
        "cases/by/topic/communication.md",
        "cases/by/year/2024.md",
    ]
    assert all(rows(text) == ["case-00001"] for text in found.values())


def test_long_lists_are_cut_into_pages_that_lead_to_each_other() -> None:
    count = 2 * ROWS_PER_PAGE + 5
    found = pages(*range(count))
    first = "cases/by/topic/communication"
    parts = [found[f"{first}.md"], found[f"{first}/2.md"], found[f"{first}/3.md"]]
    assert [len(rows(part)) for part in parts] == [ROWS_PER_PAGE, ROWS_PER_PAGE, 5]
    assert [name for part in parts for name in rows(part)] == [f"case-{n:05}" for n in range(count)]
    assert 'href="../3/"' in parts[1]
    assert 'href="../"' in parts[1]
    assert 'aria-current="page">2<' in parts[1]
    assert "page 2" in parts[1]
    assert f"{first}/4.md" not in found


def test_rows_lead_to_their_cases_from_every_depth() -> None:
    found = pages(*range(ROWS_PER_PAGE + 1))
    assert 'href="../../../case-00000/"' in found["cases/by/topic/communication.md"]
    assert f'href="../../../../case-{ROWS_PER_PAGE:05}/"' in found["cases/by/topic/communication/2.md"]


def test_a_further_page_can_not_be_taken_for_another_list() -> None:
    cases = [case(n, industry="shop" if n else "shop-2") for n in range(ROWS_PER_PAGE + 2)]
    paths = [path for path, _ in list_pages(site_of(*cases))]
    assert len(paths) == len(set(paths))


def test_years_come_newest_first_and_outcomes_in_their_order() -> None:
    lists = case_lists(site_of(*map(case, range(9))))
    assert [one.value for one in lists["year"]] == [str(2025 - n) for n in range(7)]
    assert [one.value for one in lists["outcome"]] == ["success", "mixed", "failure"]


def test_a_case_that_names_a_topic_twice_is_listed_once() -> None:
    lists = case_lists(site_of(case(1, services=["seo", "seo"])))
    assert [len(one.cases) for one in lists["service"]] == [1]
