"""<casebook-friday>: learners' files, opened in the mentor's browser alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.support.axe import violations


def file_of(folder: Path, name: str, saved: str, tries: list[tuple[int, int]], done: int = 1) -> Path:
    """A file of somebody who tried one question of the tiny site, and wrote an exercise."""
    history = [{"at": at, "digest": "d", "score": score} for at, score in tries]
    written = {"list": "exercise--lost-key", "answers": {"own": {"value": "Who <b>has</b> it?", "text": "Your answer"}}}
    file = {
        "format": "casebook-mentor", "version": 1, "saved": saved, "name": name, "leeches": [], "texts": [written],
        "days": [{"list": "first-day", "title": "Morning", "done": done, "of": 1}],
        "responses": [{**history[-1], "item": "tiny-single", "response": "a", "history": history}],
    }  # fmt: skip
    path = folder / f"{name}-{saved[:10]}.json"
    path.write_text(json.dumps(file), "utf-8")
    return path


def test_files_are_opened_side_by_side_compared_and_kept_nowhere(page: Page, site: Any, tmp_path: Path) -> None:
    asked: list[str] = []
    page.goto(site.url + "mentor/friday/")
    page.wait_for_selector("casebook-friday[data-state=ready]")
    page.on("request", lambda request: asked.append(request.method))
    first = file_of(tmp_path, "Ann Example", "2026-11-20T15:00:00Z", [(1763600000000, 1)], done=0)
    second = file_of(tmp_path, "Ann Example", "2026-11-27T15:00:00Z", [(1763600000000, 1), (1795700000000, 0)])
    other = file_of(tmp_path, "Bo Example", "2026-11-27T16:00:00Z", [(1763600000001, 0)])
    spoilt = tmp_path / "spoilt.json"
    spoilt.write_text(second.read_text("utf-8")[:200], "utf-8")
    page.get_by_label("Choose files").set_input_files([first, second, other, spoilt])
    expect(page.get_by_text("spoilt.json is damaged.")).to_be_visible()
    ann = page.get_by_role("region", name="Ann Example")
    expect(ann).to_contain_text("1 more day done")
    expect(ann).to_contain_text("1 question is wrong now that was right")
    expect(ann).to_contain_text("Correct answer")
    assert page.locator(".cb-friday-one").count() == 2
    ann.get_by_text("· Your answer").click()
    expect(ann.get_by_text("Who <b>has</b> it?")).to_be_visible()
    expect(ann.get_by_text("who had it last")).to_be_visible()  # the page's own good answer
    assert violations(page) == []
    ann.get_by_role("button", name="Remove this file").click()
    expect(ann).to_have_count(0)
    assert set(asked) <= {"GET"}
    kept = page.evaluate(
        "(async () => JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases()]))()"
    )
    assert "Example" not in kept and "casebook" not in json.loads(kept)[2]
