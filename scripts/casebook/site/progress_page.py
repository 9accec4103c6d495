"""Progress: the page that says where somebody stands, and what the exam asks, so that it can say how ready they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from casebook.model.addresses import url
from casebook.model.blueprint import Blueprint, title_in
from casebook.site.practice_pages import posed
from casebook.site.site import Site, Staged, json_file
from casebook.site.today import INDEX, mentor_file
from casebook.site.today import PAGE as TODAY

FORMAT = 1
PAGE = "progress.md"


def progress_files(site: Site) -> Iterator[Staged]:
    """What the exam asks; of several exams the first."""
    pages = site.library.pages
    if PAGE.removesuffix(".md") in pages and TODAY.removesuffix(".md") in pages:
        yield from _exam(site)


def progress_tail(site: Site, page: str) -> Markup:
    """The element, where there is something to come back."""
    if TODAY.removesuffix(".md") not in site.library.pages:
        return Markup()
    exam = next((url(page, path) for path, _ in _exam(site)), None)
    values = {"index": url(page, INDEX), "exam": exam, "mentor_file": mentor_file(site, page)}
    values["practice_words"] = site.words_url(page, "practice")
    return site.render("progress.html.jinja", page, **values, **site.assets(page, "progress"))


def _exam(site: Site) -> Iterator[Staged]:
    for blueprint in list(site.library.blueprints.values())[:1]:
        yield json_file(f"assets/today/exam-{blueprint.id}.json", exam_data(site, blueprint))


def exam_data(site: Site, blueprint: Blueprint) -> dict[str, Any]:
    """The slots that count, and what can be asked in them: memory id, topic, level, kind, whether it is of a family.
    `format` counts up when its shape changes.
    """
    sections = [section.id for section in blueprint.sections]
    slots = [slot for slot in blueprint.slots() if slot.scored and slot.section in sections]
    items = [item for item in site.library.public_items.values() if any(slot.draw.admits(item) for slot in slots)]
    asked = {}
    for one in posed(site, items):
        memory = one.instance.family if one.instance else one.item.id
        asked[memory] = [
            memory,
            one.item.topic,
            one.item.level.value,
            one.item.kind.value,
            int(one.instance is not None),
        ]
    return {
        "format": FORMAT,
        "id": blueprint.id,
        "title": title_in(blueprint, site.lang),
        "cut_score": blueprint.cut_score,
        "sections": [
            {"id": section.id, "title": title_in(section, site.lang), "cut_score": section.cut_score}
            for section in blueprint.sections
        ],
        "most_of_topic": blueprint.spread.most_of_topic if blueprint.spread else None,
        "slots": [
            {
                "section": slot.section,
                "count": slot.draw.count,
                "topics": list(slot.draw.topics),
                "levels": [level.value for level in slot.draw.levels],
            }
            for slot in slots
        ],
        "asked": list(asked.values()),
    }
