"""Plays an exam by two mentors with a git remote, and writes what their terminals showed into the guide.

The page has the words; each of its blocks of ```text is one scene, in this order. Part of `make screenshots`.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casebook.exam.office.texts import PRIVATE_ITEMS

REPO = Path(__file__).parents[1]
PAGE = REPO / "docs" / "mentor" / "exam-recorded.md"
BLOCK = re.compile(r"^```text\n.*?^```$", re.DOTALL | re.MULTILINE)
PATIENCE = 20
OFFICE, ESCROW = "made-up passphrase of an office", "another one, for the escrow key"
ANSWER = "price per click"
"""What the candidate types where the key has other words."""
WORDS = {
    "zq-": "x-", "What is the largest of zoo NN called?": "What is the price of one click in campaign NN called?",
    "[Quetzalcoatlus]": "[cost per click, CPC]", "Xylophone criterion of the second line": "A date is named",
    "Xylophone criterion": "The goal is named",
    "Turn wish NN into a task, stem of open.": "A client asks for banner NN by Friday. Turn it into a task.",
    "Yttrium sample": "Goal, 20 orders a week. Deadline, Friday noon.",
}  # fmt: skip
UNLOCK = (("assphrase", OFFICE),)


class Mentor:
    """A shell of their own in a home of their own, 80 columns wide; what it shows is kept."""

    def __init__(self, name: str, home: Path, site: Path) -> None:
        self.prompt, self.shown = f"{name}$ ", ""
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("CASEBOOK")},
            "HOME": str(home), "TERM": "dumb", "PS1": self.prompt, "PYTHONPATH": str(REPO / "scripts"),
            "CASEBOOK_OFFICE": str(home / "exam-office"), "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "init.defaultBranch", "GIT_CONFIG_VALUE_0": "main",
            "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": f"{name}@agency.example",
            "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": f"{name}@agency.example", "TZ": "Europe/Sofia",
        }  # fmt: skip
        command = ["bash", "--norc", "--noprofile", "--noediting", "-i"]
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=site, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(theirs)
        self._until(self.prompt)
        self._type(f'casebook() {{ {sys.executable} -m casebook "$@"; }}')
        self._until(self.prompt)
        self.shown = self.prompt

    def run(self, command: str, *answers: tuple[str, str]) -> None:
        """Type a command, and what it asks for."""
        self._type(command)
        for question, text in answers:
            self._until(question)
            self._type(text)
        self._until(self.prompt)

    def scene(self) -> str:
        """What was shown since the last scene."""
        shown, self.shown = self.shown.removesuffix(self.prompt), self.prompt
        return shown

    def _type(self, text: str) -> None:
        time.sleep(0.2)  # a question is shown before it is read
        os.write(self.ours, f"{text}\n".encode())

    def _until(self, words: str) -> None:
        deadline, seen = time.monotonic() + PATIENCE, ""
        while not seen.endswith(words) and not (words != self.prompt and words in seen):
            if time.monotonic() > deadline:
                raise TimeoutError(f"waited for {words!r}, saw {self.shown}{seen}")
            if select.select([self.ours], [], [], 0.2)[0]:
                seen += os.read(self.ours, 65536).decode("utf-8", "replace").replace("\r", "")
        self.shown += seen


def record(browser: Any, www: Path, port: int) -> None:
    """Play all scenes, and write them into the page."""
    with tempfile.TemporaryDirectory() as folder:
        scenes = list(play(browser, Path(folder).resolve(), www, port))
    place = re.compile(rf"{re.escape(str(Path(folder).resolve()))}(/home/(?:anna|ben))?")
    plain = (place.sub(lambda found: "~" if found[1] else "", scene) for scene in scenes)
    shown = [re.sub(r" +$", "", scene, flags=re.MULTILINE) for scene in plain]
    text = PAGE.read_text("utf-8")
    if len(BLOCK.findall(text)) != len(shown):
        raise SystemExit(f"{PAGE}: saw {len(BLOCK.findall(text))} blocks of ```text / expected {len(shown)}")
    left = iter(shown)
    PAGE.write_text(BLOCK.sub(lambda _: f"```text\n{next(left)}```", text), "utf-8")


def play(browser: Any, base: Path, www: Path, port: int) -> Iterator[str]:
    """The scenes, each as its terminal showed it."""
    from tests.support.exam_day import ExamDay, make_root

    for name in ("anna", "ben"):
        for folder in ("Downloads", "stick"):
            (base / "home" / name / folder).mkdir(parents=True)
    home, remote = base / "home/anna", base / "exam-office.git"
    blueprint = make_root(base / "academy") / "quizzes/exams/small.yml"
    plain = blueprint.read_text("utf-8").partition("borderline")[0].replace("cut_score: 0.8", "cut_score: 0.9")
    blueprint.write_text(plain, "utf-8")
    day = ExamDay(blueprint.parents[2], home / "exam-office", f"http://127.0.0.1:{port}/recorded/")
    (home / "drafts").mkdir()
    (home / "drafts/brief-and-task.yml").write_text(bank(), "utf-8")
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", remote], check=True)
    anna, ben = Mentor("anna", home, day.root), Mentor("ben", base / "home/ben", day.root)

    anna.run(
        "casebook exam init ~/exam-office --envelope ~/escrow.html",
        ("for the office: ", OFFICE), ("confirmation: ", OFFICE), ("key alone: ", ESCROW), ("confirmation: ", ESCROW),
    )  # fmt: skip
    anna.run("mv ~/exam-office/escrow/*.pem ~/stick")
    yield anna.scene()
    anna.run("cp ~/drafts/*.yml ~/exam-office/bank/quizzes/items/")
    anna.run("casebook exam check")
    yield anna.scene()
    anna.run("cd ~/exam-office; git init -q; git add .; git commit -qm 'The office'")
    anna.run(f"git remote add origin {remote}; git push -qu origin HEAD; cd {day.root}")
    yield anna.scene()
    day.run("build", "--site-dir", str(www / "recorded"))

    anna.run(
        "casebook exam", ("nothing): ", "n"), ("nobody): ", ""), ("'s name: ", "Test Candidate 7"),
        ("for a person: ", "test7@example.org"), *UNLOCK,
    )  # fmt: skip
    anna.run(keep("A ticket"))
    yield anna.scene()

    ticket = next((home / "exam-office/tickets").glob("*.ticket"))
    code = sit(browser, day, ticket, base / "home/ben/Downloads")
    ben.run(f"git clone -q {remote} ~/exam-office")
    ben.run(
        "casebook exam", ("nothing): ", "1"), ("none): ", code), *UNLOCK, ("Your name: ", "Test Mentor B"),
        ("(0–2): ", "2 1"), ("none): ", ""), ("fail: ", "fail"), ("none): ", "One short of the cut score"),
    )  # fmt: skip
    ben.run(keep("An exam graded"))
    yield ben.scene()

    short = ticket.stem[:4]
    anna.run("git -C ~/exam-office pull -q")
    by, item = '--by "Test Mentor A"', next(one["ref"] for one in day.entry(ticket)["form"] if one["kind"] == "short")
    bank_id = next(one["item"] for one in day.entry(ticket)["form"] if one["ref"] == item)
    anna.run(f'casebook exam appeal {short} --reason "price per click is right, too" {by}', *UNLOCK)
    yield anna.scene()
    anna.run(
        f'casebook exam correct {bank_id} --accept "price per click" --reason "said as often" {by}',
        ("[y/N]: ", "y"), *UNLOCK,
    )  # fmt: skip
    yield anna.scene()
    anna.run(
        "casebook exam", ("nothing): ", "1"), ("our name: ", "Test Mentor A"), ("dismissed: ", "upheld"),
        ("second time: ", "Test Mentor C"), ("found: ", "It means the same"), *UNLOCK,
        ("fail: ", "pass"), ("none): ", ""), ("[Y/n]: ", "y"), (".org/: ", "https://academy.example.org/"),
    )  # fmt: skip
    anna.run(keep("An appeal and a correction"))
    yield anna.scene()
    ben.run("git -C ~/exam-office pull -q")
    ben.run("casebook exam check --open", *UNLOCK)
    ben.run("casebook exam results")
    yield ben.scene()


def keep(message: str) -> str:
    """What each mentor types after entering something."""
    return f"cd ~/exam-office; git add .; git commit -qm '{message}'; git push -q; cd - > /dev/null"


def sit(browser: Any, day: Any, ticket: Path, downloads: Path) -> str:
    """Sit the exam in a browser, with one word that the key does not have: the code of the sheet."""
    from tests.support.exam_day import begin, hand_in, load_ticket, respond, right, take_sheet, to_item, with_shown

    page = browser.new_page(accept_downloads=True)
    load_ticket(page, f"{day.url}exam/sit/", ticket)
    begin(page, "Start the exam")
    for place, one in enumerate(with_shown(day.entry(ticket), ticket), 1):
        to_item(page, place)
        respond(page, one, ANSWER if one["kind"] == "short" else right(one))
    hand_in(page)
    return take_sheet(page, downloads)[1]


def bank() -> str:
    """The private items, in words that one can read."""
    from tests.support.exam_day import HEAD, PRIVATE, variants

    plain = PRIVATE
    for old, new in WORDS.items():
        plain = plain.replace(old, new)
    return f"{PRIVATE_ITEMS}\ntopic: brief-and-task\n{HEAD}{variants(plain)}"


if __name__ == "__main__":
    sys.path.insert(0, str(REPO))
    from playwright.sync_api import sync_playwright

    from tests.conftest import QUIET, chromium
    from tests.support.server import serve

    with tempfile.TemporaryDirectory() as www, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        record(browser, Path(www), serve(Path(www)).server_port)
        browser.close()
