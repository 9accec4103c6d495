"""Makes the pictures of the exam's guides from a real exam of a made-up candidate: part of `make screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

PHOTOS = Path(__file__).parents[1] / "docs" / "exam" / "images"
WIDE = {"width": 1120, "height": 720}


def photograph(browser: Any, www: Path, port: int) -> None:
    """Found an office for a copy of the content, let a candidate sit the exam, and photograph each step."""
    from tests.support.exam_day import (
        ExamDay,
        begin,
        hand_in,
        load_ticket,
        respond,
        right,
        take_sheet,
        to_item,
        with_shown,
    )
    from tests.support.roots import copy_repo_content

    PHOTOS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        day = ExamDay(copy_repo_content(base / "site"), base / "office", f"http://127.0.0.1:{port}/exam/")
        day.run("exam", "init", str(day.office), "--anew")
        day.run("build", "--site-dir", str(www / "exam"))
        ticket = day.issue("Test Candidate 7", "test7@example.org")
        page = browser.new_page(viewport=WIDE)
        load_ticket(page, f"{day.url}exam/sit/", ticket)
        shoot(page, "ready")
        begin(page, "Start the exam")
        form = with_shown(day.entry(ticket), ticket)
        for number, one in enumerate(form, 1):
            to_item(page, number)
            if number not in (9, 31):
                respond(page, one, right(one))
            if number == 12:
                page.locator(".cb-flag-button").click()
        to_item(page, next(number for number, one in enumerate(form, 1) if one["kind"] == "single" and number > 20))
        shoot(page, "item")
        page.locator(".cb-to-review").click()
        shoot(page, "review")
        hand_in(page)
        shoot(page, "done")
        sheet, code = take_sheet(page, base)
        day.run("exam", "grade", str(sheet), "--code", code)
        kept = next(one for one in form if one["kind"] == "open")
        points = [f"--points={line['id']}={line['points']}" for line in kept["rubric"]]
        day.run("exam", "review", ticket.stem, "--by", "Test Mentor", *points)
        day.run("exam", "review", ticket.stem, "--by", "Test Mentor", "--decide", "pass")
        about = ("--issuer", "Test Agency", "--site", "https://academy.example.org/")
        _, token, paper = day.run("exam", "certify", ticket.stem, *about).stdout.splitlines()[:3]
        page.goto(f"{day.url}exam/verify/")
        page.locator("casebook-verify[data-state=ready]").wait_for()
        page.set_input_files("input[type=file]", token)
        page.locator(".cb-heading", has_text="Genuine").wait_for()
        shoot(page, "verify")
        page.goto(Path(paper).as_uri())
        page.set_viewport_size({"width": 840, "height": 1000})
        shoot(page, "certificate")


def shoot(page: Any, name: str) -> None:
    """Photograph what is in sight; nothing moves meanwhile."""
    page.evaluate("document.activeElement?.blur()")
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=PHOTOS / f"{name}.png", animations="disabled")
