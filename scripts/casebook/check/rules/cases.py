"""Cases: what their front matter says fits together."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.check.values import Value, unknown, values, values_of
from casebook.model.case import Outcome
from casebook.model.kinds import NAMED
from casebook.model.library import Library
from casebook.model.problem import Problem

REGISTRY = "cases/taxonomy.yml"
TAXONOMY = dict(zip(NAMED, ("industry", "client.region", "team.*"), strict=True))
"""Where a case names an entry of each of its lists."""


@rule("case-taxonomy")
def cases_choose_from_the_taxonomy(library: Library) -> Iterator[Problem]:
    """A case's industry, region and team are entries of cases/taxonomy.yml."""
    for kind, path in TAXONOMY.items():
        yield from unknown(library, kind, values_of(library, {"cases": (path,)}), REGISTRY)


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


@rule("case-teaser")
def published_cases_have_a_teaser(library: Library) -> Iterator[Problem]:
    """A published case has a teaser: what lists show instead of its end."""
    for case in library.published_cases:
        if not case.teaser:
            yield case.problem(
                "summary",
                saw="a published case without `teaser`",
                expected="one or two sentences that say what had to be decided, and not how it ended",
                hint="add `teaser:` below `summary`; lists, cards and the feed show it",
            )


@rule("case-figures")
def figures_are_complete(library: Library) -> Iterator[Problem]:
    """Each series of a figure has one value per label of the axis, and at least one number."""
    for case in library.cases.values():
        for figure in values(case, "figures.*"):
            for series in values(figure.value, "series.*.values"):
                place = series._replace(record=case, keys=(*figure.keys, *series.keys))
                yield from _series(place, len(figure.value.x.values))


def _series(series: Value, labels: int) -> Iterator[Problem]:
    if len(series.value) != labels:
        yield series.problem(
            saw=f"{len(series.value)} values for {labels} labels",
            expected="one value per label",
            hint="write `null` where the source gives no number",
        )
    if all(number is None for number in series.value):
        yield series.problem(
            saw="no number at all",
            expected="at least one number",
            hint="take the series out, or fill in what the source gives",
        )
