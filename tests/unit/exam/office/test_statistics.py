"""`casebook exam statistics`: from records alone, each figure with its n."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office import candidates, erasing
from casebook.exam.office.office import VARIABLE
from casebook.exam.paper.entry import FormItem
from typer.testing import CliRunner, Result

from tests.support.commands import app
from tests.support.opened_sheets import keep, right
from tests.support.sheets import ISSUED, Issued, MadeOffice, blueprint, form, make_office

Run = Callable[..., Result]
MISKEYED, TYPED = "terms-0", "terms-4"
"""Its key is `b`, and most take `c`. And an item with a typed number."""


@pytest.fixture
def made(tmp_path: Path) -> MadeOffice:
    return make_office(tmp_path)


@pytest.fixture
def run(made: MadeOffice, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `casebook exam statistics` where there is no passphrase."""
    monkeypatch.setenv(VARIABLE, str(made.office.dir))
    monkeypatch.delenv("CASEBOOK_PASSPHRASE", raising=False)

    def command(*arguments: str) -> Result:
        done = CliRunner().invoke(app, ["exam", "statistics", *arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return command


def sit(made: MadeOffice, number: int, **changes: Any) -> Issued:
    """A sheet that is right but for the item with the wrong key, and as many at the end as `number`, up to eight."""
    issued = made.issue(form(blueprint(20)), **changes)
    counted = [kept for kept in issued.entry.form if kept.kind != "open"]

    def response(place: int, kept: FormItem) -> Any:
        if kept.item == MISKEYED:
            return "c" if number % 6 else "b"
        if kept.item == TYPED and number < 3:
            return "7 hours" if number else "my cat is called Tom"
        return None if place >= len(counted) - number % 9 else right(kept)

    keep(made.office, issued.entry, {kept.ref: response(place, kept) for place, kept in enumerate(counted)})
    return issued


def figures(done: Result) -> dict[str, dict[str, Any]]:
    return {one["known_as"]: one for one in json.loads(done.stdout)["items"]}


def test_a_wrong_key_is_told_first_with_every_choice(run: Run, made: MadeOffice) -> None:
    for number in range(9):
        sit(made, number)
    done = run()
    assert done.exit_code == 0, done.output
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    assert max(map(len, lines)) <= 80
    assert next(line for line in lines if line.startswith(MISKEYED)).endswith("look at the key: c?")
    assert next(index for index, line in enumerate(lines) if line.startswith("Item")) + 1 == next(
        index for index, line in enumerate(lines) if line.startswith(MISKEYED)
    )
    assert f"{MISKEYED}: single, n = 9" in done.stdout and "likelier if c were right" in done.stdout
    assert [line.split() for line in lines if line.split()[:1] in (["b"], ["c"])] == [
        ["b", "key", "2", "22%"], ["c", "7", "78%", "81%"],
    ]  # fmt: skip
    assert "Test Candidate" not in done.output and "likelier if" not in run("terms-1").output


def test_what_n_does_not_carry_is_not_shown(run: Run, made: MadeOffice) -> None:
    for number in range(7):
        sit(made, number)
    few = figures(run("--format", "json"))
    assert {one["n"] for one in few.values()} == {7}
    assert all(one[name] is None for one in few.values() for name in ("facility", "interval", "item_rest", "suspect"))
    sit(made, 7)
    enough = figures(run("--format", "json"))
    assert enough["terms-1"]["facility"] == 1 and enough["terms-1"]["item_rest"] is None
    assert enough["pilot-0"]["pilot"] and enough["pilot-0"]["verdict"].startswith("nothing against it; 22 more")
    assert enough["terms-1"]["shown"] == enough["terms-1"]["tickets"] == 8
    exam = json.loads(run("--format", "json").stdout)["exams"][0]
    assert {part["alpha"] for part in exam["parts"]} == {None} and exam["parts"][2]["mean"] > 0.6


def test_from_thirty_on_there_are_correlations_and_errors(run: Run, made: MadeOffice) -> None:
    for number in range(30):
        sit(made, number)
    done = run("--format", "json")
    (exam,), items = json.loads(done.stdout)["exams"], figures(done)
    terms, processes, whole, practicum = exam["parts"]
    assert whole["same_items"] and 0.5 < whole["alpha"] < 1 and 0 < whole["error"] < 0.1
    assert (terms["n"], processes["points"], whole["points"], practicum["n"]) == (30, 10, 20, 0)
    assert exam["statuses"] == {"pass": 18, "borderline": 0, "fail": 12}
    assert items["processes-9"]["item_rest"] > 0.2 and "task-1" not in items


def test_what_somebody_typed_alone_stays_theirs(run: Run, made: MadeOffice) -> None:
    for number in range(9):
        sit(made, number)
    assert "cat" not in run(TYPED).output
    text = run("--csv", "-").stdout
    assert "cat" not in text and "Test Candidate" not in text and "example.org" not in text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 9 * 21
    first = next(row for row in rows if row["item"] == MISKEYED and row["sheet"] == "2")
    assert (first["score"], first["chosen"], first["right"], first["rest_of"]) == ("0.0", "c", "0", "19")


def test_rehearsals_do_not_count_and_nothing_is_told_as_such(run: Run, made: MadeOffice) -> None:
    sit(made, 1, rehearsal=True)
    done = run()
    assert done.exit_code == 2 and "saw no sheet to count" in done.output
    sit(made, 1)
    assert figures(run("--format", "json"))["terms-1"]["n"] == 1
    assert run("nothing-of-that-name").exit_code == 2
    assert run("--since", "2031-01-01").exit_code == 2


def test_instances_of_a_family_are_counted_together_by_their_mistakes(run: Run, made: MadeOffice) -> None:
    """Of each instance other options are wrong; which mistake leads to one, the ledger says."""
    for number in range(8):
        drawn = made.issue(form(blueprint(20)))
        issued = made.issue(form(blueprint(20)), form=[_instance(kept, number) for kept in drawn.entry.form])
        given = {kept.ref: right(kept) for kept in issued.entry.form}
        ref = next(kept.ref for kept in issued.entry.form if kept.family)
        keep(made.office, issued.entry, given | {ref: "acd"[number % 3]} if number < 6 else given)
    done = run("--format", "json")
    family = figures(done)["margin-of-a-job"]
    assert (family["n"], family["facility"]) == (8, 0.25)
    assert [(one["choice"], one["right"], one["n"]) for one in family["taken"]] == [
        ("right", True, 2), ("forgot-vat", False, 4), ("other", False, 2),
    ]  # fmt: skip
    assert family["suspect"]["whole"] == "forgot-vat" and MISKEYED not in figures(done)


def _instance(kept: FormItem, number: int) -> dict[str, Any]:
    """The item with the wrong key as an instance of a family, of which another option is a mistake each time."""
    if kept.item != MISKEYED:
        return kept.model_dump(mode="json")
    mistake = {"id": "forgot-vat", "leads_to": ["acd"[number % 3]] if number < 4 else [], "rationale": "So."}
    changes = {"item": f"margin-of-a-job-{number}", "family": "margin-of-a-job", "mistakes": [mistake]}
    return {**kept.model_dump(mode="json"), **changes}


def test_responses_of_erased_people_count_on(run: Run, made: MadeOffice) -> None:
    for number in range(9):
        sit(made, number)
    before = figures(run("--format", "json"))
    erasing.erase(made.office, candidates.person(made.office, "c3@example.org"))
    after = figures(run("--format", "json"))
    for name in ("n", "facility", "interval", "taken"):
        assert after[MISKEYED][name] == before[MISKEYED][name], name
    assert (before["terms-1"]["shown"], after["terms-1"]["shown"]) == (9, 8)


def test_an_item_that_was_mended_begins_anew(run: Run, made: MadeOffice) -> None:
    """What an item was before its key was changed says nothing of what it is."""
    for number in range(9):
        sit(made, number)
    later = made.issue(form(blueprint(20)), issued=ISSUED + 9, form=[
        {**kept.model_dump(mode="json"), **({"key": "c"} if kept.item == MISKEYED else {})}
        for kept in made.issue(form(blueprint(20))).entry.form
    ])  # fmt: skip
    keep(made.office, later.entry, {kept.ref: right(kept) for kept in later.entry.form})
    mended = figures(run("--format", "json"))[MISKEYED]
    assert (mended["n"], mended["before"], mended["suspect"]) == (1, 9, None)
    assert "9 answers from before it was corrected" in run(MISKEYED).stdout
