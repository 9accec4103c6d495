"""The mock exam: each blueprint with the public items that it may draw, for the element that rehearses it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from casebook.model.addresses import url
from casebook.model.blueprint import Blueprint, Slot, title_in
from casebook.site.practice_pages import Posed, item_data, posed
from casebook.site.site import Site, Staged, json_file
from casebook.site.today import PAGE as TODAY

FORMAT = 3
PAGE = "exam/mock.md"
"""The page that the mock exam stands on; without it nothing is staged."""


def mock_files(site: Site) -> Iterator[Staged]:
    """The data of each blueprint's mock exam, a file of its own, so that no other page loads it."""
    if PAGE.removesuffix(".md") in site.library.pages:
        for blueprint in site.library.blueprints.values():
            yield _data_file(site, blueprint)


def mock_tail(site: Site, page: str) -> Markup:
    """An element for each blueprint at the end of the page of the mock exam."""
    exams = [
        (blueprint, title_in(blueprint, site.lang), url(page, _data_file(site, blueprint)[0]))
        for blueprint in site.library.blueprints.values()
    ]
    return site.render(
        "mock.html.jinja",
        page,
        exams=exams,
        run_words=site.words_url(page, "exam"),
        base=url(page, "index.md"),
        today=url(page, TODAY) if TODAY.removesuffix(".md") in site.library.pages else None,
        **site.assets(page, "mock"),
    )


def _data_file(site: Site, blueprint: Blueprint) -> Staged:
    return json_file(f"assets/mock/{blueprint.id}.json", mock_data(site, blueprint))


def mock_data(site: Site, blueprint: Blueprint) -> dict[str, Any]:
    """What the mock exam runs on; `format` counts up when its shape changes."""
    slots = [slot for slot in blueprint.slots() if not slot.draw.is_talk]
    items = [item for item in site.library.public_items.values() if any(slot.draw.admits(item) for slot in slots)]
    band = blueprint.borderline
    return {
        "format": FORMAT,
        "id": blueprint.id,
        "title": title_in(blueprint, site.lang),
        "minutes": blueprint.minutes,
        "cut_score": blueprint.cut_score,
        "sections": [_part(site, section) for section in blueprint.sections],
        "tasks": [_part(site, section) for section in blueprint.tasks],
        "borderline": {"lowest": band.lowest, "highest": band.highest} if band else None,
        "spread": blueprint.spread.model_dump(mode="json") if blueprint.spread else None,
        "slots": [_slot(slot) for slot in slots],
        "items": [_item(site, one) for one in posed(site, items)],
    }


def _part(site: Site, part: Any) -> dict[str, Any]:
    return {"id": part.id, "title": title_in(part, site.lang), "cut_score": part.cut_score}


def _item(site: Site, one: Posed) -> dict[str, Any]:
    enemies = getattr(one.item, "enemies", [])
    return item_data(site, PAGE, one) | ({"enemies": enemies} if enemies else {})


def _slot(slot: Slot) -> dict[str, Any]:
    draw = slot.draw
    return {
        "section": slot.section,
        "scored": slot.scored,
        "count": draw.count,
        "topics": list(draw.topics),
        "levels": [level.value for level in draw.levels],
        "kinds": [kind.value for kind in draw.kinds],
    }
