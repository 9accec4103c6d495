"""Exercises as pages: a made-up situation, a field for one's own response, and a good one folded below it."""

from __future__ import annotations

from markupsafe import Markup

from casebook.model.exercise import FOLDED, TASK, Exercise
from casebook.model.kinds import EXERCISE
from casebook.site.checklist_pages import form
from casebook.site.decisions import decidable
from casebook.site.site import Site, Staged
from casebook.site.text import Insert, in_sections, text_html
from casebook.site.today import marks


def exercise_html(site: Site, exercise: Exercise, page: str) -> tuple[Markup, list[Staged]]:
    """The HTML of an exercise for its staged page; there are no files besides."""
    written = site.of(EXERCISE.name, exercise.id)
    topics = [written.library.topics[topic].title for topic in topics_of(exercise) if topic in written.library.topics]
    inserts = _inserts(site, exercise, page)
    html = written.render(
        "exercise.html.jinja",
        page,
        exercise=exercise,
        parent=written.library.pages.get("exercises/index"),
        topics=topics,
        text=text_html(exercise.body, exercise.where.path, written.library, written.finder, inserts, written.word),
    )
    return decidable(site, page, f"exercise--{exercise.id}", html), []


def topics_of(exercise: Exercise) -> list[str]:
    """What it is about: process topics first."""
    return [*exercise.topics, *exercise.services]


def _inserts(site: Site, exercise: Exercise, page: str) -> dict[str, Insert]:
    """By the anchor of a section: the field below the task, and the folds."""
    written = site.of(EXERCISE.name, exercise.id)
    # Two hyphens: no check-list can have this name, and what is filled in is kept by it.
    key = f"exercise--{exercise.id}"
    own = written.render("own-response.html.jinja", page, key=key, form=form(site, page, key))
    labels = (written.word("exercise-show-response"), written.word("exercise-show-look"))
    folds = {
        title: Insert(written.render("fold.html.jinja", page, text=label), "</details>")
        for title, label in zip(FOLDED, labels, strict=True)
    }
    return in_sections(site.library.origin.exercises[exercise.id].body, {TASK: Insert(after=own), **folds})


def exercises_tail(site: Site, page: str) -> Markup:
    """All exercises, for the end of their index."""
    listed = site.render("exercise-list.html.jinja", page, exercises=site.library.shown(EXERCISE))
    return listed + "\n" + marks(site, page)
