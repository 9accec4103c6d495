"""Grading an opened sheet, without a disk: sections, totals, the borderline band, what is left to do."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from casebook.exam.paper.decide import Mentor, against
from casebook.exam.paper.derive import Dossier, derive
from casebook.exam.paper.entered import Decision, Link, Review, TaskScore, Viva
from casebook.exam.paper.opened import Receipt, in_real_ids, opened, sides
from casebook.exam.paper.result import Result, Standing, remains, section_score
from casebook.exam.paper.scores import reviewed
from casebook.exam.paper.sheet import Sealed, Sheet
from casebook.failure import WrongUse
from casebook.model.blueprint import Blueprint
from casebook.model.item import Kind

from tests.support.sheets import ISSUED, RECEIVED, Issued, blueprint, draw, form, private_keys, with_talk

BY = {"by": "Test Mentor", "date": "2026-11-22"}


def issue(plan: Blueprint, pilots: int = 1) -> Issued:
    return draw(form(plan, pilots), 1, private_keys(), "Test Candidate 1", "c1@example.org")


def graded(plan: Blueprint, wrong: int = 0) -> Result:
    """The result of a sheet with so many responses missing, from the last scored item on."""
    return standing(plan, wrong).result


def scored(issued: Issued) -> list[str]:
    """The refs of what counts in sections."""
    return [kept.ref for kept in issued.entry.form if kept.scored and kept.kind != "open"]


def graded_without(issued: Issued, plan: Blueprint, missing: Collection[str]) -> Result:
    """The result of a sheet that is right but for what is missing."""
    responses = {ref: response for ref, response in issued.right().items() if ref not in missing}
    return derived(issued, plan, responses=responses).result


def derived(issued: Issued, plan: Blueprint, *links: Link, received: int = RECEIVED, **changes: Any) -> Standing:
    """How a ticket stands with that sheet, and with what mentors entered."""
    kids, sha256 = issued.entry.kids, "0" * 64
    sealed = Sealed({}, {kids.team: {}, kids.escrow: {}}, sha256)
    kept = opened(issued.entry, sealed, Sheet.model_validate(issued.sheet(**changes)))
    receipt = Receipt(sheet_sha256=sha256, received=received, graded=received)
    return derive(Dossier(issued.entry, plan, {sha256: kept}, {sha256: receipt}, links), {})


def test_all_kinds_score_and_the_practicum_waits_for_the_mentor() -> None:
    result = graded(blueprint())
    assert {item.kind for item in result.items} == {kind.value for kind in Kind}
    assert (result.total.score, result.total.of, result.status) == (12, 12, "pass")
    assert result.sections["terms"].model_dump() == {"score": 6, "of": 6, "share": 1, "passes": True}
    assert result.sections["practicum"].model_dump() == {"score": None, "of": 5, "share": None, "passes": None}
    assert result.todo == ["tasks", "decision"]


def test_responses_are_kept_in_the_ids_of_the_bank() -> None:
    kept = {item.item: item.response for item in graded(blueprint()).items}
    assert kept["terms-0"] == "b"
    assert kept["terms-1"] == ["a", "c"]
    assert kept["terms-2"] == {"a": "a", "b": "b", "c": "c"}
    assert kept["terms-3"] == ["c", "a", "b"]
    assert kept["terms-4"] == "2,5"


@pytest.mark.parametrize(
    ("wrong", "status"), [(0, "pass"), (5, "pass"), (6, "borderline"), (11, "borderline"), (12, "fail"), (40, "fail")]
)
def test_the_exams_band_of_29_to_34_of_40_is_borderline(wrong: int, status: str) -> None:
    """The wrong ones are spread over both sections, so that only the total counts."""
    plan = blueprint(40, borderline=(29, 34))
    issued = issue(plan)
    refs = scored(issued)
    spread = [ref for both in zip(refs[:20], refs[20:], strict=True) for ref in both]
    result = graded_without(issued, plan, spread[:wrong])
    assert (result.total.score, result.status) == (40 - wrong, status)
    assert ("viva" in result.todo) == (status == "borderline")


def test_a_section_below_its_cut_score_fails_what_the_total_would_pass() -> None:
    result = graded(blueprint(20), wrong=4)  # 16 of 20 are 80 %, but 6 of 10 in the second section
    assert result.total.share == 0.8
    assert [result.sections[id].passes for id in ("terms", "processes")] == [True, False]
    assert result.status == "fail"


def test_exactly_the_cut_score_passes() -> None:
    plan = blueprint(20).model_copy(update={"sections": [
        section.model_copy(update={"cut_score": 0.6}) for section in blueprint(20).sections
    ]})  # fmt: skip
    assert graded(plan, wrong=4).status == "pass"
    assert graded(plan, wrong=5).status == "fail"


def test_thirds_that_add_up_to_the_cut_score_pass() -> None:
    """0.1 + 0.2 is not 0.3 to a computer, and must not fail anybody."""
    assert section_score(sum([1 / 3] * 3) + 1.1 + 2.2, 6, 4.3 / 6).passes


def test_pilot_items_count_nowhere_and_are_scored_all_the_same() -> None:
    plan = blueprint()
    issued = issue(plan, pilots=3)
    pilots = [kept.ref for kept in issued.entry.form if not kept.scored]
    result = graded_without(issued, plan, pilots[:2])
    assert (result.total.score, result.total.of) == (12, 12)
    assert [item.score for item in result.items if not item.scored] == [0, 0, 1]


def test_a_pair_left_open_is_a_pair_less() -> None:
    found = issue(blueprint())
    kept = next(kept for kept in found.entry.form if kept.kind == "match")
    lefts, rights = sides(kept)
    assert (len(lefts), len(rights)) == (3, 4)
    first, *others = lefts
    right = found.right()[kept.ref]
    assert in_real_ids(kept, {**right, first: ""}) == {lefts[left]: lefts[left] for left in others}
    assert in_real_ids(kept, dict.fromkeys(lefts, "")) is None
    assert in_real_ids(kept, None) is None


POINTS = {"goal": 3, "deadline": 1}


def standing(plan: Blueprint, wrong: int = 0, points: dict[str, float] | None = None, *links: Link) -> Standing:
    """How a ticket stands with so many responses missing, the open task's points, and what else was entered."""
    issued = issue(plan)
    entered = [*([review_of(issued, **points)] if points else []), *links]
    refs = scored(issued)
    missing = refs[len(refs) - wrong :]
    responses = {ref: response for ref, response in issued.right().items() if ref not in missing}
    return derived(issued, plan, *entered, responses=responses)


def review_of(issued: Issued, **points: float) -> Review:
    (ref,) = [kept.ref for kept in issued.entry.form if kept.kind == "open" and not kept.role]
    return reviewed(issued.entry, {ref: TaskScore(points=points)}, **BY)


def test_a_review_scores_every_criterion_within_its_points() -> None:
    issued = issue(blueprint())
    three, less = (derived(issued, blueprint(), review_of(issued, goal=2, deadline=one)) for one in (1, 0.5))
    assert three.sections["practicum"].model_dump() == {"score": 3, "of": 5, "share": 0.6, "passes": True}
    assert not less.marked["practicum"].passes
    for points in ({"goal": 2}, {"goal": 4, "deadline": 1}, {"goal": -1, "deadline": 1}, {**POINTS, "style": 1}):
        with pytest.raises(WrongUse, match="expected"):
            review_of(issued, **points)


def test_of_two_markers_the_mean_counts_and_how_far_they_are_apart_is_told() -> None:
    issued = issue(blueprint())
    first, second = review_of(issued, goal=3, deadline=2), review_of(issued, goal=2, deadline=1)
    known = derived(issued, blueprint(), first, second.model_copy(update={"second": True}))
    (mark,) = known.marks.values()
    assert (known.marked["practicum"].score, mark.points, mark.apart) == (4.0, 4.0, 2.0)
    anew = derived(
        issued, blueprint(), first, second.model_copy(update={"second": True}), review_of(issued, goal=2, deadline=1)
    )
    assert [mark.apart for mark in anew.marks.values()] == [0.0]


def test_nobody_is_their_own_second_marker() -> None:
    issued = issue(blueprint())
    first = review_of(issued, goal=3, deadline=2)
    known, points = derived(issued, blueprint(), first), first.tasks
    with pytest.raises(WrongUse, match="somebody else"):
        Mentor(issued.entry, blueprint(), by="test  mentor", date=BY["date"]).review(known, points, second=True)
    other = Mentor(issued.entry, blueprint(), by="Test Mentor 2", date=BY["date"])
    assert other.review(known, points, second=True).second


def test_a_talk_stands_in_no_ticket_and_is_needed_for_a_pass() -> None:
    plan = with_talk()
    issued = issue(plan)
    (held,) = [kept for kept in issued.entry.form if kept.role]
    assert held.ref not in [shown["ref"] for shown in issued.payload["items"]]
    assert [section["id"] for section in issued.payload["sections"]] == ["terms", "processes", "practicum"]
    task = review_of(issued, goal=3, deadline=2)
    known = derived(issued, plan, task)
    assert (known.done, known.todo) == (["tasks"], ["talk", "decision"])
    assert "the talk in role was not held" in " ".join(against(known, plan, "pass", ""))
    for points, reasons in (
        ({"goal": 3.0, "deadline": 2.0}, []),
        ({"goal": 1.0, "deadline": 0.0}, ["Talk is below its cut score"]),
    ):
        talked = reviewed(issued.entry, {held.ref: TaskScore(points=points)}, **BY)
        assert against(derived(issued, plan, task, talked), plan, "pass", "") == reasons


def talk(result: str) -> Viva:
    return Viva(ticket="T" * 22, result=result, note="Of CPA.", **BY)  # type: ignore[arg-type]


GOOD = {"goal": 3.0, "deadline": 2.0}
BAD = {"goal": 1.0, "deadline": 0.0}
BAND = blueprint(12, borderline=(9, 11))
WIDE = blueprint(20, borderline=(14, 15))
DECIDED = Decision(ticket="T" * 22, decision="fail", **BY)  # type: ignore[arg-type]
RULES: list[tuple[str, Standing, str, str, str]] = [
    ("all done", standing(blueprint(), 0, GOOD), "pass", "", ""),
    ("tasks not scored", standing(blueprint()), "pass", "", "open tasks are not scored"),
    ("practicum below", standing(blueprint(), 0, BAD), "pass", "", "Practicum is below"),
    ("below the cut", standing(blueprint(), 6, GOOD), "pass", "", "not reached: the whole: 6 of 12 points"),
    ("a section below", standing(blueprint(20), 4, GOOD), "pass", "", "not reached: Processes: 6 of 10 points"),
    ("borderline by a section", standing(WIDE, 4, GOOD), "pass", "", "Processes: 6 of 10 points, and its cut"),
    ("borderline by a section, talked", standing(WIDE, 4, GOOD, talk("pass")), "pass", "", ""),
    ("below, and failed", standing(blueprint(), 6), "fail", "", ""),
    ("borderline without a talk", standing(BAND, 1, GOOD), "pass", "", "talk (viva) was not held"),
    ("borderline, failed without a talk", standing(BAND, 1), "fail", "So.", "talk (viva) was not held"),
    ("borderline with a good talk", standing(BAND, 1, GOOD, talk("pass")), "pass", "", ""),
    ("borderline with a bad talk", standing(BAND, 1, GOOD, talk("fail")), "pass", "", "not passed"),
    ("borderline with a bad talk, failed", standing(BAND, 1, None, talk("fail")), "fail", "", ""),
    ("a fail against all scores", standing(blueprint(), 0, GOOD), "fail", "", "needs a note"),
    ("a fail against all scores, explained", standing(blueprint(), 0, GOOD), "fail", "Had help.", ""),
    ("no practicum, all right", standing(blueprint(practicum=False)), "pass", "", ""),
    ("decided already", standing(blueprint(), 0, GOOD, DECIDED), "pass", "", "decided already"),
]


@pytest.mark.parametrize(("case", "known", "decided", "note", "phrase"), RULES, ids=[rule[0] for rule in RULES])
def test_what_the_blueprint_forbids(case: str, known: Standing, decided: Any, note: str, phrase: str) -> None:
    plan = WIDE if "by a section" in case else BAND if case.startswith("borderline") else blueprint()
    found = against(known, plan, decided, note)
    assert (phrase in " / ".join(found)) if phrase else found == []


def test_what_remains_of_a_person_holds_no_text_time_or_name() -> None:
    known = standing(blueprint(), 0, GOOD)
    kept = remains(known, issue(blueprint()).entry)
    text = str(kept)
    result = known.result
    for secret in ("2,5", "Brief", "deadline.", result.ticket, str(RECEIVED), result.sheet_sha256, "Chromium"):
        assert secret not in text
    assert {item["item"] for item in kept["items"]} == {item.item for item in known.result.items}
    assert sum(item["score"] or 0 for item in kept["items"] if item["scored"]) == 12


def test_a_pass_by_an_earlier_rule_still_needs_the_talk_about_a_section() -> None:
    """A result keeps the status that it was given; the decision is by today's rule."""
    known = standing(WIDE, 4, GOOD)
    result = known.result.model_copy(update={"status": "pass", "todo": ["decision"]})
    earlier = known.model_copy(update={"result": result})
    assert against(earlier, WIDE, "pass", "") == ["Processes: 6 of 10 points, and its cut score is 7: talk about it"]


HOUR = 3600


@pytest.mark.parametrize(
    ("times", "received", "phrase"),
    [
        ({}, RECEIVED, ""),
        ({}, RECEIVED + 2 * HOUR, "received 3 hours after it was submitted"),
        ({"started": (ISSUED - HOUR) * 1000}, RECEIVED, "started before the ticket was issued"),
        ({"submitted": (RECEIVED + HOUR) * 1000}, RECEIVED, "submitted after it was received"),
        (
            {"clock_jumps": [{"at": 36_600_000, "seconds": 7200}]},
            RECEIVED,
            "at 10:10 UTC the candidate's clock was set forward",
        ),
        ({"clock_jumps": [{"at": 36_600_000, "seconds": -90}]}, RECEIVED, "set back: 90 seconds"),
        (
            {"started": (RECEIVED - 100) * 1000, "submitted": (RECEIVED - 60) * 1000, "seconds": {}},
            RECEIVED,
            "in 40 seconds: ask how",
        ),
        ({"started": (RECEIVED - 100) * 1000, "submitted": (RECEIVED - 60) * 1000}, RECEIVED, "were in front for"),
    ],
)
def test_times_that_do_not_fit_are_remarked(times: dict[str, Any], received: int, phrase: str) -> None:
    remarks = derived(issue(blueprint()), blueprint(), received=received, **times).result.observed.remarks
    assert (phrase in " / ".join(remarks)) if phrase else remarks == []
