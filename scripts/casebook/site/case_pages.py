"""Cases as pages: facts, the story up to its decisions, its end behind a fold, related cases and practice."""

from __future__ import annotations

from markupsafe import Markup

from casebook.model.case import SECTIONS, Case, Figure
from casebook.model.translation.marks import FACT
from casebook.prose.anchors import slug
from casebook.site.decisions import decidable
from casebook.site.practice_pages import element, posed
from casebook.site.site import Site, Staged
from casebook.site.text import Insert, in_sections, text_html
from casebook.staged_page import REST_UNFOUND

ENDS_IN, LESSONS_IN = SECTIONS[2], SECTIONS[4]
PRACTICE = "\0practice\0"


def case_html(site: Site, case: Case, page: str) -> tuple[Markup, list[Staged]]:
    """The HTML of a case for its staged page, and the data of its practice items.

    A case that is not translated is the original's page, in English as a whole; practice is in the tree's language.
    """
    items = site.library.items_by_ref.get(f"case:{case.id}", [])
    # Two hyphens: no practice set can have this name, and progress is kept by it.
    practice, files = element(site, page, f"case--{case.id}", case.title, posed(site, items))
    written = site.of("case", case.id)
    html = written.once(page, lambda: _body(written, case.id, page, bool(practice)))
    return decidable(site, page, f"case--{case.id}", html.replace(PRACTICE, practice)), files


def _body(site: Site, case_id: str, page: str, has_practice: bool) -> Markup:
    """All below the front matter; `PRACTICE` stands for the practice element."""
    library = site.library
    case = library.cases[case_id]
    return site.render(
        "case.html.jinja",
        page,
        case=case,
        anchor=slug(library.origin.cases[case_id].title),
        facts=site.render(
            "case-facts.html.jinja", page, case=case, names=library.names, sources=_sources(case.sources)
        ),
        story=_story(site, case, page),
        related=[library.cases[other.id] for other in site.original.related.to(library.origin.cases[case_id])],
        practice=PRACTICE if has_practice else "",
    )


def _story(site: Site, case: Case, page: str) -> Markup:
    """The body; from 'What came of it' to 'Lessons' it is folded, as the reader is to decide before the end is told.

    The fold begins with the outcome. Charts are at the end of 'What came of it', lessons at the top of 'Lessons'.
    Search leaves out what comes after: who asks something does not look for more questions.
    """
    charts = "\n".join(_figure(site, figure, page) for figure in case.figures)
    lessons = site.render("lessons.html.jinja", page, lessons=case.lessons, prevented_by=case.prevented_by)
    body = site.library.origin.cases[case.id].body
    whole = {ENDS_IN, LESSONS_IN} <= {heading.text for heading in body.headings}  # a case with problems is shown too
    end = site.render("ending.html.jinja", page, case=case) if whole else ""
    inserts = {
        ENDS_IN: Insert(end, charts),
        LESSONS_IN: Insert(lessons, f"{'</details>' if whole else ''}{REST_UNFOUND}"),
    }
    by_anchor = in_sections(body, inserts)
    return text_html(case.body, page, site.library, site.finder, by_anchor, site.word)


def _figure(site: Site, figure: Figure, page: str) -> Markup:
    """The chart with its table. Each series gets the length of the axis, as content with problems is shown too."""
    length = len(figure.x.values)
    series = [one.model_copy(update={"values": [*one.values, *[None] * length][:length]}) for one in figure.series]
    figure = figure.model_copy(update={"series": series})
    source = figure.source
    if FACT.fullmatch(source):
        document = site.library.documents.get(source[:3])
        source = f"{document.publisher if document else source} ({source})"
    return site.render(
        "figure.html.jinja", page, figure=figure, svg=Markup(site.charts.svg(figure, site.words)), source=source
    )


def _sources(sources: list[str]) -> list[tuple[str, str]]:
    """Each source as (text, document id): facts of one document in a row are drawn together as `001.4–7`."""
    others: list[tuple[str, str]] = []
    runs: list[tuple[str, int, int]] = []
    for source in sources:
        fact = FACT.fullmatch(source)
        if fact is None:
            others.append((source, ""))
        elif runs and runs[-1][0] == fact[1] and runs[-1][2] + 1 == int(fact[2]):
            runs[-1] = (fact[1], runs[-1][1], int(fact[2]))
        else:
            runs.append((fact[1], int(fact[2]), int(fact[2])))
    ranges = [(f"{doc}.{first}–{last}" if last > first else f"{doc}.{first}", doc) for doc, first, last in runs]
    return ranges + others
