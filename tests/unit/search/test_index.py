"""Pagefind itself, over a site of three pages: what is meant to be found is found, or the build says what is wrong."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from casebook.search import Indexed, SearchFailure, index_site


def site(folder: Path, **pages: str) -> tuple[Path, Path]:
    """A staged tree and the site built of it: folder of a page to the text of its article."""
    tree, built = folder / "tree", folder / "site"
    for name, text in pages.items():
        (tree / f"{name}.md").parent.mkdir(parents=True, exist_ok=True)
        (tree / f"{name}.md").write_text('---\nsearch: {"kind": "page", "missing": []}\n---\n', "utf-8")
        (built / name).mkdir(parents=True)
        (built / name / "index.html").write_text(f"<html><article>{text}</article></html>", "utf-8")
    return built, tree


def fragments(built: Path) -> list[dict[str, Any]]:
    """What the bundle tells of each page."""
    files = (built / "pagefind/fragment").glob("*.pf_fragment")
    return [json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")) for file in files]


def test_a_site_is_indexed_in_its_language(tmp_path: Path) -> None:
    built, tree = site(tmp_path, one="<h1>Кейсы</h1><p>Договоры и ёлка</p>", two="<h1>Two</h1><p>Words</p>")
    indexed = index_site(built, tree, "ru")
    assert isinstance(indexed, Indexed) and indexed.pages == 2 and indexed.words > 3
    assert 0 < indexed.seconds < 60
    entry = json.loads((built / "pagefind/pagefind-entry.json").read_bytes())
    assert list(entry["languages"]) == ["ru"] and (built / "pagefind/wasm.ru.pagefind").is_file()
    assert {fragment["url"] for fragment in fragments(built)} == {"/one/", "/two/"}
    assert indexed.bytes == sum(file.stat().st_size for file in (built / "pagefind").rglob("*") if file.is_file())


def test_the_bundle_holds_what_is_used_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    built, tree = site(tmp_path, one="<h1>One</h1>")
    index_site(built, tree, "bg")
    names = {path.name for path in (built / "pagefind").iterdir()}
    assert {"pagefind.js", "wasm.unknown.pagefind", "fragment", "index"} <= names
    assert not [name for name in names if "ui" in name or "highlight" in name or "worker" in name]
    assert {path.name for path in built.iterdir()} == {"one", "pagefind"}


def test_an_index_is_made_anew_and_not_added_to(tmp_path: Path) -> None:
    built, tree = site(tmp_path, one="<h1>One</h1>", two="<h1>Two</h1>")
    index_site(built, tree, "en")
    (tree / "two.md").unlink()
    assert index_site(built, tree, "en").pages == 1
    assert [fragment["url"] for fragment in fragments(built)] == ["/one/"]


def test_a_language_that_nothing_is_translated_into_has_a_bundle_that_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "tree").mkdir()
    assert index_site(tmp_path / "site", tmp_path / "tree", "bg").pages == 0
    assert {path.name for path in (tmp_path / "site/pagefind").iterdir()} == {"pagefind-entry.json", "pagefind.js"}


def test_a_page_that_the_site_lacks_fails_the_build_and_is_named(tmp_path: Path) -> None:
    built, tree = site(tmp_path, one="<h1>One</h1>")
    (tree / "two.md").write_text('---\nsearch: {"kind": "page"}\n---\n', "utf-8")
    with pytest.raises(SearchFailure, match=r"two/: meant to be found, but not in the site"):
        index_site(built, tree, "en")
    assert not (built / "pagefind").exists()


def test_a_page_without_a_word_fails_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built, tree = site(tmp_path, one="<h1>One</h1>", two="<h1>Two</h1>")
    index_site(built, tree, "en")
    # A copy that Pagefind can't read stands for whatever it may leave out.
    monkeypatch.setattr("casebook.search.copies._document", lambda body, filters, lang: "" if "Two" in body else body)
    with pytest.raises(SearchFailure, match="meant to be found"):
        index_site(built, tree, "en")
    assert len(fragments(built)) == 2, "the earlier bundle stays until the new one is whole"
