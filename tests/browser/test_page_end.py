"""The end of a page that teaches, on brief-and-task.md of tests/site/tiny: its questions, and back to the day."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.support.axe import violations

PAGE = "process/brief-and-task/"


def test_a_page_ends_in_its_questions_and_leads_back_to_its_day(page: Page, site: Any) -> None:
    page.goto(site.url + PAGE)
    end = page.locator(".cb-end")
    end.scroll_into_view_if_needed()
    end.get_by_role("button", name="Check yourself: 2 questions").click()
    expect(end.get_by_role("heading", name="Question 1 of 2")).to_be_visible()
    expect(end.get_by_role("group", name="Your progress")).to_have_count(0)  # files are for whole sets
    assert violations(page) == []
    end.get_by_role("link", name="Done, back to day 1").click()
    expect(page).to_have_url(f"{site.url}path/first-day/#morning")
    expect(page.locator("#read input")).to_be_checked()
    page.goto(site.url + PAGE)
    end.scroll_into_view_if_needed()
    expect(end.get_by_role("link", name="Back to day 1", exact=True)).to_be_visible()
    expect(end.get_by_role("link", name="Done, back to day 1")).to_be_hidden()
