"""The exam of this academy is the one that was promised."""

from __future__ import annotations

from casebook.model.library import Library


def test_the_shipped_exam_is_the_one_that_was_promised(content: Library) -> None:
    plan = content.blueprints["internal-exam"]
    assert (plan.points, plan.minutes, plan.cut_score) == (40, 75, 0.8)
    assert sum(pilot.count for pilot in plan.pilot) == 5
    assert {section.cut_score for section in plan.sections} == {0.7}
    assert plan.borderline
    assert (plan.borderline.lowest, plan.borderline.highest) == (30, 33)
    assert (plan.retake_days, plan.most_attempts, plan.valid_months) == ([7, 14], 3, 12)
    assert plan.talk and plan.talk.minutes == 10
    assert {part.id: part.most_public for part in plan.parts} == {
        "terms": 0, "processes": 0.2, "judgement": 0.4, "wish-to-task": 0, "bad-news": 0, "talk": 0,
    }  # fmt: skip
