"""An exam from end to end: a small site with an exam, its office with private items, the command line, a candidate."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from tests.support.commands import app
from tests.support.roots import make_tiny

PASSPHRASE = "a passphrase of the tests only"
LEVEL = "judgement"
BLUEPRINT = """\
title: Small exam
titles: {ru: Малый экзамен}
minutes: 30
cut_score: 0.8
sections:
  - id: choices
    title: Choices
    titles: {ru: Выбор}
    cut_score: 0.6
    draws:
      - {count: 1, levels: [judgement], kinds: [single]}
      - {count: 1, levels: [judgement], kinds: [multiple]}
      - {count: 1, levels: [judgement], kinds: [match]}
  - id: texts
    title: Texts and steps
    cut_score: 0.6
    draws:
      - {count: 1, levels: [judgement], kinds: [numeric]}
      - {count: 1, levels: [judgement], kinds: [short]}
      - {count: 1, levels: [judgement], kinds: [order]}
pilot:
  - {section: choices, count: 1, topics: [search-ads], kinds: [single]}
tasks:
  - id: practicum
    title: Practicum
    cut_score: 0.6
    draws:
      - {count: 1, levels: [process]}
borderline: {lowest: 4, highest: 5}
"""
# What a candidate must never get: ids of the bank, keys in words that are not shown, rationales, samples, rubrics.
SENTINELS = (
    "zq-single-item", "zq-right-option", "Zirconium rationale of the key", "Zirconium rationale of a distractor",
    "zq-multiple-item", "Zeppelin rationale", "zq-match-item", "zq-numeric-item", "918273.25", "zq-short-item",
    "Quetzalcoatlus", "zq-order-item", "zq-step-first", "zq-open-item", "Xylophone criterion", "Yttrium sample",
    "Цирконий: почему верно", "Иттрий: образец",
)  # fmt: skip
HEAD = "author: The mentors\nreviewed: 2026-11-22\nitems:\n"
REFS = 'refs: ["page:process/brief-and-task#the-rule"]'
PRIVATE = f"""\
  - id: zq-single-item-NN
    kind: single
    level: judgement
    stem: What would you do first, stem of single NN?
    options:
      - {{id: zq-wrong-a, text: Begin at once NN, rationale: Zirconium rationale of a distractor}}
      - {{id: zq-right-option, text: Ask who it is NN, key: true, rationale: Zirconium rationale of the key}}
      - {{id: zq-wrong-b, text: Wait for a letter NN, rationale: Zirconium rationale of a distractor}}
    {REFS}
  - id: zq-multiple-item-NN
    kind: multiple
    level: judgement
    stem: What do you put into letter NN?
    options:
      - {{id: zq-m-a, text: A date, key: true, rationale: Zeppelin rationale}}
      - {{id: zq-m-b, text: A joke, rationale: Zeppelin rationale}}
      - {{id: zq-m-c, text: A next step, key: true, rationale: Zeppelin rationale}}
    {REFS}
  - id: zq-match-item-NN
    kind: match
    level: judgement
    stem: Who decides what in project NN?
    pairs:
      - {{id: zq-p-a, left: The budget, right: The client}}
      - {{id: zq-p-b, left: The hours, right: The team}}
    decoys: [{{id: zq-p-x, text: The printer}}]
    rationale: Zeppelin rationale
    {REFS}
  - id: zq-numeric-item-NN
    kind: numeric
    level: judgement
    stem: What does sum NN come to?
    key: {{value: 918273.25, tolerance: 0.01, unit: roubles, measure: money}}
    rationale: Zeppelin rationale
    {REFS}
  - id: zq-short-item-NN
    kind: short
    level: judgement
    stem: What is the largest of zoo NN called?
    key: [Quetzalcoatlus]
    rationale: Zeppelin rationale
    {REFS}
  - id: zq-order-item-NN
    kind: order
    level: judgement
    stem: Put day NN in order.
    steps:
      - {{id: zq-step-first, text: Read the letter}}
      - {{id: zq-step-second, text: Call the client}}
      - {{id: zq-step-third, text: Write the task}}
    rationale: Zeppelin rationale
    {REFS}
  - id: zq-open-item-NN
    kind: open
    level: process
    stem: Turn wish NN into a task, stem of open.
    rubric:
      - {{id: goal, text: Xylophone criterion, points: 2}}
      - {{id: deadline, text: Xylophone criterion of the second line, points: 1}}
    sample: Yttrium sample
    {REFS}
"""
RUSSIAN = """\
  - id: zq-single-item-NN
    of: "000000000000"
    stem: Что вы сделаете сначала в проекте NN?
    options:
      - {id: zq-wrong-a, text: Начну сразу, rationale: Цирконий}
      - {id: zq-right-option, text: "Спрошу, для кого это", rationale: "Цирконий: почему верно"}
      - {id: zq-wrong-b, text: Подожду письма, rationale: Цирконий}
  - id: zq-open-item-NN
    of: "000000000000"
    stem: Превратите пожелание NN в задачу.
    rubric:
      - {id: goal, text: Названа цель}
      - {id: deadline, text: Назван срок}
    sample: "Иттрий: образец"
"""
OTHER_WORDS = {
    "What would you do first, stem of single": "Where do you begin, in public",
    "What do you put into letter": "Tick for mail",
    "Who decides what in project": "Whose word counts at site", "Put day 0 in order": "Sort week 0",
    "Read the letter": "Open the mail", "Call the client": "Ring him", "Write the task": "Note it",
    "Turn wish 0 into a task, stem of open": "Say in public how you would go about request 0",
}  # fmt: skip
"""What stands for these in the public items: near copies of them would count as public."""
VARIANTS = 6
"""So many private items of each kind for one public one: hardly a ticket has none."""


@dataclass(frozen=True)
class ExamDay:
    """A site's root, its office, and the address under which the site is served.

    Commands run in processes of their own, as a mentor's do, or here: starting one takes longer than running it.
    """

    root: Path
    office: Path
    url: str = ""
    here: bool = False

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        """`casebook` with these arguments, as a mentor calls it."""
        done = self._run(*args)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def refused(self, *args: str) -> str:
        """What `casebook` says where it refuses these arguments, without a traceback."""
        done = self._run(*args)
        said = done.stdout + done.stderr
        assert done.returncode in (1, 2), said
        assert "Traceback" not in said
        return said

    def _run(self, *args: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ, "CASEBOOK_OFFICE": str(self.office), "CASEBOOK_PASSPHRASE": PASSPHRASE,
            "CASEBOOK_ESCROW_PASSPHRASE": PASSPHRASE[::-1], "SITE_URL": self.url, "COLUMNS": "200",
        }  # fmt: skip
        if self.here:
            return self._run_here(args, environment)
        command = [sys.executable, "-m", "casebook", *args]
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)

    def _run_here(self, args: Sequence[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        with contextlib.chdir(self.root):
            done = CliRunner().invoke(app, args, env=environment)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return subprocess.CompletedProcess(args, done.exit_code, done.stdout, done.stderr)

    def found(self) -> None:
        """Make the office, with private items in two languages."""
        self.run("exam", "init", str(self.office))
        bank = self.office / "bank/quizzes/items"
        (bank / "brief-and-task.yml").write_text(f"topic: brief-and-task\n{HEAD}{variants(PRIVATE)}", "utf-8")
        (bank / "brief-and-task.ru.yml").write_text(f"items:\n{variants(RUSSIAN)}", "utf-8")

    def issue(self, name: str, contact: str, *more: str) -> Path:
        """A ticket for a made-up candidate, for the only exam that there is: its file."""
        done = self.run("exam", "issue", "--name", name, "--contact", contact, *more)
        return Path(done.stdout.splitlines()[0])

    def entry(self, ticket: Path) -> dict[str, Any]:
        """What the ledger keeps of a ticket."""
        entry: dict[str, Any] = json.loads((self.office / "ledger" / f"{ticket.stem}.json").read_text("utf-8"))
        return entry


def variants(items: str) -> str:
    """The items several times under different ids."""
    return "".join(items.replace("NN", str(number)) for number in range(1, VARIANTS + 1))


def public_items() -> str:
    """One item of each kind that everybody may see: without them the site's own check finds the exam wanting."""
    plain = PRIVATE.replace("zq-", "open-").replace("NN", "0")
    for private, public in OTHER_WORDS.items():
        plain = plain.replace(private, public)
    for sentinel in ("Zirconium", "Zeppelin", "Xylophone", "Yttrium"):
        plain = plain.replace(sentinel, "A public")
    return plain.replace("918273.25", "12.5").replace("Quetzalcoatlus", "elephant")


def make_root(folder: Path) -> Path:
    """The tiny site in two languages, with an exam in which every kind of item stands."""
    make_tiny(folder)
    (folder / "mkdocs.bg.yml").unlink()
    with (folder / "quizzes/items/analytics.yml").open("a", encoding="utf-8") as items:
        items.write(public_items())
    exams = folder / "quizzes/exams"
    exams.mkdir(exist_ok=True)
    (exams / "small.yml").write_text(BLUEPRINT, "utf-8")
    return folder


def payload(ticket: Path) -> dict[str, Any]:
    """What a ticket says, unverified."""
    middle = ticket.read_text("ascii").strip().split(".")[1]
    said: dict[str, Any] = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    return said


def right(kept: dict[str, Any]) -> Any:
    """The response to an item of the ledger that scores in full, in the ticket's ids."""
    key, parts = kept["key"], list(kept["parts"].items())
    named = {real: name for name, real in reversed(parts)}
    match kept["kind"]:
        case "single":
            return named[key]
        case "multiple" | "order":
            return [named[real] for real in key]
        case "match":
            lefts, rights = parts[: len(key)], parts[len(key) :]
            return {left: next(name for name, real in rights if real == key[real_left]) for left, real_left in lefts}
        case "numeric":
            return str(key["value"])
        case "short":
            return key[0]
        case _:
            return "Goal: more orders. Deadline: Friday. The client decides on the budget."


Respond = Callable[[Any, dict[str, Any], Any], None]


def respond(page: Any, kept: dict[str, Any], response: Any) -> None:
    """Enter a response to the item that is shown."""
    stage = page.locator(".cb-stage")
    match kept["kind"]:
        case "single" | "multiple":
            for name in [response] if isinstance(response, str) else response:
                stage.locator(f"input[value={name}]").check()
        case "match":
            for place, left in enumerate(kept["shown"]["lefts"]):
                stage.locator("select").nth(place).select_option(response[left["id"]])
        case "order":
            texts = {part["id"]: part["text"] for part in kept["shown"]["steps"]}
            put_in_order(stage, [texts[name] for name in response])
        case "open":
            stage.locator("textarea").fill(response)
        case kind:
            stage.locator("input[type=text]").fill(response)
            if kind == "numeric":
                stage.locator(".cb-echo").filter(has_text=re.compile("[0-9]")).wait_for()


def put_in_order(stage: Any, texts: list[str]) -> None:
    """Move steps up until they stand so; the box is ticked when they stood so at once."""
    for place, text in enumerate(texts):
        while (now := stage.locator(".cb-step-text").all_inner_texts().index(text)) > place:
            stage.locator(".cb-steps > li").nth(now).locator(".cb-move").first.click()
    box = stage.locator("input[type=checkbox]")
    if not box.is_checked():
        box.check()


def with_shown(entry: dict[str, Any], ticket: Path) -> list[dict[str, Any]]:
    """The ledger's items in the order of the ticket, each with what the ticket shows of it."""
    kept = {one["ref"]: one for one in entry["form"]}
    return [{**kept[shown["ref"]], "shown": shown} for shown in payload(ticket)["items"]]


def load_ticket(page: Any, address: str, ticket: Path) -> None:
    """Open the exam page and load the ticket's file."""
    page.goto(address)
    page.locator("casebook-exam[data-state=ready]").wait_for()
    page.set_input_files("input[type=file]", ticket)
    page.locator(".cb-ready").wait_for()


def begin(page: Any, label: str) -> None:
    """Start on purpose: the button, then the dialog's."""
    page.get_by_role("button", name=label, exact=True).first.click()
    page.locator("dialog").get_by_role("button", name=label, exact=True).click()
    page.locator(".cb-run").wait_for()


def to_item(page: Any, number: int) -> None:
    """By the grid of numbers."""
    page.locator(".cb-grid .cb-cells > li > button").nth(number - 1).click()


def hand_in(page: Any) -> None:
    """Review, hand in, confirm; words of any language."""
    page.locator(".cb-to-review").click()
    page.locator(".cb-review .cb-button--main").click()
    page.locator("dialog .cb-button").last.click()
    page.locator(".cb-done").wait_for()


def take_sheet(page: Any, folder: Path) -> tuple[Path, str]:
    """Download the sealed file, and read the code."""
    with page.expect_download() as loading:
        page.locator(".cb-done a[download]").click()
    file = folder / loading.value.suggested_filename
    loading.value.save_as(file)
    return file, page.locator(".cb-code").inner_text()
