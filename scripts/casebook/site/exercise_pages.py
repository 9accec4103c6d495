"""Exercises as pages: a made-up situation, a field for one's own response, and a good one folded below it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from casebook.model.exercise import FOLDED, TASK, Exercise
from casebook.site import findable
from casebook.site.addresses import exercise_page
from casebook.site.checklist_pages import form
from casebook.site.site import Site, Staged
from casebook.site.text import Insert, text_html

KIND = "exercise"


def exercise_pages(site: Site) -> Iterator[Staged]:
    """A page per exercise."""
    for exercise in site.library.exercises.values():
        yield exercise_file(site, exercise)


def exercise_file(site: Site, exercise: Exercise) -> Staged:
    """The staged page of one exercise."""
    page = exercise_page(exercise.id)
    values = {"title": exercise.title, "description": exercise.summary, "source": exercise.where.path}
    head = site.head(KIND, exercise.id, findable.answering(findable.OF_EXERCISE, exercise.asked), **values)
    written = site.of(KIND, exercise.id)
    topics = [written.library.topics[topic].title for topic in topics_of(exercise) if topic in written.library.topics]
    text = text_html(exercise.body, exercise.where.path, written.library, written.finder, _inserts(site, exercise))
    body = written.render(
        "exercise.html.jinja",
        page,
        exercise=exercise,
        parent=written.library.pages.get("exercises/index"),
        topics=topics,
        text=text,
    )
    return site.staged(page, head, site.notice(KIND, exercise.id, page), body)


def topics_of(exercise: Exercise) -> list[str]:
    """What it is about: process topics first."""
    return [*exercise.topics, *exercise.services]


def _inserts(site: Site, exercise: Exercise) -> dict[str, Insert]:
    """By the anchor of a section: the field below the task, and the folds."""
    page, written = exercise_page(exercise.id), site.of(KIND, exercise.id)
    anchors = {heading.text: heading.anchor for heading in site.library.origin.exercises[exercise.id].body.headings}
    # Two hyphens: no check-list can have this name, and what is filled in is kept by it.
    key = f"exercise--{exercise.id}"
    own = written.render("own-response.html.jinja", page, key=key, form=form(site, page, key))
    labels = (written.word("exercise-show-response"), written.word("exercise-show-look"))
    folds = {
        title: Insert(written.render("fold.html.jinja", page, text=label), "</details>")
        for title, label in zip(FOLDED, labels, strict=True)
    }
    inserts = {TASK: Insert(after=own), **folds}
    return {anchors[title]: insert for title, insert in inserts.items() if title in anchors}


def exercises_tail(site: Site, page: str) -> Markup:
    """All exercises, for the end of their index."""
    return site.render("exercise-list.html.jinja", page, exercises=list(site.library.exercises.values()))
