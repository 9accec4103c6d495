"""`casebook exam correct`: first told whom it moves, then written beside the results; and what counts afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from casebook.exam.office import gradebook, offers
from casebook.exam.office.bank import Bank
from casebook.exam.office.office import VARIABLE
from casebook.exam.paper.form import Drawn, Form
from casebook.exam.paper.result import Standing
from casebook.exam.paper.typed_key import typed_key
from casebook.failure import WrongUse
from casebook.model.family.instance import instance_of
from casebook.model.family.recipe import FamilyFile
from casebook.model.library import Library
from typer.testing import CliRunner, Result

from tests.support.commands import app
from tests.support.desk import Grader
from tests.support.families import family_file, raw
from tests.support.sheets import (
    ISSUED,
    PASSPHRASE,
    Issued,
    MadeOffice,
    blueprint,
    form,
    item,
    make_office,
    order,
    single,
)

Run = Callable[..., Result]
WHY = ("--reason", "two options are right", "--by", "Test Mentor")


@pytest.fixture
def made(tmp_path: Path) -> MadeOffice:
    return make_office(tmp_path, with_keys=True)


@pytest.fixture
def run(made: MadeOffice, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `casebook exam …`; standard input is no terminal. A traceback fails the test."""
    monkeypatch.setenv(VARIABLE, str(made.office.dir))
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", PASSPHRASE)
    monkeypatch.chdir(made.root)

    def command(*arguments: str) -> Result:
        done = CliRunner().invoke(app, ["exam", *arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return command


def hand_in(made: MadeOffice, wrong: int = 0, scored: int = 20, band: tuple[int, int] | None = (14, 16)) -> Issued:
    """A ticket whose sheet came in, right but for the first so many items, which have no response."""
    inbox = made.office.dir.parent / "inbox"
    inbox.mkdir(exist_ok=True)
    issued = made.issue(form(blueprint(scored, borderline=band)))
    refs = [kept.ref for kept in issued.entry.form if kept.scored and kept.kind != "open"]
    responses = {ref: response for ref, response in issued.right().items() if ref not in refs[:wrong]}
    assert Grader(made, inbox).hand_in(issued, responses=responses).state == "graded"
    return issued


def standing(made: MadeOffice, issued: Issued) -> Standing:
    found = gradebook.standing(made.office, issued.id)
    assert found
    return found


def kept(made: MadeOffice) -> dict[str, bytes]:
    """What the gradebook holds."""
    return {str(file): file.read_bytes() for file in made.office.gradebook.rglob("*.json")}


def test_a_dry_run_tells_who_would_move_and_writes_nothing(run: Run, made: MadeOffice) -> None:
    near, far = hand_in(made, wrong=4), hand_in(made)
    out = made.issue(form(blueprint(20)))
    done = run("correct", "terms-0", "--drop", *WHY)
    assert done.exit_code == 2 and "nothing was written / expected --yes" in done.output
    assert f"{near.id[:8]} 16 of 20 → 16 of 19, borderline\n" in done.output
    assert f"{far.id[:8]} 20 of 20 → 19 of 19, pass\n" in done.output
    assert "2 sheets would move, 0 would not; 1 ticket not graded yet" in done.output
    assert "Test Candidate" not in done.output and not made.office.corrections.exists()
    assert "no ticket with an item or a family" in run("correct", "nothing", "--drop", *WHY).output
    assert out.id


def test_what_counts_changes_and_no_file(run: Run, made: MadeOffice) -> None:
    """17 of 20 are the band's end; with an item less, missed by this one, 17 of 19 are above it."""
    issued, before = hand_in(made, wrong=3, band=(14, 17)), None
    assert standing(made, issued).result.status == "borderline"
    before = kept(made)
    done = run("correct", "terms-0", "--drop", *WHY, "--yes")
    assert done.exit_code == 0, done.output
    assert "17 of 20 → 17 of 19, borderline → pass" in done.output
    assert kept(made) == before
    now = standing(made, issued).result
    assert (now.total.score, now.total.of, now.status) == (17, 19, "pass")
    assert now.sections["terms"].of == 9
    shown = run("show", "c1@example.org").output
    assert "dropped, does not count" in shown and "Corrected (dropped: terms-0), " in shown
    assert "Test Mentor: two options are right" in shown
    assert run("check").exit_code in (0, 1) and "saw" not in run("check", "--open").output


def test_a_sheet_that_comes_in_later_is_scored_with_it(run: Run, made: MadeOffice) -> None:
    hand_in(made)
    later = made.issue(form(blueprint(20)))
    assert run("correct", "terms-0", "--drop", *WHY, "--yes").exit_code == 0
    outcome = Grader(made, made.office.dir.parent / "inbox").hand_in(later)
    assert outcome.result and outcome.result.total.of == 19


def test_a_decision_taken_before_is_told_of_and_stands(run: Run, made: MadeOffice) -> None:
    issued = hand_in(made, wrong=3, band=(14, 17))
    whole = ("--points", "goal=3", "--points", "deadline=2", "--viva", "fail", "--decide", "fail", "--note", "No.")
    assert run("review", issued.id, "--by", "Test Mentor", *whole).exit_code == 0
    done = run("correct", "terms-0", "--drop", *WHY, "--yes")
    assert "borderline → pass; decided: fail" in done.output and "was decided by the score before" in done.output
    now = standing(made, issued)
    assert (now.status, now.decided_on, now.result.status) == ("fail", "borderline", "pass")
    assert "Decided when the score was borderline" in run("show", "c1@example.org").output


RESPONSES: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("single", "terms-0", "a", ("--accept", "a")), ("multiple", "terms-1", "ab", ("--key", "a,b")),
    ("order", "terms-3", "abc", ("--key", "a, b, c")), ("numeric", "terms-4", "3,5", ("--accept", "3.5")),
    ("short", "terms-5", "letter", ("--accept", "a wish", "--accept", "letter")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "id", "response", "flags"), RESPONSES, ids=[one[0] for one in RESPONSES])
def test_a_further_response_or_another_key_counts(
    kind: str, id: str, response: str, flags: tuple[str, ...], run: Run, made: MadeOffice, tmp_path: Path
) -> None:
    (tmp_path / "inbox").mkdir()
    issued = made.issue(form(blueprint(12)))
    kept = next(one for one in issued.entry.form if one.item == id)
    assert kept.kind == kind
    named = {real: ref for ref, real in kept.parts.items()}
    given = {"single": named.get(response), "numeric": response, "short": response}
    said = given.get(kind) or [named[one] for one in response]
    grader = Grader(made, tmp_path / "inbox")
    assert grader.hand_in(issued, responses={**issued.right(), kept.ref: said}).state == "graded"
    before = standing(made, issued).result.total.score
    assert run("correct", id, *flags, *WHY, "--yes").exit_code == 0
    assert standing(made, issued).result.total.score == 12 > before


def test_what_is_accepted_besides_takes_nothing_from_others(run: Run, made: MadeOffice) -> None:
    issued = hand_in(made)
    assert run("correct", "terms-0", "--accept", "a", *WHY, "--yes").exit_code == 0
    assert standing(made, issued).result.total.score == 20
    assert run("correct", "terms-0", "--key", "c", *WHY, "--yes", "--ticket", "T" * 22).exit_code == 0
    assert standing(made, issued).result.total.score == 20, "on another ticket only"
    assert run("correct", "terms-0", "--key", "c", *WHY, "--yes", "--ticket", issued.id).exit_code == 0
    assert standing(made, issued).result.total.score == 19


SLIPS = [
    ("terms-0", "e"), ("terms-0", "a,b"), ("terms-1", "a,"), ("terms-2", "a=b"), ("terms-2", "a=b,b=c,c=z"),
    ("terms-3", "a,b"), ("terms-4", "many"), ("terms-5", " "), ("task-1", "a"),
]  # fmt: skip


@pytest.mark.parametrize(("id", "text"), SLIPS)
def test_a_slip_in_a_key_is_told(id: str, text: str, made: MadeOffice) -> None:
    issued = made.issue()
    kept = next(one for one in issued.entry.form if one.item == id)
    with pytest.raises(WrongUse, match=r"--key: saw .* / expected "):
        typed_key("--key", kept, [text])


def test_flags_that_do_not_fit_are_told(run: Run, made: MadeOffice) -> None:
    hand_in(made)
    for flags in (("terms-0",), ("terms-0", "--drop", "--accept", "a"), ("terms-0", "--scoring"), ("--drop",)):
        done = run("correct", *flags, *WHY)
        assert done.exit_code == 2 and "expected an ITEM and one of" in done.output, flags
    assert "--reason: saw an empty text" in run("correct", "terms-0", "--drop").output


def mended(made: MadeOffice) -> tuple[Issued, Bank]:
    """A sheet with an item and two instances of a family that were keyed wrongly; and a bank that was mended since."""
    body = raw("numeric", "sums", "term")
    bodies = [body, {**body, "values": [{"id": "sum", "formula": "n + m + 1"}]}]
    wrong, right = FamilyFile.model_validate(family_file("seo", bodies)).families
    instances = [instance_of(wrong, {"n": n, "m": "9"}, "en") for n in ("3", "4")]
    plan = blueprint(12, practicum=False)
    drawn = [Drawn(single("seo-1"), "private", "terms", True), Drawn(order("seo-2"), "private", "processes", True)]
    drawn += [Drawn(one.item, "drawn", "terms", True, one) for one in instances]
    issued = made.issue(Form(plan, tuple(drawn)))
    options = [{"id": one, "text": f"Option {one}", "rationale": "So.", "key": one == "c"} for one in "abcd"]
    library = Library(items={"seo-1": item("seo-1", "single", options=options)}, families={"sums": right})
    return issued, Bank(library, frozenset())


def test_keys_mended_in_the_bank_are_offered_and_corrected(made: MadeOffice, tmp_path: Path) -> None:
    issued, bank = mended(made)
    (tmp_path / "inbox").mkdir()
    first, *_ = issued.entry.form
    sums = [kept for kept in issued.entry.form if kept.family]
    said = {kept.ref: f"{kept.key['value'] + 1:g}" for kept in sums}
    responses = {**issued.right(), **said, first.ref: next(ref for ref, real in first.parts.items() if real == "c")}
    Grader(made, tmp_path / "inbox").hand_in(issued, responses=responses)
    found = {one.name: one for one in offers.offers(made.office, made.root, bank, ISSUED)}
    assert {name: (one.change, one.moves) for name, one in found.items()} == {"seo-1": ("key", 1), "sums": ("key", 1)}
    assert found["seo-1"].keys == {"seo-1/en": "c"} and len(found["sums"].keys) == 2
    one_only = offers.bank_keys(made.office, bank, sums[0].item)
    assert [key["value"] for key in one_only.values()] == [sums[0].key["value"] + 1]


def test_an_instance_asks_whether_all_are_meant(run: Run, made: MadeOffice) -> None:
    issued, _ = mended(made)
    instance = next(kept.item for kept in issued.entry.form if kept.family)
    assert "is an instance of sums / expected --all-instances or" in run("correct", instance, "--drop", *WHY).output
    each = run("correct", instance, "--key", "5", "--all-instances", *WHY)
    assert each.exit_code == 2 and "each instance has a key of its own" in each.output
    assert "1 ticket not graded yet" in run("correct", instance, "--key", "5", "--one-instance", *WHY).output
    assert "1 ticket not graded yet" in run("correct", "sums", "--drop", *WHY).output


def test_a_newer_scoring_is_offered_and_never_applied_by_itself(run: Run, made: MadeOffice, tmp_path: Path) -> None:
    """Issued by the first version, which takes `12 thousand` for 12."""
    (tmp_path / "inbox").mkdir()
    issued = made.issue(form(blueprint(12)), scoring=1)
    kept = next(one for one in issued.entry.form if one.item == "terms-4")
    Grader(made, tmp_path / "inbox").hand_in(issued, responses={**issued.right(), kept.ref: "2.5 thousand"})
    assert standing(made, issued).result.total.score == 12
    assert "a newer version of scoring; 1 sheet would move: casebook exam correct --scoring" in run("correct").output
    assert run("correct", "--scoring", *WHY, "--yes").exit_code == 0
    assert standing(made, issued).result.total.score == 11
    assert "Nothing to correct" in run("correct").output


def test_cut_scores_of_a_newer_blueprint_are_offered(run: Run, made: MadeOffice) -> None:
    """16 of 20 were enough, and a section's 6 of 10 too few; the cut of sections is lower now."""
    issued = hand_in(made, wrong=4, band=None)
    assert standing(made, issued).result.status == "fail"
    plan = blueprint(20).model_dump(mode="json", exclude={"id", "titles"}, exclude_defaults=True)
    plan["sections"] = [{**section, "cut_score": 0.6} for section in plan["sections"]]
    (made.root / "quizzes/exams").mkdir(parents=True)
    (made.root / "quizzes/exams/internal-exam.yml").write_text(json.dumps(plan), "utf-8")
    offered = run("correct").output
    assert "internal-exam: other cut scores in the blueprint since; 1 sheet would move" in offered
    assert "casebook exam correct --cuts --exam internal-exam" in offered
    assert standing(made, issued).result.status == "fail", "offered, not done"
    done = run("correct", "--cuts", "--exam", "internal-exam", *WHY, "--yes")
    assert done.exit_code == 0 and "fail → pass, over the cut score of Terms" in done.output, done.output
    assert standing(made, issued).result.status == "pass"
    shown = run("show", "c1@example.org").output
    assert "Corrected (other cut scores)" in shown and "Not reached" not in shown
    assert "--exam: saw 'other'" in run("correct", "--cuts", "--exam", "other", *WHY).output
