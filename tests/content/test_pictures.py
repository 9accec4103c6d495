"""The pictures of pages: each is what its description draws, says what it is for and has room for its texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest
from casebook.model.kinds import PAGE, parted
from casebook.model.library import Library
from casebook.model.page import Page
from casebook.prose.scan import resolve

from scripts.pictures.arrows import Rect, route
from scripts.pictures.drawing import Unfit, draw, drawn, merged
from tests.support.plain_yaml import plain_yaml
from tests.support.roots import REPO

DESCRIPTIONS = sorted((REPO / "pictures").rglob("*.yml"))
LARGEST = 8_000
MEASURE = """() => {
  const box = (node) => { const r = node.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const within = (a, b) => a[0] >= b[0] - 1 && a[1] >= b[1] - 1 && a[2] <= b[2] + 1 && a[3] <= b[3] + 1;
  const meet = (a, b) => a[0] < b[2] - 1 && b[0] < a[2] - 1 && a[1] < b[3] - 3 && b[1] < a[3] - 3;
  return [...document.querySelectorAll("svg")].flatMap((svg) => {
    const texts = [...svg.querySelectorAll("text")].map((node) => ({ node, at: box(node), says: node.textContent }));
    const found = texts.filter(({ node, at }) => {
      const own = node.parentNode.matches(".b") ? node.parentNode.firstElementChild : svg;
      return !within(at, box(own)) || !within(at, box(svg)) || parseFloat(getComputedStyle(node).fontSize) < 13;
    }).map((text) => text.says);
    texts.forEach((one, place) => texts.slice(place + 1).forEach((other) => {
      if (meet(one.at, other.at)) found.push(`${one.says} / ${other.says}`);
    }));
    return found.map((says) => `${svg.id}: ${says}`);
  });
}"""
"""Texts that leave their shape or picture, are too small to read on a phone, or lie over another text."""


def test_every_picture_is_what_its_description_draws() -> None:
    pictures = dict(drawn(REPO))
    changed = [path for path, svg in pictures.items() if (REPO / path).read_text("utf-8") != svg]
    assert changed == [], "run `make pictures`"
    ours = {
        path for path in REPO.glob("docs/**/*.svg") if path.read_text("utf-8").startswith('<svg class="cb-picture"')
    }
    assert {path.relative_to(REPO).as_posix() for path in ours} == set(pictures), "a picture without a description"


def test_every_picture_is_small_and_says_what_it_is_for() -> None:
    large = {path: len(svg.encode()) for path, svg in drawn(REPO) if len(svg.encode()) > LARGEST}
    assert large == {}
    for file in DESCRIPTIONS:
        description = plain_yaml(file.read_text("utf-8"))
        wanted = {"alt"} if parted(file.name)[1] else {"question", "answer", "alt", "title"}
        assert wanted <= {name for name, text in description.items() if text}, file.name


def test_texts_stay_in_their_shapes_and_apart(page: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    named = [svg.replace("<svg", f'<svg id="{Path(path).stem}" width="360"', 1) for path, svg in drawn(REPO)]
    page.set_content("<style>* { margin: 0 }</style>" + "".join(named))
    assert page.evaluate(MEASURE) == []


def shown(content: Library) -> Iterator[tuple[Page, str, str]]:
    """Each drawing that a page shows: the page, in whichever language, the drawing's path, and its text on the page."""
    for page in chain(content.pages.values(), *(one.of(PAGE.name).values() for one in content.translations.values())):
        for link in page.body.links:
            path, _ = resolve(parted(page.where.path)[0], link.target) or ("", "")
            if link.image and path in content.drawings:
                yield page, path, " ".join(link.text.split())


def test_a_page_says_of_a_drawing_what_its_description_says(content: Library) -> None:
    said = {path: " ".join(plain_yaml(file.read_text("utf-8"))["alt"].split())
            for file, (path, _) in zip(DESCRIPTIONS, drawn(REPO), strict=True)}  # fmt: skip
    found = list(shown(content))
    assert [(page.where.path, path) for page, path, text in found if text != said[path]] == []
    assert {path for _, path, _ in found} == set(said), "a drawing that no page shows"
    assert all(parted(page.where.path)[1] == parted(path)[1] for page, path, _ in found), "in another language"


def test_each_service_line_has_two_drawings_and_a_dozen_processes_have_one(content: Library) -> None:
    found = Counter(page.topic for page, path, _ in shown(content) if isinstance(page, Page) and "/theory/" in path)
    lines = {page.topic for page in content.pages.values() if page.id.startswith("theory/")} - {None}
    assert {line: found[line] for line in lines if found[line] < 2} == {}
    assert (
        len({page.id for page, _, _ in shown(content) if isinstance(page, Page) and "/process/" in page.where.path})
        > 11
    )


def description(**shape: object) -> dict[str, object]:
    return {"title": "A title", "alt": "A text", "draw": [{"box": "b", "at": [0, 0, 60, 30], **shape}]}


@pytest.mark.parametrize("says", ["incomprehensibilities", "a few words more than there is room for"])
def test_a_text_without_room_is_told(says: str) -> None:
    with pytest.raises(Unfit, match=r"b: "):
        draw(description(says=says))


def test_a_translation_has_the_texts_alone() -> None:
    source = description(says="Brief")
    svg = draw(merged(source, {"alt": "Текст", "title": "Заглавие", "texts": {"b": "Бриф"}}))
    assert "<title>Текст</title>" in svg and ">Бриф</text>" in svg and ">Заглавие</text>" in svg
    with pytest.raises(Unfit, match="only one of the two has: b, c"):
        merged(source, {"alt": "x", "title": "x", "texts": {"c": "x"}})


@pytest.mark.parametrize("b", [(0, 90), (90, 0), (-90, 0), (0, -90), (90, 90), (-90, -90), (90, -90)])
def test_arrows_run_level_or_upright_from_edge_to_edge(b: tuple[int, int]) -> None:
    start, end = Rect(0, 0, 40, 20), Rect(*b, 40, 20)
    points = route(start, end)
    for (x, y), shape in ((points[0], start), (points[-1], end)):
        assert (x in (shape.x, shape.x + 40) and shape.y <= y <= shape.y + 20) or (
            y in (shape.y, shape.y + 20) and shape.x <= x <= shape.x + 40
        )
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
