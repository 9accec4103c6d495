"""What an exam consists of and how it is passed, from its blueprint: so that the page and the exam never differ."""

from __future__ import annotations

from babel.numbers import format_percent
from markupsafe import Markup

from casebook.model.blueprint import Blueprint, title_in
from casebook.site.site import Site

Row = tuple[str, str]


def exam_facts(site: Site, page: str) -> Markup:
    """The facts of every blueprint at the end of the page of the exam."""
    exams = [(blueprint, _parts(site, blueprint), _facts(site, blueprint)) for blueprint in _blueprints(site)]
    has_mock = "exam/mock" in site.library.pages
    return site.render("exam-facts.html.jinja", page, exams=exams, lang=site.lang, title_in=title_in, has_mock=has_mock)


def _blueprints(site: Site) -> list[Blueprint]:
    return list(site.library.blueprints.values())


def _parts(site: Site, blueprint: Blueprint) -> list[tuple[str, str, str]]:
    """Each section, the tasks and the talk among them, with how many items it has and its cut score."""
    word = site.word
    rows = [
        (title_in(section, site.lang), word("exam-items", count=section.points), _percent(site, section.cut_score))
        for section in blueprint.sections
    ]
    pilots = sum(pilot.count for pilot in blueprint.pilot)
    if pilots:
        rows.append((word("exam-pilot"), word("exam-items", count=pilots), word("exam-not-scored")))
    for part in blueprint.tasks:
        tasks = sum(draw.count for draw in part.draws)
        cut = _percent(site, part.cut_score)
        rows.append((title_in(part, site.lang), word("exam-tasks", count=tasks), word("exam-by-mentor", cut=cut)))
    if talk := blueprint.talk:
        cut = _percent(site, talk.cut_score)
        rows.append(
            (title_in(talk, site.lang), word("exam-minutes", count=talk.minutes), word("exam-by-mentor", cut=cut))
        )
    return rows


def _facts(site: Site, blueprint: Blueprint) -> list[Row]:
    """Time, what passes, how much may be known from practice, and how it is retaken, as rows of a table."""
    word = site.word
    cut = _percent(site, blueprint.cut_score)
    rows = [(word("exam-time"), word("exam-minutes", count=blueprint.minutes))]
    longer = [site.words.number(factor) for factor in blueprint.extra_time if factor > 1]
    if longer:
        rows.append((word("exam-extra"), word("exam-extra-about", factors=word("exam-or").join(longer))))
    rows.append((word("exam-pass"), word("exam-pass-about", cut=cut, count=blueprint.points)))
    shares = [f"{title_in(part, site.lang)} {_percent(site, part.most_public)}" for part in blueprint.parts]
    rows.append((word("exam-public"), "; ".join(shares)))
    if band := blueprint.borderline:
        talk = site.words.number(blueprint.talk_points)
        values = {"lowest": band.lowest, "highest": band.highest, "count": blueprint.points, "talk": talk}
        rows.append((word("exam-borderline"), word("exam-borderline-about", **values)))
    rows.append((word("exam-attempts"), word("exam-attempts-about", count=blueprint.most_attempts)))
    rows += [
        (word("exam-wait", after=attempt), word("exam-days", count=blueprint.wait(attempt)))
        for attempt in range(1, blueprint.most_attempts)
        if blueprint.wait(attempt)
    ]
    rows.append((word("exam-ticket"), word("exam-days", count=blueprint.ticket_days)))
    rows.append((word("exam-valid"), word("exam-months", count=blueprint.valid_months)))
    return rows


def _percent(site: Site, share: float) -> str:
    return format_percent(share, locale=site.lang)
