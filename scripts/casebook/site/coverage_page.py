"""The tail of the page *Coverage*: the holes, what there is of each topic (a picture and a table), the exam's draws."""

from __future__ import annotations

from markupsafe import Markup

from casebook.check.holes import Hole, holes, wanted
from casebook.check.pool import TIMES
from casebook.check.survey import MATERIALS, Row, survey
from casebook.site.heatmap import Cell, heatmap
from casebook.site.site import Site

COLUMNS = (*MATERIALS[:2], "items", *MATERIALS[2:])


def coverage_tail(site: Site, page: str) -> Markup:
    """The library in numbers, as it is at this build."""
    counted = survey(site.library)
    lacking = [_named(site, hole) for hole in holes(counted, site.library)]
    heads = [site.word(f"coverage-{name}") for name in COLUMNS]
    cells = [[_cell(row, name) for name in COLUMNS] for row in counted.rows]
    picture = heatmap([row.topic.title for row in counted.rows], heads, cells)
    return site.render(
        "coverage.html.jinja",
        page,
        counted=counted,
        holes=lacking,
        columns=COLUMNS,
        cells=cells,
        totals={**counted.totals, "items": counted.items},
        picture=Markup(picture),
        times=TIMES,
    )


def _cell(row: Row, name: str) -> Cell:
    return Cell(row.count(name), wanted(row).get(name, 0))


def _named(site: Site, hole: Hole) -> Hole:
    """The hole with its place in words: a kind of item has a name of its own, all topics have none."""
    if hole.what == "kind":
        return hole._replace(where=site.word(f"coverage-{hole.where}"))
    return hole if hole.where else hole._replace(where=site.word("coverage-everywhere"))
