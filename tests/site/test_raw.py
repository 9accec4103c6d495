"""HTML that staging has made is spared Markdown's parser: what comes out is what any other generator makes of it."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from casebook.generator.mkdocs.raw import END, START, RawHtml
from casebook.load.loading import load
from casebook.load.markdown import scan
from casebook.site.markdown import rewrite
from casebook.staging import stage_root
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.conftest import Site
from tests.support.roots import REPO, TINY, make_root

CONFIGURED = re.search(r"^markdown_extensions:\n(?:  .*\n)+", (REPO / "mkdocs.yml").read_text("utf-8"), re.M)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
PAGES = sorted(path for path in (REPO / "tests/golden/staged").rglob("*.md") if START in path.read_text("utf-8"))


def convert(text: str, *more: RawHtml) -> str:
    """Markdown with the extensions of mkdocs.yml."""
    assert CONFIGURED
    listed = yaml.safe_load(CONFIGURED[0])["markdown_extensions"]
    settings = {name: value for one in listed if isinstance(one, dict) for name, value in one.items()}
    names = [one if isinstance(one, str) else next(iter(one)) for one in listed]
    return Markdown(extensions=[*names, *more], extension_configs=settings).convert(text)


class Seen(HTMLParser):
    """What a page says and how it is built, but for paragraphs: Markdown puts one around some elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "p":
            self.parts.append(f"<{tag} {sorted((name, value or '') for name, value in attrs)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag != "p":
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts += data.split()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPO / "tests/golden/staged").as_posix())
def test_a_page_says_the_same_as_without(page: Path) -> None:
    text = FRONT_MATTER.sub("", page.read_text("utf-8"))
    assert text.count(f"{START}\n") == text.count(f"\n{END}\n")
    spared = convert(text, RawHtml())
    assert Seen(spared).parts == Seen(convert(text.replace(START, "").replace(END, ""))).parts
    assert START not in spared and END not in spared


def test_marked_html_comes_out_as_it_went_in() -> None:
    html = "<link href='x'>\n<casebook-x set='{\"a\": \"*b* _c_ [d](e) ```\"}'>\n\n    four spaces\n</casebook-x>"
    made = convert(f"Before *it*\n{START}\n{html}\n{END}\n## After {{#after}}\n", RawHtml())
    assert made.startswith(f'<p>Before <em>it</em></p>\n{html}\n<h2 id="after">After')


def test_a_mark_without_its_end_takes_nothing_away() -> None:
    assert "Still <em>here</em>" in convert(f"{START}\n\nStill *here*\n", RawHtml())


def test_an_author_can_not_mark_anything() -> None:
    """Between marks a fence would be no fence: `check` takes what is in it for code, and it would be run."""
    text = f"# A page\n\n{START}\n```\n<script>alert(1)</script>\n```\n{END}\n"
    library = load(TINY).library
    spared = convert(rewrite(scan(text, 1), "docs/index.md", library, None), RawHtml())
    assert "<script" not in spared and "alert" in spared


def test_no_mark_is_published(site: Site, real_site: Site) -> None:
    for built in (site, real_site):
        texts = {page: page.read_text("utf-8") for page in built.dir.rglob("*.html")}
        assert [page for page, text in texts.items() if START in text or END in text] == []


@pytest.mark.parametrize(("anchor", "is_there"), [("figure-clicks", True), ("figure-nowhere", False)])
def test_a_link_to_a_place_in_marked_html_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, anchor: str, is_there: bool
) -> None:
    root = make_root(tmp_path, TINY)
    stage_root(root)
    monkeypatch.setitem(os.environ, "CASEBOOK_STAGED", "1")
    with (root / "build/docs/en/index.md").open("a", encoding="utf-8") as home:
        home.write(f"\n[A chart](cases/paper-lanterns.md#{anchor})\n")
    config = load_config(str(root / "mkdocs.yml"), strict=True, site_dir=str(root / "site"))
    if is_there:
        build(config)
    else:
        with pytest.raises(Abort, match="1 warning"):
            build(config)
