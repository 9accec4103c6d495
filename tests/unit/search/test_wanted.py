"""What is meant to be found, as the staged tree says it."""

from __future__ import annotations

from pathlib import Path

from casebook.load.loading import load
from casebook.model.localized import localized
from casebook.search.extracts import extracts
from casebook.search.wanted import pages, terms
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.stage import stage

from tests.support.roots import EMPTY_BUNDLE, TINY


def staged(folder: Path, lang: str = "en") -> Path:
    """The tiny casebook, staged in a language."""
    library = localized(load(TINY).library, lang)
    for path, data in stage(Site(library, Charts(), EMPTY_BUNDLE)):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def test_pages_say_what_they_are_found_as(tmp_path: Path) -> None:
    found = {page.folder: page.filters for page in pages(staged(tmp_path))}
    assert found["theory/search-ads/"]["kind"] == ["theory"]
    assert found["process/brief-and-task/"]["kind"] == ["process"]
    assert found[""]["kind"] == ["page"]
    assert found["practice/all-kinds/"]["kind"] == ["practice"]
    [theory] = [page for page in pages(staged(tmp_path)) if page.folder == "theory/search-ads/"]
    assert theory.asked == ("who empties my purse overnight",) and set(theory.filters) == {"kind", "missing"}
    case = found["cases/paper-lanterns/"]
    assert {name: case[name] for name in ("kind", "industry", "service", "outcome")} == {
        "kind": ["case"],
        "industry": ["crafts"],
        "service": ["search-ads"],
        "outcome": ["failure"],
    }


def test_drafts_lists_and_the_search_itself_are_not_meant_to_be_found(tmp_path: Path) -> None:
    found = {page.folder for page in pages(staged(tmp_path))}
    assert not [folder for folder in found if "/by/" in folder or folder.endswith("/list/") or folder == "search/"]
    drafts = {f"cases/{case.id}/" for case in load(TINY).library.cases.values() if not case.is_published}
    assert drafts and not drafts & found


def test_what_is_not_translated_is_found_in_english_and_says_where_it_is_missing(tmp_path: Path) -> None:
    english = {page.folder: page for page in pages(staged(tmp_path / "en"))}
    russian = {page.folder: page for page in pages(staged(tmp_path / "ru", "ru"))}
    assert "theory/search-ads/" in russian and "process/brief-and-task/" not in russian
    assert english["theory/search-ads/"].filters["missing"] == ["bg"]
    assert english["process/brief-and-task/"].filters["missing"] == ["ru", "bg"]
    assert "missing" not in russian["theory/search-ads/"].filters


def test_terms_are_found_in_the_language_that_they_are_written_in(tmp_path: Path) -> None:
    english, russian = staged(tmp_path / "en"), staged(tmp_path / "ru", "ru")
    known = set(load(TINY).library.terms)
    translated = set(load(TINY).library.translations["ru"].of("term"))
    assert {term.id for term in terms(english, "en")} == known
    assert {term.id for term in terms(russian, "ru")} == translated
    [ctr] = [term for term in terms(english, "en") if term.id == "ctr"]
    assert ctr.title == "CTR (click-through rate)" and "кликабельность" in ctr.also
    assert ctr.filters["kind"] == ["term"] and ctr.asked == ["how many of all who saw it came over"]
    assert [term.asked for term in terms(russian, "ru") if term.id == "ctr"] == [["сколько из увидевших перешли"]]


def test_the_address_of_a_page_is_its_folder(tmp_path: Path) -> None:
    text = '---\ntitle: "T"\nsearch: {"kind": "page", "missing": []}\n---\n\nText'
    for path in ("index.md", "theory/index.md", "theory/seo.md"):
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    found = [(page.folder, page.html.strip(), page.filters) for page in pages(tmp_path)]
    assert found == [(folder, "Text", {"kind": ["page"]}) for folder in ("", "theory/", "theory/seo/")]


def test_templates_mark_where_what_is_found_ends(tmp_path: Path) -> None:
    found = {extract.url: extract.html for extract in extracts(staged(tmp_path), "en")}
    assert "Glossary" in found["glossary/"] and 'id="ctr"' not in found["glossary/"]
    case = found["cases/paper-lanterns/"]
    assert 'id="lessons"' in case
    assert not [end for end in ("questions-to-think-about", "practise-this-case", "related-cases") if end in case]
    assert "casebook-practice" not in found["practice/all-kinds/"]
