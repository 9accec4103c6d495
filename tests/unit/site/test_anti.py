"""Anti-cases: every failure with its question, on pages of a bounded length."""

from __future__ import annotations

import re

from casebook.model.case import Outcome
from casebook.model.page import Page
from casebook.site.anti import NAME, PAGE, ROWS_PER_PAGE, anti_case_pages, anti_cases
from casebook.site.site import Site

from tests.support.cases import case, site_of


def failures(count: int) -> Site:
    site = site_of(*(case(n, outcome=Outcome.FAILURE, prevented_by=f"Question {n}?") for n in range(count)))
    site.library.pages[NAME] = Page.model_construct(id=NAME, title="Anti-cases")
    return site


def test_only_failures_are_listed_each_with_what_went_wrong_and_its_question() -> None:
    site = site_of(
        case(0, outcome=Outcome.SUCCESS, prevented_by=None),
        case(1, outcome=Outcome.FAILURE, prevented_by="Who <b> buys?"),
        case(2, outcome=Outcome.MIXED, prevented_by="Never shown?"),
    )
    text = anti_cases(site, PAGE)
    assert re.findall(r'href="([^"]+)"', text) == ["../case-00001/"]
    assert "What happened in story 1." in text
    assert "Who &lt;b&gt; buys?" in text
    assert "Never shown?" not in text


def test_many_failures_go_on_further_pages() -> None:
    site = failures(2 * ROWS_PER_PAGE + 1)
    texts = [anti_cases(site, PAGE), *(data.decode() for _, data in anti_case_pages(site))]
    assert [len(re.findall(r"Question \d+\?", text)) for text in texts] == [ROWS_PER_PAGE, ROWS_PER_PAGE, 1]
    assert 'href="../by/anti-cases/2/"' in texts[0]
    assert 'href="../../../anti-cases/"' in texts[2]
    assert "Anti-cases, page 3" in texts[2]


def test_few_failures_need_no_further_page() -> None:
    assert list(anti_case_pages(failures(ROWS_PER_PAGE))) == []
    assert "<nav" not in anti_cases(failures(ROWS_PER_PAGE), PAGE)


def test_an_archive_without_failures_lists_nothing() -> None:
    assert anti_cases(failures(0), PAGE).strip() == ""
