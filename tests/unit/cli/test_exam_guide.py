"""The mentor's guide works as it is written: its six steps, and what it says of results, run in a made-up office."""

from __future__ import annotations

import json
import re
import shlex
import time
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office import ledger, pem
from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import current_public, read_published
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.sheet import read_sealed
from casebook.exam.paper.ticket import sha256_of
from casebook.model.exam_keys import Role
from typer.testing import CliRunner

from tests.support.commands import app
from tests.support.exam_day import right
from tests.support.roots import REPO
from tests.support.sheets import sealed_json
from tests.unit.cli.conftest import Run

GUIDE = (REPO / "docs/mentor/exam.md").read_text("utf-8")
FULL, SHORT, ITEM = "kD3vYb7mQ2xWcR9tLs4HfN", "kD3v", "seo-007"
CODE = "3f2a 9c01 77de 4b10 a2c4"
WRONG = 6
"""So many responses missing give 34 of 40: a score that the guide's talk is for."""


def commands(start: str, end: str) -> list[list[str]]:
    """What stands in the blocks of code of that part of the guide."""
    part = GUIDE[GUIDE.index(start) : GUIDE.index(end)]
    blocks = re.findall(r"^```sh\n(.*?)^```", part, re.MULTILINE | re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines() if line.startswith("casebook ")]


def sheet(root: Path, entry: Entry, token: str) -> bytes:
    """What the exam page would seal: all right, but for a few, two of each section."""
    counted = [kept for kept in entry.form if kept.scored and kept.kind != "open"]
    sections = dict.fromkeys(kept.section for kept in counted)
    missing = [kept.ref for id in sections for kept in [one for one in counted if one.section == id][:2]]
    assert len(missing) == WRONG
    responses = {kept.ref: right(kept.as_json()) for kept in entry.form if kept.ref not in missing}
    now = int(time.time() * 1000)
    made = {
        "v": 1, "ticket": entry.id, "ticket_sha256": sha256_of(token), "started": now, "submitted": now,
        "overtime": 0, "responses": responses, "seconds": {}, "away": [], "reloads": 0, "clock_set_back": False,
        "agent": "Firefox 140",
    }  # fmt: skip
    keys = read_published(root)
    return sealed_json(json.dumps(made).encode(), [current_public(keys, role) for role in (Role.TEAM, Role.ESCROW)])


@pytest.mark.slow
def test_the_guides_commands_lead_from_a_ticket_to_a_certificate(
    run: Run, root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pem, "ROUNDS", 1000)
    folder = tmp_path_factory.mktemp("private")
    monkeypatch.setenv("CASEBOOK_OFFICE", str(folder / "office"))
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", "five words in no row")
    monkeypatch.setenv("CASEBOOK_ESCROW_PASSPHRASE", "words for the envelope alone")
    monkeypatch.setenv("CASEBOOK_INBOX", str(folder / "nothing-came"))
    monkeypatch.chdir(folder)
    assert run("exam", "init", str(folder / "office")).exit_code == 0
    office, put = Office(folder / "office"), {FULL: "", SHORT: "", CODE: ""}
    ran = []
    for words in [*commands("## An exam in six steps", "## See how they do"),
                  *commands("## See how they do", "## Set up the office")]:  # fmt: skip
        if words == ["exam"]:  # leads through it in a terminal: tests/unit/exam/office/test_guide.py
            assert "Nobody is waiting for anything" in run(*words).stdout
            continue
        if words[1] == "withdraw":  # of another candidate's ticket
            other = run("exam", "issue", "--name", "Test Candidate 8", "--contact", "test8@example.org")
            given = [Path(other.stdout.strip()).stem if word == SHORT else word for word in words]
        else:
            given = [put.get(word, word) for word in words]
            given += ["--yes"] if words[1] == "correct" else []
            given = [str(folder / f"{put[FULL]}.sheet") if word.endswith(f"{FULL}.sheet") else word for word in given]
        if given == ["exam", "issue"]:  # asks in a terminal: tests/unit/exam/office/test_guide.py
            given += ["--name", "Test Candidate 7", "--contact", "test7@example.org"]
        if given == ["exam", "review", put[SHORT]]:
            continue  # asks in a terminal: tests/unit/exam/office/test_gradebook_terminal.py
        done = run(*given) if words[1] in ROOTED else run_here(*given)
        if (
            words[1] == "talk"
        ):  # the exam of this academy has none; its sheet: tests/unit/exam/office/test_gradebook_terminal.py
            assert "no talk in role" in done.output
            continue
        assert done.exit_code == 0, (given, done.output)
        ran.append(words[1])
        if words[1] == "issue":
            file = Path(done.stdout.strip())
            entry = ledger.read(office, file.stem)
            assert entry
            data = sheet(root, entry, file.read_text("ascii"))
            (folder / f"{file.stem}.sheet").write_bytes(data)
            put = {FULL: file.stem, SHORT: file.stem[:6], CODE: read_sealed(data).code}
            put[ITEM] = next(kept.item for kept in entry.form if not kept.family)
    assert ran == [
        "issue", "withdraw", "grade", "review", "review", "review", "certify", "correct", *["results"] * 3, "show",
        "statistics", "statistics",
    ]  # fmt: skip
    assert list((folder / "office" / "credentials").glob("*.html"))


ROOTED = {"issue", "grade", "review", "certify", "correct"}
"""Commands that look into the site."""


def run_here(*arguments: str) -> Any:
    """A command that needs no site."""
    return CliRunner().invoke(app, list(arguments))
