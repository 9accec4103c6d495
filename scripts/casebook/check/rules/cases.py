"""Cases: what their front matter says fits together."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.load.hints import Hints, shown
from casebook.model.case import Case, Figure, Outcome
from casebook.model.library import Library
from casebook.model.problem import Key, Problem

REGISTRY = "cases/taxonomy.yml"
LISTS = ("services", "topics", "team", "lessons", "sources")


@rule("case-taxonomy")
def cases_choose_from_the_taxonomy(library: Library) -> Iterator[Problem]:
    """A case's industry, region and team are entries of cases/taxonomy.yml."""
    if library.is_broken("industries", "*"):
        return
    hints = Hints()
    for case in library.cases.values():
        for name, keys, entry in _entries(case):
            known = library.names[name]
            if entry not in known:
                yield case.problem(
                    *keys,
                    saw=f"`{entry}`",
                    expected=f"one of `{name}` in {REGISTRY}",
                    hint=hints.did_you_mean(entry, known, REGISTRY),
                )


@rule("case-client")
def clients_are_named_with_permission(library: Library) -> Iterator[Problem]:
    """A client is named only where the client allows it."""
    for case in library.cases.values():
        if case.client.name and not case.client.may_be_named:
            yield case.problem(
                "client", "name",
                saw="a client's name without `may_be_named: true`",
                expected="no name, or the client's permission",
                hint="take the name out of the whole file; if the client allows it, add `may_be_named: true`",
            )  # fmt: skip


@rule("case-repeats", translations=True)
def lists_of_cases_repeat_nothing(library: Library) -> Iterator[Problem]:
    """No list of a case (services, topics, team, lessons, sources) says the same twice."""
    for case in library.cases.values():
        for name in LISTS:
            seen = set()
            for index, entry in enumerate(getattr(case, name)):
                if entry in seen:
                    yield case.problem(
                        name, index,
                        saw=f"{shown(entry)} a second time",
                        expected="each entry once",
                        hint="take it out",
                    )  # fmt: skip
                seen.add(entry)


@rule("case-prevented")
def failures_name_what_would_have_prevented_them(library: Library) -> Iterator[Problem]:
    """An anti-case (outcome `failure`) names the question that would have prevented it."""
    for case in library.cases.values():
        if case.outcome is Outcome.FAILURE and not case.prevented_by:
            yield case.problem(
                "outcome",
                saw="a failure without `prevented_by`",
                expected="the question that would have prevented it",
                hint="write it as one would have asked it in time; take the question that came nearest to it",
            )


@rule("case-figures")
def figures_are_complete(library: Library) -> Iterator[Problem]:
    """Each series of a figure has one value per label of the axis, and at least one number."""
    for case in library.cases.values():
        for number, figure in enumerate(case.figures):
            for index, series in enumerate(figure.series):
                place = ("figures", number, "series", index, "values")
                yield from _series(case, place, figure, series.values)


def _series(case: Case, place: tuple[Key, ...], figure: Figure, values: list[float | None]) -> Iterator[Problem]:
    if len(values) != len(figure.x.values):
        yield case.problem(
            *place,
            saw=f"{len(values)} values for {len(figure.x.values)} labels",
            expected="one value per label",
            hint="write `null` where the source gives no number",
        )
    if all(value is None for value in values):
        yield case.problem(
            *place,
            saw="no number at all",
            expected="at least one number",
            hint="take the series out, or fill in what the source gives",
        )


def _entries(case: Case) -> Iterator[tuple[str, tuple[Key, ...], str]]:
    """What a case takes from the taxonomy: the list, the place in the case, the entry."""
    yield "industries", ("industry",), case.industry
    if case.client.region:
        yield "regions", ("client", "region"), case.client.region
    yield from (("roles", ("team", index), role) for index, role in enumerate(case.team))
