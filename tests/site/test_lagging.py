"""Who writes in the source's language is stopped by no translation: it lags behind, and says so."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from casebook.build import build_site
from casebook.site.feed import ATOM
from casebook.staging import stage_checked
from typer.testing import CliRunner

from tests.support.commands import app
from tests.support.roots import TINY, make_root, translate

OLD, NEW = "process/brief-and-task", "process/brief"
TERM = """
  - id: lantern
    term: lantern
    definition: A light in paper.
    example: One lantern is one light.
"""


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, file
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny casebook, its source written on: a heading more, a section less, a new term, a page renamed."""
    made = make_root(tmp_path_factory.mktemp("lagging"), TINY)
    translate(made)
    with (made / "docs/index.md").open("a", encoding="utf-8") as index:
        index.write("\n## What is new\n\nThis section.\n")
    theory = made / "docs/theory/search-ads.md"
    theory.write_text(theory.read_text("utf-8").partition("## What it is, again")[0], "utf-8")
    with (made / "docs/glossary/search-ads.yml").open("a", encoding="utf-8") as terms:
        terms.write(TERM)
    (made / f"docs/{OLD}.md").rename(made / f"docs/{NEW}.md")
    change(made / f"docs/{NEW}.md", "\ntitle:", f"\nformerly: [{OLD}]\ntitle:")
    for file in made.rglob("*.*"):
        if file.suffix in (".md", ".yml") and file.name.count(".") == 1 and "mkdocs" not in file.name:
            text = file.read_text("utf-8")
            for old, new in ((f"{OLD}.md", f"{NEW}.md"), (f"page:{OLD}", f"page:{NEW}"), ("#what-it-is-again", "")):
                text = text.replace(old, new)
            file.write_text(text, "utf-8")
    with (made / "docs/index.ru.md").open("a", encoding="utf-8") as index:
        index.write("\nБыло [ещё одно](theory/gone.md).\n")
    return made


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://example.org/academy/")
        build_site(root, partial(stage_checked, root, datetime.date.today(), None))
    return root / "site"


@pytest.mark.parametrize(("flags", "code"), [([], 0), (["--strict"], 1)])
def test_what_lags_behind_is_a_warning_and_stops_a_strict_check(root: Path, flags: list[str], code: int) -> None:
    done = CliRunner().invoke(app, ["check", "--root", str(root), *flags])
    said = done.output
    assert done.exit_code == code, said
    for place in (
        "docs/index.ru.md:6: warning: translation-headings: saw no heading for `## What is new`",
        "docs/theory/search-ads.ru.md:19: warning: translation-headings: saw `## Что это, ещё раз`",
        "docs/index.ru.md:11: warning: link-target: saw a link to 'theory/gone.md'",
        "docs/index.ru.md:8: warning: link-target: saw a link to 'process/brief-and-task.md",
        "it was renamed: write 'process/brief.md'",
    ):
        assert place in said, said


def test_a_page_that_lags_behind_says_so_and_of_when_its_original_is(site: Path) -> None:
    html = (site / "ru/theory/search-ads/index.html").read_text("utf-8")
    assert "С тех пор как эту страницу перевели, оригинал изменился." in html
    assert "Оригинал последний раз проверяли 21 ноября 2026" in html


def test_a_new_term_and_a_new_section_are_there_in_english(site: Path) -> None:
    assert "A light in paper." in (site / "ru/glossary/search-ads/index.html").read_text("utf-8")
    assert 'id="what-is-new"' in (site / "ru/index.html").read_text("utf-8")


def test_no_link_of_a_translation_is_dead(site: Path) -> None:
    html = (site / "ru/index.html").read_text("utf-8")
    assert '<a href="process/brief/#the-rule">' in html
    assert "<a>ещё одно</a>" in html


@pytest.mark.parametrize("tree", ["", "ru/", "bg/"])
def test_a_former_address_leads_on_with_a_whole_canonical(site: Path, tree: str) -> None:
    html = (site / tree / OLD / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="https://example.org/academy/{tree}{NEW}/">' in html
    assert 'location.replace("../brief/" + location.search + location.hash)' in html
    assert 'id="the-rule"' in (site / tree / NEW / "index.html").read_text("utf-8"), "its anchors are there"
    feed = ET.parse(site / tree / "cases/feed.xml").getroot()
    own = [link.get("href") for link in feed.findall(f"{{{ATOM}}}link")]
    assert own[0] == f"https://example.org/academy/{tree}cases/feed.xml"
