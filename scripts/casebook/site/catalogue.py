"""The catalogue: all published cases as columns, small enough to be loaded whole; their texts in parts, on demand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from casebook.model.case import Case
from casebook.site.facets import FILTERS, titles, values_of
from casebook.site.site import Site, Staged, json_file

FORMAT = 1
ROWS_PER_PART = 100
EPOCH = datetime.date(1970, 1, 1)


def catalogue(site: Site) -> list[Staged]:
    """The catalogue, and after it the parts that hold the texts of `ROWS_PER_PART` rows each.

    Rows are cases, newest first. The catalogue holds what is counted, chosen by and listed. What only a card needs (its
    address, the client in a line, what had to be decided) is in the parts: all of it is too much to load for one look.
    """
    cases = site.library.published_cases
    parts = [json_file(f"assets/cases/texts-{number}.json", data) for number, data in enumerate(_parts(cases), 1)]
    data = {
        "format": FORMAT,
        "titles": [case.title for case in cases],
        "days": _days(cases),
        "facets": [_facet(site, name, cases) for name in FILTERS],
        "texts": {"rows": ROWS_PER_PART, "files": [path.rpartition("/")[2] for path, _ in parts]},
    }
    return [json_file("assets/cases/catalogue.json", data), *parts]


def _parts(cases: Sequence[Case]) -> Iterator[dict[str, list[str]]]:
    for start in range(0, len(cases), ROWS_PER_PART):
        rows = cases[start : start + ROWS_PER_PART]
        yield {
            "ids": [case.id for case in rows],
            "clients": [case.client.description for case in rows],
            "teasers": [case.teaser or "" for case in rows],
        }


def _days(cases: Sequence[Case]) -> list[int]:
    """When each case came into the archive: the first as days since 1970, each other as days before the one above."""
    days = [(case.published - EPOCH).days for case in cases]
    return days[:1] + [above - day for above, day in pairwise(days)]


def _facet(site: Site, name: str, cases: Sequence[Case]) -> dict[str, Any]:
    """The facet's values with their titles, the sets of values that occur, and for each case the number of its set.

    Most cases share their set with others, so a number is all that a case costs.
    """
    of_case = values_of(site.library, name)
    rows = [tuple(dict.fromkeys(of_case(case))) for case in cases]
    values = titles(site, name, {value for row in rows for value in row})
    place = {value: number for number, value in enumerate(values)}
    sets = {row: number for number, row in enumerate(dict.fromkeys(rows))}
    return {
        "id": name,
        "title": site.word(f"facet-{name}"),
        "values": [[value, title] for value, title in values.items()],
        "sets": [[place[value] for value in row] for row in sets],
        "of": [sets[row] for row in rows],
    }
