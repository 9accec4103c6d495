"""The exam page as a candidate uses it, for tests in a browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from casebook.exam.paper.sheet import Sheet
from casebook.model.exam_keys import Role
from playwright.sync_api import Page, expect

from tests.support.tickets import Keys, items, payload
from tests.support.waiting import until

READY = "casebook-exam[data-state=ready]"


class ExamSite:
    """The tiny site with the keys of an office, published."""

    def __init__(self, site: Any, keys: Keys) -> None:
        self.site, self.keys = site, keys
        self.url = f"{site.url}exam/sit/"

    def token(self, name: str = "one", **changes: Any) -> str:
        """A signed ticket."""
        return self.keys.sign(payload(self.keys, name, **changes))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def confirm(page: Page, name: str) -> None:
    page.locator("dialog").get_by_role("button", name=name, exact=True).click()


def heading(page: Page, text: str) -> None:
    expect(page.locator(".cb-heading:not(dialog *)")).to_have_text(text)


def visit(page: Page, exam: ExamSite) -> None:
    page.goto(exam.url)
    expect(page.locator(READY)).to_be_attached()


def choose(page: Page, token: str) -> None:
    """Load a ticket as a file."""
    page.set_input_files("input[type=file]", files=[ticket_file(token)])


def ticket_file(token: str) -> Any:
    return {"name": "made-up.ticket", "mimeType": "application/octet-stream", "buffer": token.encode()}


def begin(page: Page, exam: ExamSite, token: str | None = None) -> None:
    """Load a ticket and start."""
    visit(page, exam)
    choose(page, token or exam.token())
    press(page, "Start the exam")
    confirm(page, "Start the exam")
    heading(page, "Question 1 of 7")


def go(page: Page, number: int) -> None:
    page.locator(".cb-grid").get_by_role("button", name=re.compile(rf"^Question {number}:")).click()
    heading(page, f"Question {number} of 7")


def cell(page: Page, number: int) -> Any:
    return page.locator(".cb-grid ol .cb-cell").nth(number - 1)


def hand_in(page: Page) -> None:
    press(page, "Review and hand in")
    press(page, "Hand in")
    confirm(page, "Hand in")
    heading(page, "Your answers are sealed")


def download(page: Page) -> tuple[str, bytes]:
    """The file as it is saved, and its name."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the file").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def sheet(page: Page, exam: ExamSite, role: Role = Role.TEAM) -> Sheet:
    return exam.keys.opened(download(page)[1], role)


def kept(page: Page) -> str:
    """All that the page keeps in the browser, as text."""
    script = """() => new Promise((resolve, reject) => {
        const opening = indexedDB.open("casebook-exam");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = async () => {
            const database = opening.result;
            const found = {};
            for (const name of database.objectStoreNames) {
                found[name] = await new Promise((done) => {
                    const reading = database.transaction(name).objectStore(name).getAll();
                    reading.onsuccess = () => done(reading.result);
                });
            }
            database.close();
            const other = [Object.entries(localStorage), Object.entries(sessionStorage)];
            resolve(JSON.stringify([found, other]));
        };
    })"""
    return str(page.evaluate(script))


def saved(page: Page, text: str) -> None:
    """Wait until what is kept holds `text`."""
    until(lambda: text in kept(page), f"not kept: {text}")


def respond_to_all(page: Page) -> dict[str, Any]:
    """Respond to an item of each kind; what the sheet must say, by ref."""
    go(page, 1)
    page.get_by_label("The click").check()
    press(page, "Next")
    page.get_by_label("Sales").check()
    page.get_by_label("Leads").check()
    press(page, "Next")
    page.get_by_label("Your answer").fill("2,5")
    press(page, "Next")
    page.get_by_label("Your answer").fill("a brief")
    press(page, "Next")
    page.get_by_label("Manager").select_option(label="plans")
    page.get_by_label("Designer").select_option(label="draws")
    press(page, "Next")
    press(page, "Move down: Ask")
    press(page, "Next")
    page.get_by_label("Your answer").fill("Goal: заявки.\nDeadline: Friday.")
    made = items()
    ids = lambda item, part, *texts: [one["id"] for text in texts for one in made[item][part] if one["text"] == text]  # noqa: E731
    lefts, rights = ids(4, "lefts", "Manager", "Designer"), ids(4, "rights", "plans", "draws")
    return {
        made[0]["ref"]: ids(0, "options", "The click")[0],
        made[1]["ref"]: ids(1, "options", "Sales", "Leads"),
        made[2]["ref"]: "2,5",
        made[3]["ref"]: "a brief",
        made[4]["ref"]: dict(zip(lefts, rights, strict=True)),
        made[5]["ref"]: ids(5, "steps", "Plan", "Ask", "Deliver"),
        made[6]["ref"]: "Goal: заявки.\nDeadline: Friday.",
    }
