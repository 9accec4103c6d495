"""Former names: a file that leads on, in every language, and an anchor for a term."""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook.load.loading import load
from casebook.model.localized import localized
from casebook.site.charts import Charts
from casebook.site.moved import moved_pages, with_canonical
from casebook.site.site import Site

from tests.support.roots import TINY, make_root

MOVED = {
    "docs/theory/search-ads.md": ("formerly: [adwords]", "adwords/index.html", "../theory/search-ads/"),
    "cases/glass-beads.md": ("formerly: [old, older]", "cases/older/index.html", "../glass-beads/"),
    "quizzes/practice/pair.yml": ("formerly: [two]", "practice/two/index.html", "../pair/"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = make_root(tmp_path / "tiny", TINY)
    for path, (line, *_) in MOVED.items():
        text = (made / path).read_text("utf-8")
        start = text.index("title:")
        (made / path).write_text(f"{text[:start]}{line}\n{text[start:]}", "utf-8")
    return made


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_former_name_leads_on_in_every_language(root: Path, lang: str) -> None:
    source = load(root).library
    library = source if lang == "en" else localized(source, lang)
    files = dict(moved_pages(Site(library, Charts())))
    assert len(files) == 4
    for _, path, to in MOVED.values():
        html = files[path].decode()
        assert f'<meta http-equiv="refresh" content="0; url={to}">' in html
        assert f'<link rel="canonical" href="{to}">' in html and f'<a href="{to}">' in html
        assert f'<html lang="{lang}">' in html and "noindex" in html
        assert f'location.replace("{to}" + location.search + location.hash)' in html, "an anchor is led on"
        whole = with_canonical(files[path], f"https://example.org/casebook/{path.removesuffix('index.html')}").decode()
        assert (
            '<link rel="canonical" href="https://example.org/casebook/' in whole and "/../" not in whole.split("<s")[0]
        )
