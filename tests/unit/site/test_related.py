"""Related cases."""

from __future__ import annotations

import datetime

from casebook.model.case import Case, Client, Outcome, Status
from casebook.site.related import NEAR, SHOWN, Related

DAY = datetime.date(2026, 1, 1)


def case(name: str, industry: str = "retail", topics: tuple[str, ...] = ("communication",), **more: object) -> Case:
    values: dict[str, object] = {
        "id": name, "title": name, "industry": industry, "services": [], "topics": list(topics),
        "outcome": Outcome.SUCCESS, "client": Client(description="c"), "status": Status.PUBLISHED,
        "published": DAY, "reviewed": DAY, **more,
    }  # fmt: skip
    return Case.model_construct(**values)  # type: ignore[arg-type]


def ids(found: list[Case]) -> list[str]:
    return [other.id for other in found]


def test_rare_facets_count_more_than_common_ones() -> None:
    one = case("one", industry="banks", topics=("communication",))
    same_industry = case("same-industry", industry="banks", topics=("planning",))
    others = [case(f"common-{n}", industry=f"i{n}") for n in range(10)]
    assert ids(Related([one, *others, same_industry]).to(one))[0] == "same-industry"


def test_a_case_is_not_related_to_itself_or_to_strangers() -> None:
    alone = case("alone", industry="x", topics=("y",), outcome=Outcome.FAILURE)
    assert Related([alone, case("other")]).to(alone) == []


def test_no_more_than_a_few_are_shown() -> None:
    cases = [case(f"c{n}") for n in range(50)]
    assert len(Related(cases).to(cases[0])) == SHOWN


def test_the_work_per_case_is_bounded() -> None:
    cases = [case(f"c{n:05}") for n in range(5000)]
    related = Related(cases)
    near = {int(other.id[1:]) for other in related.to(cases[2500])}
    assert all(abs(number - 2500) <= NEAR for number in near)
